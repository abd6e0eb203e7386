using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Translation;

namespace CqNewsroom.Web.Desk.Translation;

/// <summary>A part as the script sends it.</summary>
public sealed record PartSent(string? Key, string? Target, bool Emphasis = false, string?[]? Links = null)
{
    internal AskedPart Asked => new(Key ?? "", Target ?? "", Emphasis, [.. (Links ?? []).OfType<string>()]);
}

/// <summary>Parts to check, and others that say the same in the source.</summary>
public sealed record ChecksAsked(PartSent?[]? Parts, PartSent?[]? Others)
{
    internal IReadOnlyList<AskedPart> AskedParts => Asked(Parts);

    internal IReadOnlyList<AskedPart> AskedOthers => Asked(Others);

    private static List<AskedPart> Asked(PartSent?[]? parts) => [.. (parts ?? []).OfType<PartSent>().Select(part => part.Asked)];
}

/// <summary>A part that is done, or not any more; <c>Machine</c> where a machine's text is meant to stand as it is.</summary>
public sealed record Confirmed(string? Key, bool IsDone = true, bool Machine = false);

/// <summary>A part about which the machine is asked.</summary>
public sealed record MachineAsked(string? Key);

/// <summary>A machine's text that was put into the translation.</summary>
public sealed record MachineTaken(string? Key, string? Text);

/// <summary>Changed parts of the source that the translation answers as it is.</summary>
public sealed record SourceAnswered(Guid RevisionId, string?[]? Parts);

/// <summary>A place in a text, in UTF-16 units.</summary>
public sealed record PlaceAnswer(int Start, int Length)
{
    internal static PlaceAnswer? Of(TextSpan? span) => span is { } place ? new PlaceAnswer(place.Start, place.Length) : null;
}

/// <summary>A finding.</summary>
public sealed record FindingAnswer(string Kind, string Severity, PlaceAnswer? Source, PlaceAnswer? Target, string Sentence, string? Fix);

/// <summary>What is said of a part.</summary>
public sealed record CheckedAnswer(string Key, bool Confirmed, string Machine, IReadOnlyList<FindingAnswer> Findings)
{
    internal static IReadOnlyList<CheckedAnswer> Of(IReadOnlyList<CheckedPart> parts) =>
    [
        .. parts.Select(part => new CheckedAnswer(
            part.Key,
            part.IsConfirmed,
            part.Machine.ToString(),
            [.. part.Findings.Select(found => new FindingAnswer(found.Kind.ToString(), found.Severity.ToString(), PlaceAnswer.Of(found.Source), PlaceAnswer.Of(found.Target), found.Sentence, found.Fix))])),
    ];
}

/// <summary>A stretch of a difference: <c>same</c>, <c>inserted</c> or <c>deleted</c>.</summary>
public sealed record StretchAnswer(string Kind, string Text);

/// <summary>A match of the memory. <c>Target</c> has the numbers of this text where these are certain.</summary>
public sealed record MatchAnswer(int Points, string Target, bool HasOtherNumbers, bool IsPublic, IReadOnlyList<StretchAnswer> Difference, int Story, string Headline, DateTime? At, string By)
{
    internal static MatchAnswer Of(MemoryMatch match) => new(
        match.Points,
        match.WithNumbers ?? match.Target,
        match.Penalties.HasFlag(MemoryPenalties.Numbers) && match.WithNumbers is null,
        match.Status == SegmentStatus.Public,
        [.. match.Difference.Select(stretch => new StretchAnswer(stretch.Kind.ToString().ToLowerInvariant(), stretch.Text))],
        match.Origin.StoryNumber,
        match.Origin.Headline,
        match.Origin.PublicAt,
        string.Join(", ", match.Origin.Translators));
}

/// <summary>A sentence with its matches.</summary>
public sealed record SentenceAnswer(PlaceAnswer Place, IReadOnlyList<MatchAnswer> Matches);

/// <summary>A form of a term.</summary>
public sealed record FormAnswer(string English, string Status);

/// <summary>A term in the source.</summary>
public sealed record TermAnswer(PlaceAnswer Place, string Chinese, string Note, IReadOnlyList<FormAnswer> Forms);

/// <summary>A figure of the source in English.</summary>
public sealed record FigureAnswer(PlaceAnswer Place, string English);

/// <summary>A person of the story as the translation spells them already.</summary>
public sealed record NameAnswer(string Chinese, string English);

/// <summary>What helps with a part.</summary>
public sealed record HelpAnswer(
    string Key, IReadOnlyList<TermAnswer> Terms, IReadOnlyList<FigureAnswer> Figures, IReadOnlyList<NameAnswer> Names, IReadOnlyList<MatchAnswer> Matches, IReadOnlyList<SentenceAnswer> Sentences, bool IsComplete, string? Updated, bool Machine)
{
    internal static HelpAnswer Of(PartHelp help) => new(
        help.Key,
        [.. help.Terms.Select(term => new TermAnswer(PlaceAnswer.Of(term.Span)!, term.Chinese, term.Note, [.. term.English.Select(form => new FormAnswer(form.Text, form.Status.ToString()))]))],
        [.. help.Figures.Select(figure => new FigureAnswer(PlaceAnswer.Of(figure.Place)!, figure.English))],
        [.. help.Names.Select(name => new NameAnswer(name.Chinese, name.English))],
        [.. help.Memory?.Matches.Select(MatchAnswer.Of) ?? []],
        [.. help.Memory?.Sentences.Select(sentence => new SentenceAnswer(PlaceAnswer.Of(sentence.Place)!, [.. sentence.Matches.Select(MatchAnswer.Of)])) ?? []],
        help.Memory?.IsComplete ?? true,
        help.Updated,
        help.MayAskMachine);
}

/// <summary>A segment in which words stand.</summary>
public sealed record FoundAnswer(string Source, string Target, int Story, string Headline, DateTime? At, string Status);

/// <summary>What a search of the memory found.</summary>
public sealed record ConcordanceAnswer(bool IsComplete, IReadOnlyList<FoundAnswer> Segments)
{
    internal static ConcordanceAnswer Of(MemorySearch found) => new(
        found.IsComplete,
        [.. found.Segments.Select(segment => new FoundAnswer(segment.Source, segment.Target, segment.Origin.StoryNumber, segment.Origin.Headline, segment.Origin.PublicAt, segment.Status.ToString()))]);
}
