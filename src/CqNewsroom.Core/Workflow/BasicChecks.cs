using System.Text.RegularExpressions;
using CqNewsroom.Core.Documents;

namespace CqNewsroom.Core.Workflow;

/// <summary>Chinese characters left in a text of another language (blocking), and translations that equal their source (warning).</summary>
public sealed partial class LeftoverCheck : ITextCheck
{
    /// <summary>Sentence key of Chinese left in another language.</summary>
    public const string HanLeft = nameof(HanLeft);

    /// <summary>Sentence key of a block that was not translated.</summary>
    public const string SameAsSource = nameof(SameAsSource);

    /// <inheritdoc />
    public IEnumerable<Finding> Find(CheckedText text)
    {
        if (text.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            yield break;
        var source = text.Source?.Blocks.ToDictionary(block => block.Id, PlainText.Of, StringComparer.Ordinal) ?? [];
        foreach (var match in Han().Matches(text.Content.Headline).Cast<Match>())
            yield return new Finding(HanLeft, Severity.Blocking, null, match.Value);
        foreach (var block in text.Content.Blocks)
        {
            var plain = PlainText.Of(block);
            foreach (var match in Han().Matches(plain).Cast<Match>())
                yield return new Finding(HanLeft, Severity.Blocking, block.Id, match.Value);
            if (plain.Length > 0 && block.Sources.Any(id => source.TryGetValue(id, out var original) && string.Equals(original, plain, StringComparison.Ordinal)))
                yield return new Finding(SameAsSource, Severity.Warning, block.Id, plain.Length <= 40 ? plain : plain[..40]);
        }
    }

    [GeneratedRegex(@"[\u4E00-\u9FFF\u3400-\u4DBF\uFF01-\uFF5E\u3001-\u3011]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Han();
}

/// <summary>
/// Pictures that nobody can read aloud or knows the owner of, and pictures that are not there: removed from the library while a writer's
/// unsaved text named them (all blocking).
/// </summary>
public sealed class PictureCheck : ITextCheck
{
    /// <summary>Sentence key of a picture without alternative text.</summary>
    public const string AltMissing = nameof(AltMissing);

    /// <summary>Sentence key of a picture that is not there.</summary>
    public const string PictureGone = nameof(PictureGone);

    /// <summary>Sentence key of a picture without a credit.</summary>
    public const string CreditMissing = nameof(CreditMissing);

    /// <inheritdoc />
    public IEnumerable<Finding> Find(CheckedText text)
    {
        foreach (var picture in text.Content.Blocks.OfType<PictureBlock>())
        {
            if (text.GonePictures.Contains(picture.PictureId))
                yield return new Finding(PictureGone, Severity.Blocking, picture.Id, picture.Caption.ToPlainText());
            if (string.IsNullOrWhiteSpace(picture.Alt))
                yield return new Finding(AltMissing, Severity.Blocking, picture.Id, picture.Caption.ToPlainText());
            if (string.IsNullOrWhiteSpace(picture.Credit))
                yield return new Finding(CreditMissing, Severity.Blocking, picture.Id, picture.Caption.ToPlainText());
        }
    }
}

/// <summary>Pictures that may be used no more (warning: the text may be written and signed, but Publish refuses it).</summary>
public sealed class PictureRightsCheck : ITextCheck
{
    /// <summary>Sentence key of a picture whose rights have ended.</summary>
    public const string RightsEnded = nameof(RightsEnded);

    /// <inheritdoc />
    public IEnumerable<Finding> Find(CheckedText text) =>
        from picture in text.Content.Blocks.OfType<PictureBlock>()
        where text.EndedPictures.ContainsKey(picture.PictureId)
        select new Finding(RightsEnded, Severity.Warning, picture.Id, text.EndedPictures[picture.PictureId]);
}

/// <summary>Places that a paste kept for pictures of other sites, of which none was put in (blocking).</summary>
public sealed class OpenPlaceCheck : ITextCheck
{
    /// <summary>Sentence key of a place that is still open.</summary>
    public const string PictureMissing = nameof(PictureMissing);

    // The editor's paste writes it before the description; a link to the picture covers both.
    private const string Mark = "\U0001F5BC";

    /// <inheritdoc />
    public IEnumerable<Finding> Find(CheckedText text) => text.Content.Blocks.OfType<ParagraphBlock>()
        .Where(block => block.Text is [{ Link: not null, Text: var first }, ..] && first.StartsWith(Mark, StringComparison.Ordinal))
        .Select(block => new Finding(PictureMissing, Severity.Blocking, block.Id, block.Text.ToPlainText()[Mark.Length..].Trim()));
}
