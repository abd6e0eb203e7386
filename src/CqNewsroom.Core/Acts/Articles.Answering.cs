using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Acts;

// A changed source is answered: AnswerSource.
internal static partial class Articles
{
    private static async Task<Refusal?> AnswerSourceAsync(Act act, AnswerSource command, CancellationToken cancellation)
    {
        var article = act.Article;
        if (command.SourceRevisionId != act.Original.SourceRevisionId)
            return new Refusal(RefusalCode.OtherTextThanSeen);
        var who = act.Loaded.Situation.Who;
        if (command.SourceBlockIds is null)
        {
            if (!who.HasFlag(Who.Editor))
                return new Refusal(RefusalCode.NotAllowed);
            if (TextRefusal(command.Reason, RefusalCode.ReasonMissing) is { } refusal)
                return refusal;
        }
        else if (!who.HasFlag(Who.Translator))
        {
            return new Refusal(RefusalCode.NotAllowed);
        }
        else if (command.SourceBlockIds.Count == 0)
        {
            return new Refusal(RefusalCode.BlockUnknown);
        }

        var current = await act.Db.Revisions.SingleAsync(r => r.Id == command.SourceRevisionId, cancellation);
        var answered = await act.Db.Revisions.SingleAsync(r => r.Id == article.AnsweredRevisionId, cancellation);
        var currentContent = CanonicalJson.Read(current.Content);
        var changed = SourceChanges.Between(CanonicalJson.Read(answered.Content), currentContent);
        var before = await act.Db.SourceAnswers.Where(a => a.ArticleId == article.Id && a.SourceRevisionId == current.Id && a.SourceBlockId != OriginalNotices.Answered).Select(a => a.SourceBlockId).ToListAsync(cancellation);
        var now = (command.SourceBlockIds ?? changed).Except(before, StringComparer.Ordinal).ToList();
        if (now.Exists(id => !changed.Contains(id, StringComparer.Ordinal)))
            return new Refusal(RefusalCode.BlockUnknown);
        foreach (var id in now)
            act.Db.SourceAnswers.Add(new SourceAnswer { ArticleId = article.Id, SourceRevisionId = current.Id, SourceBlockId = id, PersonId = act.PersonId!.Value, At = act.Now });
        await LeaveOutUnpairedAsync(act, currentContent, now, cancellation);
        if (changed.All(id => before.Contains(id, StringComparer.Ordinal) || now.Contains(id, StringComparer.Ordinal)))
        {
            Sources.Answer(article, current);
            // While somebody writes, what will answer is not known yet; the revision that comes of it is learned by itself.
            if ((article.State == ArticleState.Published ? act.Loaded.Live : article.State is ArticleState.Approved or ArticleState.Scheduled ? act.Loaded.Submitted : null) is { } standing)
                act.Remember(article, standing);
        }

        article.Version++;
        act.Record(NewsroomAction.AnswerSource, article, article.State, current.TranslatableHash, command.Reason, ActDetails.Of(("answered", now.Count), ("open", changed.Count - before.Count - now.Count)));
        return null;
    }

    // A new source block that is answered without a counterpart is left out on purpose; Submit asks for one or the other.
    private static async Task LeaveOutUnpairedAsync(Act act, ArticleContent source, List<string> answered, CancellationToken cancellation)
    {
        var content = await WorkingCopyContent.ReadAsync(act.Db, act.Article.Id, cancellation);
        var paired = content.Blocks.SelectMany(b => b.Sources).ToHashSet(StringComparer.Ordinal);
        var leftOut = await act.Db.LeftOutBlocks.Where(b => b.ArticleId == act.Article.Id).Select(b => b.SourceBlockId).ToListAsync(cancellation);
        foreach (var id in source.Blocks.Select(b => b.Id).Where(id => answered.Contains(id, StringComparer.Ordinal) && !paired.Contains(id) && !leftOut.Contains(id)))
            act.Db.LeftOutBlocks.Add(new LeftOutBlock { ArticleId = act.Article.Id, SourceBlockId = id, PersonId = act.PersonId!.Value, At = act.Now });
    }
}
