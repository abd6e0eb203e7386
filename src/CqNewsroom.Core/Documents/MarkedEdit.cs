namespace CqNewsroom.Core.Documents;

/// <summary>Edits of plain words that keep bold, italic and links where the words stayed.</summary>
public static class MarkedEdit
{
    /// <summary>A text with other words. New words take the marks of what stands before them, but never a link.</summary>
    /// <param name="old">The text with its marks.</param>
    /// <param name="words">The words as they shall be.</param>
    public static RichText Apply(RichText old, string words)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(words);
        var runs = new List<TextRun>();
        var at = 0;
        var before = new TextRun("");
        foreach (var segment in TextDiff.ByCharacter(old.ToPlainText(), words))
        {
            if (segment.Kind == TextChangeKind.Inserted)
            {
                runs.Add(before with { Text = segment.Text, Link = null });
                continue;
            }

            if (segment.Kind == TextChangeKind.Same)
            {
                runs.AddRange(Slice(old, at, segment.Text.Length));
                before = runs[^1];
            }

            at += segment.Text.Length;
        }

        return [.. runs];
    }

    /// <summary>A paragraph, heading or quotation with other words; null for a block of another kind.</summary>
    /// <param name="block">The block.</param>
    /// <param name="words">The words as they shall be.</param>
    public static Block? Apply(Block block, string words) => block switch
    {
        ParagraphBlock paragraph => paragraph with { Text = Apply(paragraph.Text, words) },
        HeadingBlock heading => heading with { Text = Apply(heading.Text, words) },
        QuotationBlock quotation => quotation with { Text = Apply(quotation.Text, words) },
        _ => null,
    };

    /// <summary>The words of a paragraph, heading or quotation; null for a block of another kind.</summary>
    /// <param name="block">The block.</param>
    public static string? Words(Block block) => block switch
    {
        ParagraphBlock paragraph => paragraph.Text.ToPlainText(),
        HeadingBlock heading => heading.Text.ToPlainText(),
        QuotationBlock quotation => quotation.Text.ToPlainText(),
        _ => null,
    };

    private static IEnumerable<TextRun> Slice(RichText text, int start, int length)
    {
        var at = 0;
        foreach (var run in text)
        {
            var from = Math.Max(start, at);
            var to = Math.Min(start + length, at + run.Text.Length);
            if (from < to)
                yield return run with { Text = run.Text[(from - at)..(to - at)] };
            at += run.Text.Length;
        }
    }
}
