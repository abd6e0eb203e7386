using System.Text;
using System.Text.RegularExpressions;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Import;

/// <summary>The marks that hold where a text stands.</summary>
/// <param name="Bold">Bold.</param>
/// <param name="Italic">Italic.</param>
/// <param name="Link">The address it leads to.</param>
internal sealed record Marks(bool Bold = false, bool Italic = false, string? Link = null);

/// <summary>Gathers the text of a paragraph: runs of white space are one space, breaks are line feeds, two breaks part paragraphs.</summary>
/// <param name="isLoose">Whether empty lines part paragraphs.</param>
internal sealed partial class InlineText(bool isLoose)
{
    private readonly List<TextRun> runs = [];

    /// <summary>Whether empty lines part paragraphs.</summary>
    public bool IsLoose => isLoose;

    /// <summary>Whether line ends in the text are breaks.</summary>
    public bool KeepsBreaks { get; init; }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text as it stands in the HTML.</param>
    /// <param name="marks">Its marks.</param>
    /// <returns>The paragraphs that ended meanwhile.</returns>
    public IEnumerable<RichText> Add(string text, Marks marks)
    {
        var pieces = isLoose ? EmptyLines().Split(text.ReplaceLineEndings("\n")) : [text];
        for (var index = 0; index < pieces.Length; index++)
        {
            if (index > 0)
            {
                foreach (var ended in End())
                    yield return ended;
            }

            var piece = isLoose || KeepsBreaks ? pieces[index].ReplaceLineEndings("\n") : LinesInChinese().Replace(pieces[index].ReplaceLineEndings("\n"), "").Replace('\n', ' ');
            runs.Add(new TextRun(Spaces().Replace(piece.Replace('\u00A0', ' ').Replace('\r', ' ').Replace('\t', ' '), " "), marks.Bold, marks.Italic, marks.Link));
        }
    }

    /// <summary>Breaks the line.</summary>
    public void Break() => runs.Add(new TextRun("\n"));

    /// <summary>Ends the paragraph.</summary>
    /// <returns>What it holds: none, one, or several where it was parted by empty lines.</returns>
    public IReadOnlyList<RichText> End()
    {
        if (runs.Count == 0)
            return [];
        var paragraphs = Parted(runs).Select(Trimmed).Where(text => !text.IsEmpty).ToList();
        runs.Clear();
        return paragraphs;
    }

    /// <summary>A part of a text, with its marks.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The first UTF-16 unit.</param>
    /// <param name="end">The unit after the last.</param>
    public static RichText Part(RichText text, int start, int end)
    {
        var kept = new List<TextRun>();
        var at = 0;
        foreach (var run in text)
        {
            var (from, to) = (Math.Max(start, at), Math.Min(end, at + run.Text.Length));
            if (to > from)
                kept.Add(run with { Text = run.Text[(from - at)..(to - at)] });
            at += run.Text.Length;
        }

        return [.. kept];
    }

    private static RichText Trimmed(RichText text)
    {
        var plain = text.ToPlainText();
        return Part(text, plain.Length - plain.TrimStart().Length, plain.TrimEnd().Length);
    }

    // One blank survives where two runs meet with one each, and none beside a break.
    private static IEnumerable<RichText> Parted(List<TextRun> runs)
    {
        var paragraph = new List<TextRun>();
        var breaks = 0;
        var hasSpace = false;
        foreach (var run in runs)
        {
            var kept = new StringBuilder();
            var isBefore = hasSpace;
            foreach (var c in run.Text)
            {
                if (c == '\n')
                {
                    breaks++;
                    continue;
                }

                if (c == ' ')
                {
                    hasSpace = true;
                    continue;
                }

                if (breaks >= 2)
                {
                    paragraph.Add(run with { Text = kept.ToString() });
                    kept.Clear();
                    yield return [.. paragraph];
                    paragraph.Clear();
                }
                else if (breaks == 1)
                {
                    kept.Append('\n');
                }
                else if (hasSpace && isBefore && paragraph.Count > 0)
                {
                    // The blank stays where it stood, outside a link that begins here.
                    paragraph[^1] = paragraph[^1] with { Text = paragraph[^1].Text + " " };
                }
                else if (hasSpace)
                {
                    kept.Append(' ');
                }

                (breaks, hasSpace, isBefore) = (0, false, false);
                kept.Append(c);
            }

            paragraph.Add(run with { Text = kept.ToString() });
        }

        yield return [.. paragraph];
    }

    [GeneratedRegex(@"\n\s*\n\s*", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex EmptyLines();

    // A page that broke its lines inside a Chinese sentence meant no blank there.
    [GeneratedRegex(@"(?<=[\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFFEF])[ \t]*\n[ \t]*(?=[\u2E80-\u9FFF\uF900-\uFAFF\uFF01-\uFFEF])", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex LinesInChinese();

    [GeneratedRegex("[ \f\v]+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spaces();
}
