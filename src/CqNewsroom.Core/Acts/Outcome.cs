using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Acts;

/// <summary>What became of a request: done, or refused with a sentence for the person.</summary>
/// <param name="Refusal">Null when it was done.</param>
public record Outcome(Refusal? Refusal)
{
    /// <summary>It was done.</summary>
    public static Outcome Done { get; } = new((Refusal?)null);

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Refusal is null;

    /// <summary>A refusal.</summary>
    /// <param name="code">Why.</param>
    /// <param name="arguments">What the sentence names.</param>
    public static Outcome Refused(RefusalCode code, params object[] arguments) => new(new Refusal(code, arguments));
}

/// <summary>An outcome with a value when it was done.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Value">The value, default where refused.</param>
/// <param name="Refusal">Null when it was done.</param>
public sealed record Outcome<T>(T? Value, Refusal? Refusal) : Outcome(Refusal)
{
    /// <summary>A value is an outcome that was done.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal is an outcome without a value.</summary>
    /// <param name="refusal">Why.</param>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
