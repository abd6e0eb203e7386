using System.Text.RegularExpressions;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Newsrooms;

/// <summary>The newsroom's settings as they are shown.</summary>
/// <param name="Names">Names by language.</param>
/// <param name="TimeZoneId">IANA zone that readers see times in.</param>
/// <param name="Languages">Its languages, the first being the one readers without a choice get.</param>
/// <param name="Wordings">Wording of credits by language tag.</param>
/// <param name="Version">What a change names.</param>
public sealed record SettingsDetails(
    IReadOnlyDictionary<string, string> Names,
    string TimeZoneId,
    IReadOnlyList<Language> Languages,
    IReadOnlyDictionary<string, CreditWording> Wordings,
    int Version)
{
    /// <summary>Lengths of headline and summary by language tag.</summary>
    public IReadOnlyDictionary<string, LengthGuides> Guides => Languages.ToDictionary(language => language.Tag, language => language.Guides ?? LengthGuides.DefaultFor(language.Tag), StringComparer.Ordinal);
}

/// <summary>Changes the newsroom's settings; all fields are given. Credits already published keep their wording.</summary>
/// <param name="SeenVersion">The version that the administrator saw.</param>
/// <param name="Names">Names by language.</param>
/// <param name="TimeZoneId">IANA zone.</param>
/// <param name="Wordings">Wording of credits by language tag.</param>
public sealed record ChangeSettings(int SeenVersion, IReadOnlyDictionary<string, string> Names, string TimeZoneId, IReadOnlyDictionary<string, CreditWording> Wordings)
{
    /// <summary>Lengths of headline and summary by language tag; those of languages that are not named stay.</summary>
    public IReadOnlyDictionary<string, LengthGuides> Guides { get; init; } = new Dictionary<string, LengthGuides>(StringComparer.Ordinal);
}

/// <summary>What administrators set for the whole newsroom.</summary>
/// <param name="acts">Runs the acts.</param>
public sealed partial class NewsroomSettings(AdministrativeActs acts)
{
    /// <summary>The longest wording.</summary>
    public const int LongestWording = 120;

    /// <summary>Shows the settings.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<SettingsDetails>> ShowAsync(Asker asker, CancellationToken cancellation) =>
        acts.ReadAsync<SettingsDetails>(
            asker,
            async (db, _) =>
            {
                var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
                return new SettingsDetails(
                    newsroom.Names,
                    newsroom.TimeZoneId,
                    newsroom.Languages,
                    newsroom.Languages.ToDictionary(language => language.Tag, language => newsroom.WordingFor(language.Tag), StringComparer.Ordinal),
                    newsroom.Version);
            },
            cancellation);

    /// <summary>Changes the settings.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The settings as the administrator wants them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> ChangeAsync(Asker asker, ChangeSettings command, CancellationToken cancellation) =>
        acts.RunAsync<int>(
            asker,
            async act =>
            {
                var newsroom = act.Newsroom;
                if (newsroom.Version != command.SeenVersion)
                    return await act.WhoWasFasterAsync(Subject);
                var languages = newsroom.Languages.ConvertAll(language => language.Tag);
                if (PlainTexts.CleanNames(command.Names, languages, out var names) is { } refusal)
                    return refusal;
                if (!TimeZones.IsKnown(command.TimeZoneId))
                    return new Refusal(RefusalCode.TimeZoneUnknown);
                var wordings = new Dictionary<string, CreditWording>(StringComparer.Ordinal);
                foreach (var (language, wording) in command.Wordings)
                {
                    if (!languages.Contains(language))
                        return new Refusal(RefusalCode.LanguageUnknown);
                    if (Check(wording) is { } wrong)
                        return wrong;
                    wordings[language] = wording;
                }

                if (LengthGuides.Refusal(command.Guides, languages) is { } unsound)
                    return unsound;
                newsroom.Languages = newsroom.Languages.ConvertAll(language => command.Guides.TryGetValue(language.Tag, out var guides) ? language with { Guides = guides } : language);
                newsroom.Names = names;
                newsroom.TimeZoneId = command.TimeZoneId;
                newsroom.Wordings = wordings;
                newsroom.Version++;
                act.ChangesWhatReadersSee();
                act.Events.Add(new SettingsChanged());
                act.Record("ChangeSettings", Subject, ("names", names), ("timeZone", newsroom.TimeZoneId), ("wordings", new SortedDictionary<string, CreditWording>(wordings, StringComparer.Ordinal)), ("guides", new SortedDictionary<string, LengthGuides>(command.Guides.ToDictionary(), StringComparer.Ordinal)));
                return newsroom.Version;
            },
            cancellation);

    /// <summary>What is wrong with a wording; null when each line holds its placeholders once and nothing else in braces.</summary>
    /// <param name="wording">The wording.</param>
    public static Refusal? Check(CreditWording wording) =>
        CheckLine(wording.Translator, "{0}")
        ?? CheckLine(wording.TranslatorOfAgency, "{0}", "{1}")
        ?? CheckLine(wording.TranslatorSeparator)
        ?? CheckLine(wording.AgencySeparator)
        ?? CheckLine(wording.Editor, "{0}")
        ?? CheckLine(wording.Dateline, "{0}", "{1}")
        ?? CheckLine(wording.DatelinePlaceOnly, "{0}")
        ?? CheckLine(wording.Byline, "{0}")
        ?? CheckLine(wording.BylineSeparator);

    // The newsroom has a number, not an identity; its records are found by this one.
    private static readonly Guid Subject = new("00000000-0000-0000-0000-000000000001");

    private static Refusal? CheckLine(string line, params string[] placeholders)
    {
        // Spaces at the ends count here: a dateline ends with one.
        if (Documents.TextRules.FirstProblem(line) is { } problem)
            return new Refusal(RefusalCode.TextInvalid, problem.Character);
        if (line.Contains('\n', StringComparison.Ordinal))
            return new Refusal(RefusalCode.TextInvalid, "U+000A");
        if (line.Length > LongestWording)
            return new Refusal(RefusalCode.TooLong, LongestWording);
        var found = Braces().Matches(line).Select(match => match.Value).Order(StringComparer.Ordinal);
        return found.SequenceEqual(placeholders, StringComparer.Ordinal) ? null : new Refusal(RefusalCode.WordingInvalid, placeholders.Length == 0 ? "–" : string.Join(' ', placeholders));
    }

    [GeneratedRegex(@"\{[0-9]+\}|[{}]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Braces();
}
