namespace CqNewsroom.Core.Workflow;

/// <summary>How <see cref="WorkflowTable.Decide"/> answers.</summary>
public enum Verdict
{
    /// <summary>It may be done.</summary>
    Allowed,

    /// <summary>The person fits the action, but something stands against it now; the reason is shown.</summary>
    Refused,

    /// <summary>The person may not read the article, or never fits the action on it; nothing is shown.</summary>
    Hidden,
}

/// <summary>The answer to 'may this person do this, here and now?'.</summary>
/// <param name="Action">The action asked about.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Refusal">Why not, where refused.</param>
/// <param name="Transition">The row of the table that allows it.</param>
public sealed record Decision(NewsroomAction Action, Verdict Verdict, Refusal? Refusal, Transition? Transition)
{
    /// <summary>Whether it may be done.</summary>
    public bool IsAllowed => Verdict == Verdict.Allowed;

    /// <summary>The refusal a service gives: what is hidden answers as if it did not exist.</summary>
    public Refusal RefusalForService => Refusal ?? new Refusal(RefusalCode.NotFound);
}

/// <summary>One row of the workflow.</summary>
/// <param name="Action">The action.</param>
/// <param name="Who">Who may, any of them.</param>
/// <param name="From">States it is allowed in; empty for an action without an article.</param>
/// <param name="To">States it may lead to; empty where the state stays.</param>
/// <param name="Standings">Standings it is allowed with.</param>
/// <param name="Kind">Originals, translations, or both.</param>
/// <param name="Guards">Further conditions, checked in this order.</param>
/// <param name="Asks">What the person must say.</param>
public sealed record Transition(
    NewsroomAction Action,
    Who Who,
    IReadOnlyList<ArticleState> From,
    IReadOnlyList<ArticleState> To,
    IReadOnlyList<Standing> Standings,
    ArticleKind Kind,
    IReadOnlyList<Guard> Guards,
    Asks Asks);

/// <summary>Which articles a row is for.</summary>
[Flags]
public enum ArticleKind
{
    /// <summary>The original.</summary>
    Original = 1,

    /// <summary>A translation.</summary>
    Translation = 2,

    /// <summary>Both.</summary>
    Any = Original | Translation,
}
