using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Translation;

/// <summary>A name of a Chinese text whose English is fixed: by the termbase, or by how the translation spells a person already.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Chinese">The name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="English">Its English forms, the one to be used first.</param>
internal sealed record FixedName(TextSpan Span, string Chinese, TermKind Kind, IReadOnlyList<string> English)
{
    /// <summary>The names of a text in its order; the longest wins and hides what is in it.</summary>
    /// <param name="text">Chinese text.</param>
    /// <param name="terms">The termbase.</param>
    /// <param name="persons">Spellings of persons: Chinese name, English name.</param>
    public static List<FixedName> In(string text, TermList terms, IReadOnlyDictionary<string, string> persons)
    {
        List<FixedName> names = [.. SourceText.Of(text, terms).Terms
            .Select(hit => new FixedName(hit.Span, hit.Entry.Chinese, hit.Entry.Rows[0].Kind, [.. hit.Entry.Kept.Concat(hit.Entry.Wanted)]))
            .Where(name => name.English.Count > 0)];
        foreach (var (chinese, english) in persons.Where(person => person.Key.Length > 1))
        {
            for (var at = text.IndexOf(chinese, StringComparison.Ordinal); at >= 0; at = text.IndexOf(chinese, at + chinese.Length, StringComparison.Ordinal))
                names.Add(new FixedName(new TextSpan(at, chinese.Length), chinese, TermKind.Person, [english]));
        }

        // What the termbase says of a person goes before how the translation spells them.
        return [.. WordFinder.Longest(names, name => (name.Span.Start, name.Span.Length), name => persons.TryGetValue(name.Chinese, out var english) && name.English is [var only] && only == english ? 0 : 1)
            .OrderBy(name => name.Span.Start)];
    }
}
