using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Auditing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.TestSupport.Invariants;

/// <summary>Invariant 5: every act is recorded. The records of an article lead, by ways that the workflow has, from its creation to the state it is in.</summary>
internal static class ActsRecorded
{
    public static void Check(StoryFacts facts, Article article, List<string> violations)
    {
        var name = WhatReadersSee.Name(article);
        var state = "";
        foreach (var record in facts.RecordsOf(article))
        {
            if (record.From != state)
                violations.Add($"5: {name}: record {record.Number} ({record.Action}) begins in '{record.From}', the one before ended in '{state}'");
            if (!IsWay(record))
                violations.Add($"5: {name}: record {record.Number} says {record.Action} from '{record.From}' to '{record.To}'");
            if (record.PersonId is null != record.PersonName is "clock" or "workflow" or "import")
                violations.Add($"5: {name}: record {record.Number} does not say who");
            state = record.To;
        }

        if (state != article.State.ToString())
            violations.Add($"5: {name}: its records end in '{state}'");
        foreach (var submitted in facts.Revisions.Where(r => r.ArticleId == article.Id && r.Levels.Count > 0 && !facts.RecordsOf(article).Any(record => record.RevisionHash == r.Hash)))
            violations.Add($"5: {name}: no record names the submitted revision {submitted.Number}");
    }

    private static bool IsWay(AuditRecord record)
    {
        // No action: it leaves the article as it is.
        if (BesideTheWorkflow.All.Contains(record.Action))
            return record.From == record.To;
        var action = Enum.Parse<NewsroomAction>(record.Action);
        // A translation begins by an act on its original; another language's end was answered with 'keep' for this one.
        if (action == NewsroomAction.RequestTranslation)
            return record is { From: "", To: nameof(ArticleState.Requested) };
        if (record.From == record.To && record.Details?.Contains("\"kept\":true", StringComparison.Ordinal) == true)
            return action is NewsroomAction.Retract or NewsroomAction.Spike;
        return WorkflowTable.Rows.Any(row => row.Action == action
            && (row.From.Count == 0 ? record.From.Length == 0 : row.From.Any(from => from.ToString() == record.From))
            && (row.To.Count == 0 ? record.To == record.From : row.To.Any(to => to.ToString() == record.To)));
    }
}
