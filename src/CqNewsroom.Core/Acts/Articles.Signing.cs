using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// Approvals bound to a person and to the exact text: SignOff, Countersign.
internal static partial class Articles
{
    private static async Task<Refusal?> SignOffAsync(Act act, GiveSignOff command, SituationLoader loader, CancellationToken cancellation)
    {
        if (ShortTextRefusal(command.Opinion) is { } refusal)
            return refusal;
        if (!SawSubmitted(act, command.RevisionHash))
            return new Refusal(RefusalCode.OtherTextThanSeen);
        var (article, submitted) = (act.Article, act.Loaded.Submitted!);
        var level = submitted.Levels.Single(l => l.Number == article.Level);
        await SignAsync(act, submitted, level, command.Opinion, isCountersign: false, loader, cancellation);
        if (article.Level < article.LevelCount)
        {
            article.Level++;
            act.Move(article, ArticleState.InReview);
            await TellLevelAsync(act, submitted, cancellation);
        }
        else
        {
            article.Level = 0;
            act.Move(article, ArticleState.Approved);
            act.Tell([article.AssigneeId], NotificationKind.Approved, article);
            act.Remember(article, submitted);
        }

        act.Record(NewsroomAction.SignOff, article, ArticleState.InReview, submitted.Hash, command.Opinion, ActDetails.Of(("level", level.Number), ("for", act.Loaded.Person!.StandsInFor(level.Role, act.Story.DeskId, article.Language))));
        if (article.State == ArticleState.Approved)
            await Sources.RequestWantedAsync(act, TranslationPoint.Approved, cancellation);
        return null;
    }

    private static async Task<Refusal?> CountersignAsync(Act act, Countersign command, SituationLoader loader, CancellationToken cancellation)
    {
        if (ShortTextRefusal(command.Opinion) is { } refusal)
            return refusal;
        var (article, live, person) = (act.Article, act.Loaded.Live!, act.Loaded.Person!);
        if (!string.Equals(live.Hash, command.RevisionHash, StringComparison.OrdinalIgnoreCase))
            return new Refusal(RefusalCode.OtherTextThanSeen);
        var level = act.Loaded.MissingLevels.First(l => Relations.MaySign(person, act.Story.DeskId, article.Language, l));
        await SignAsync(act, live, level, command.Opinion, isCountersign: true, loader, cancellation);
        article.CountersignNeeded = act.Loaded.MissingLevels.Count > 1;
        article.Version++;
        act.Record(NewsroomAction.Countersign, article, article.State, live.Hash, command.Opinion, ActDetails.Of(("level", level.Number), ("for", person.StandsInFor(level.Role, act.Story.DeskId, article.Language))));
        return null;
    }

    private static async Task SignAsync(Act act, Revision revision, ReviewLevel level, string? opinion, bool isCountersign, SituationLoader loader, CancellationToken cancellation)
    {
        var (article, facts) = (act.Article, act.Loaded.Person!);
        var person = await act.Db.Persons.AsNoTracking().SingleAsync(p => p.Id == facts.Id, cancellation);
        var text = await loader.CheckedAsync(act.Db, article, act.Original, CanonicalJson.Read(revision.Content), act.Now, cancellation);
        act.Db.SignOffs.Add(new SignOff
        {
            Id = act.NewId(),
            ArticleId = article.Id,
            RevisionId = revision.Id,
            RevisionHash = revision.Hash,
            Level = level.Number,
            PersonId = person.Id,
            ForPersonId = facts.StandsInFor(level.Role, act.Story.DeskId, article.Language),
            Name = person.Name,
            CreditName = person.CreditNameIn(article.Language),
            At = act.Now,
            Opinion = opinion,
            Findings = await loader.ShownFindingsAsync(act.Db, article.Id, text, act.Loaded.Newsroom.Languages[0].Tag, cancellation),
            IsCountersign = isCountersign,
        });
    }
}
