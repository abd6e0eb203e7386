using System.Text;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Workflow;

/// <summary>The table of the workflow as docs/workflow.md shows it: a state diagram and a table, drawn from the rows that the product decides by.</summary>
internal static class WorkflowDocument
{
    private const string Beginning =
        """
        # The workflow

        Drawn from `Core/Workflow/WorkflowTable.cs` by a test; do not edit it here. After a change of the table, run the tests of
        `CqNewsroom.Core.Tests` once with `REWRITE_DOCS=1`.

        One state machine serves originals and translations. The state is that of the working copy; the *standing* is a second fact,
        what readers see: never published, live, or retracted with a notice. An article in Drafting may well be live, with a correction
        under way. Actions that leave the state as it is stand in the table only.

        """;

    private const string Legend =
        """

        'Desk reporter' and 'desk editor' need a grant on the story's desk alone, everybody else one that holds the article's language or
        pair. The writer of the original is the story reporter. 'Reviewer' holds the role of some level of the review policy, 'level
        reviewer' that of the level that waits, 'missing level reviewer' that of a level that an urgent publication left unsigned.
        'Publisher' and 'urgent publisher' are named by the policy. A coordinator saves by file import only. 'Workflow' is another act
        whose transaction brings this one with it.

        Who takes the writing of an open text over from somebody is recorded like an action, though it changes no state. Reporters and editors of
        the house share one stock of pictures, whoever sent them; everybody else sees the pictures of what they may read, and their own.


        """;

    private static readonly ArticleState[] Pending =
        [ArticleState.Requested, ArticleState.Drafting, ArticleState.InReview, ArticleState.ChangesRequested, ArticleState.Approved, ArticleState.Scheduled];

    /// <summary>The whole file.</summary>
    public static string Write()
    {
        var text = new StringBuilder(Beginning.ReplaceLineEndings("\n"));
        Diagram(text);
        Table(text);
        text.Append(Legend.ReplaceLineEndings("\n"));
        Guards(text);
        return text.ToString();
    }

    private static void Diagram(StringBuilder text)
    {
        text.Append("\n```mermaid\nstateDiagram-v2\n    state \"under way\" as Pending {\n");
        foreach (var state in Pending)
            text.Append("        ").Append(state).Append('\n');
        text.Append("    }\n");
        var edges = WorkflowTable.Rows
            .SelectMany(row => Froms(row).SelectMany(from => row.To.Select(to => (From: from, To: to.ToString(), Action: Label(row)))))
            .Where(edge => edge.From != edge.To)
            .GroupBy(edge => (edge.From, edge.To));
        foreach (var edge in edges)
            text.Append("    ").Append(edge.Key.From).Append(" --> ").Append(edge.Key.To).Append(": ").AppendJoin(", ", edge.Select(e => e.Action).Distinct()).Append('\n');
        text.Append("```\n");
    }

    // A row that begins wherever something is under way is drawn once, from the frame around those states.
    private static IEnumerable<string> Froms(Transition row)
    {
        if (row.Action is NewsroomAction.CreateStory or NewsroomAction.Import)
            return ["[*]"];
        var possible = row.From.Where(state => IsPossible(state, row.Standings)).ToList();
        return Pending.All(possible.Contains) ? [nameof(Pending), .. possible.Except(Pending).Select(state => state.ToString())] : possible.Select(state => state.ToString());
    }

    // Nothing pending has one standing; what was given up never was public.
    private static bool IsPossible(ArticleState state, IReadOnlyList<Standing> standings) => state switch
    {
        ArticleState.Published => standings.Contains(Standing.Live),
        ArticleState.Retracted => standings.Contains(Standing.Retracted),
        ArticleState.Spiked => standings.Contains(Standing.NeverPublished),
        _ => true,
    };

    private static string Label(Transition row) =>
        row is { Action: NewsroomAction.CreateStory or NewsroomAction.Import } || row.Who != Who.Clock ? row.Action.ToString() : $"{row.Action} (clock)";

    private static void Table(StringBuilder text)
    {
        text.Append("\n## Actions\n\n| action | for | from | with standing | to | who | what must hold | asks |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var row in WorkflowTable.Rows)
        {
            text.Append("| ").AppendJoin(
                " | ",
                row.Action,
                row.Kind == ArticleKind.Any ? "both" : Words(row.Kind.ToString()),
                States(row.From, "–"),
                row.Standings.Count == 3 ? "any" : string.Join(", ", row.Standings.Select(s => Words(s.ToString()))),
                row.Action is NewsroomAction.RequestTranslation ? "a translation, Requested" : States(row.To, "same"),
                Flags(row.Who),
                string.Join(", ", row.Guards.Select(guard => Words(guard.ToString()))),
                row.Asks == Asks.Nothing ? "" : Flags(row.Asks)).Append(" |\n");
        }
    }

    private static void Guards(StringBuilder text)
    {
        text.Append("## What stands against an action\n\n| what must hold | otherwise |\n|---|---|\n");
        foreach (var guard in WorkflowTable.Rows.SelectMany(row => row.Guards).Distinct().Order())
        {
            var row = WorkflowTable.Rows.First(r => r.Guards.Contains(guard));
            var who = Situations.SingleFlags.First(flag => flag != Who.None && row.Who.HasFlag(flag));
            var kind = row.Kind == ArticleKind.Translation ? ArticleKind.Translation : ArticleKind.Original;
            var good = Situations.Good(row.Guards, who, row.From.Count == 0 ? null : row.From[^1], row.Standings[0], kind);
            var refusal = WorkflowTable.Decide(row.Action, Situations.With(guard, false, good)).Refusal!;
            text.Append("| ").Append(Words(guard.ToString())).Append(" | ").Append(refusal.In("en")).Append(" |\n");
        }
    }

    private static string States(IReadOnlyList<ArticleState> states, string none) => states.Count switch
    {
        0 => none,
        9 => "any",
        _ => Pending.SequenceEqual(states) ? "whatever is under way" : string.Join(", ", states),
    };

    private static string Flags<T>(T flags)
        where T : struct, Enum =>
        string.Join(", ", Enum.GetValues<T>().Where(flag => int.IsPow2(Convert.ToInt32(flag, null)) && flags.HasFlag(flag)).Select(flag => Words(flag.ToString())));

    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}
