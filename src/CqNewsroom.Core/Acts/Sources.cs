using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Acts;

/// <summary>What translations are made from, and when they are asked for (workflow.md, 'source' and RequestTranslation).</summary>
internal static class Sources
{
    /// <summary>
    /// Makes a revision of the original the current source. Translations without saved text take it as their own; the others
    /// are 'source changed' from now on where what is translated differs (invariant 4).
    /// </summary>
    public static async Task SetCurrentAsync(Act act, Revision revision, CancellationToken cancellation)
    {
        act.Original.SourceRevisionId = revision.Id;
        act.Original.SourceHash = revision.TranslatableHash;
        foreach (var translation in act.Story.Articles.Where(a => !a.IsOriginal))
        {
            var before = translation.SourceHash;
            translation.SourceHash = revision.TranslatableHash;
            if (!translation.HasSavedText)
            {
                translation.SourceRevisionId = revision.Id;
                Answer(translation, revision);
            }
            else if (translation.IsSourceChanged && !string.Equals(before, revision.TranslatableHash, StringComparison.Ordinal))
            {
                act.Tell([translation.AssigneeId], NotificationKind.SourceChanged, translation);
                if (translation.AgencyId is { } agency)
                    act.Tell(await act.CoordinatorsAsync(agency, cancellation), NotificationKind.SourceChanged, translation);
                if (translation.AssigneeId is null)
                    act.Tell(await act.EditorsAsync(translation.Language, cancellation), NotificationKind.SourceChanged, translation);
            }

            // Only where something changed for it: whoever looks at the translation meanwhile was not overtaken by anybody.
            if (!string.Equals(before, revision.TranslatableHash, StringComparison.Ordinal))
                translation.Version++;
        }
    }

    /// <summary>Notes a source revision as answered.</summary>
    public static void Answer(Article translation, Revision revision)
    {
        translation.AnsweredRevisionId = revision.Id;
        translation.AnsweredHash = revision.TranslatableHash;
    }

    /// <summary>Asks for each wanted language without an article, when the original reached the desk's point or, published urgently, passed it.</summary>
    public static async Task RequestWantedAsync(Act act, TranslationPoint reached, CancellationToken cancellation)
    {
        if (!act.Article.IsOriginal || act.Loaded.Desk.TranslationPoint > reached)
            return;
        foreach (var language in act.Story.WantedLanguages.Where(language => !act.Story.Articles.Exists(a => string.Equals(a.Language, language, StringComparison.Ordinal))).ToList())
            await RequestAsync(act, language, null, null, byWorkflow: true, cancellation);
    }

    /// <summary>Whether the original has come as far as the desk asks for translations.</summary>
    public static bool HasReached(LoadedArticle original) => original.Desk.TranslationPoint switch
    {
        TranslationPoint.Submitted => original.Situation.EverSubmitted,
        TranslationPoint.Approved => original.Article.Standing == Standing.Live || original.Article.State is ArticleState.Approved or ArticleState.Scheduled,
        _ => original.Article.Standing == Standing.Live,
    };

    /// <summary>Adds the translation, asked for and not taken.</summary>
    public static async Task<Article> RequestAsync(Act act, string language, Guid? agencyId, string? reason, bool byWorkflow, CancellationToken cancellation)
    {
        var original = act.Original;
        var translation = new Article
        {
            Id = act.NewId(),
            StoryId = act.Story.Id,
            Language = language,
            State = ArticleState.Requested,
            StateSince = act.Now,
            AgencyId = agencyId,
            SourceRevisionId = original.SourceRevisionId,
            AnsweredRevisionId = original.SourceRevisionId,
            AnsweredHash = original.SourceHash,
            SourceHash = original.SourceHash,
            Version = 1,
        };
        act.Story.Articles.Add(translation);
        act.Db.Articles.Add(translation);
        var order = agencyId is { } givenTo ? await Ordering.GiveAsync(act, translation, givenTo, cancellation) : null;
        act.Record(NewsroomAction.RequestTranslation, translation, null, original.SourceHash, reason, ActDetails.Of(("language", language), ("source", original.SourceRevisionId), ("agency", agencyId), ("order", order)), byWorkflow);
        var pair = Language.Pair(original.Language, language);
        IEnumerable<Guid> told = agencyId is { } agency
            ? await act.CoordinatorsAsync(agency, cancellation)
            : (await act.PeopleAsync(cancellation)).Where(p => p.IsOfHouse && p.Translates(act.Story.DeskId, pair)).Select(p => p.Id);
        act.Tell(told, NotificationKind.Requested, translation);
        return translation;
    }
}
