using System.Globalization;
using System.Resources;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Chinese;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Workflow;

/// <summary>Something a check found in a text.</summary>
/// <param name="Check">Name of the check; its sentence stands in Resources/Findings.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="BlockId">The block, null for a field.</param>
/// <param name="Excerpt">The text concerned; part of the key, so that a waiver ends when the text changes.</param>
public sealed record Finding(string Check, Severity Severity, string? BlockId, string Excerpt)
{
    private static readonly ResourceManager Sentences = new("CqNewsroom.Core.Resources.Findings", typeof(Finding).Assembly);

    /// <summary>What is wrong, where a check of pairs says more than its name; else the sentence of <see cref="Check"/>.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Identity of the finding: check, place and text.</summary>
    public string Key => $"{Check}|{BlockId}|{Excerpt}";

    /// <summary>The sentence.</summary>
    /// <param name="language">Interface language.</param>
    public string In(string language)
    {
        if (Problem is not null)
            return Problem.In(language);
        var culture = CultureInfo.GetCultureInfo(language);
        return string.Format(culture, Sentences.GetString(Check, culture) ?? Check, Excerpt);
    }
}

/// <summary>What a check looks at.</summary>
/// <param name="Content">The text.</param>
/// <param name="Language">Its language.</param>
/// <param name="Source">Of a translation: the text it is made from.</param>
/// <param name="SourceLanguage">Of a translation: the source's language.</param>
public sealed record CheckedText(ArticleContent Content, string Language, ArticleContent? Source, string? SourceLanguage)
{
    /// <summary>Day of publication in the newsroom's zone, as far as it is known: of the original, else the scheduled one, else today.</summary>
    public DateOnly Published { get; init; }

    /// <summary>The terms that hold for the desk on that day.</summary>
    public TermList Terms { get; init; } = TermList.Empty;

    /// <summary>Words that are forbidden or doubted in Chinese.</summary>
    public WordList Words { get; init; } = WordList.Starter;

    /// <summary>How much findings of a kind weigh at the desk.</summary>
    public IReadOnlyDictionary<CheckKind, CheckWeight> Weights { get; init; } = new Dictionary<CheckKind, CheckWeight>();

    /// <summary>The pictures of the text that are not there any more.</summary>
    public IReadOnlySet<Guid> GonePictures { get; init; } = new HashSet<Guid>();

    /// <summary>The pictures of the text whose rights have ended, by name.</summary>
    public IReadOnlyDictionary<Guid, string> EndedPictures { get; init; } = new Dictionary<Guid, string>();
}

/// <summary>A check of texts. Every registered one runs before Submit, at review and at Publish.</summary>
public interface ITextCheck
{
    /// <summary>Finds what is wrong; never changes anything.</summary>
    /// <param name="text">The text.</param>
    IEnumerable<Finding> Find(CheckedText text);
}
