using System.Text;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Tags;

/// <summary>How typed tags are compared, and which language they are in.</summary>
public static class TagText
{
    /// <summary>What two names have in common that mean one tag: compatibility forms, case and runs of white space do not count.</summary>
    /// <param name="name">As typed.</param>
    public static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words).Normalize(NormalizationForm.FormC);
    }

    /// <summary>The language of the newsroom that a typed name is in: Chinese where it holds Han, else the first that is not.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="languages">The newsroom's languages.</param>
    /// <param name="writtenIn">Language of the story's original, for a newsroom that has no other.</param>
    public static string LanguageOf(string name, IReadOnlyList<Language> languages, string writtenIn)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(languages);
        var isChinese = name.EnumerateRunes().Any(ScriptRanges.IsHan);
        // A name in Latin letters in a story in French is French, not the first such language of the newsroom.
        var first = languages.OrderBy(language => !string.Equals(language.Tag, writtenIn, StringComparison.Ordinal));
        return first.FirstOrDefault(language => language.Tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == isChinese)?.Tag ?? writtenIn;
    }
}
