using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Desks;

/// <summary>How much a desk lets findings of a kind weigh.</summary>
public enum CheckWeight
{
    /// <summary>They are not shown.</summary>
    Off,

    /// <summary>All are hints.</summary>
    Hint,

    /// <summary>What is sure is a warning; hints stay hints.</summary>
    Warning,

    /// <summary>What is sure must be resolved or waived before Submit; hints stay hints.</summary>
    Blocking,
}

/// <summary>Applies weights.</summary>
public static class CheckWeights
{
    /// <summary>The severity of a finding at a desk; null where it is not shown. Where a rule is not sure, no desk makes it more than a hint.</summary>
    /// <param name="weights">The desk's weights.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="severity">What the rule says.</param>
    public static Severity? Of(IReadOnlyDictionary<CheckKind, CheckWeight> weights, CheckKind kind, Severity severity)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return !weights.TryGetValue(kind, out var weight) ? severity : weight switch
        {
            CheckWeight.Off => null,
            CheckWeight.Hint => Severity.Hint,
            _ when severity == Severity.Hint => Severity.Hint,
            CheckWeight.Warning => Severity.Warning,
            _ => Severity.Blocking,
        };
    }
}
