namespace CqNewsroom.Core.Machine;

/// <summary>A text for a machine to translate.</summary>
/// <param name="Text">Plain text of one paragraph or other part.</param>
/// <param name="Source">Its language, a BCP 47 tag.</param>
/// <param name="Target">The language wanted, a BCP 47 tag.</param>
/// <param name="Terms">Terms of the newsroom that stand in the text, with the form that is wanted; providers that take no glossary leave them aside.</param>
public sealed record MachineQuestion(string Text, string Source, string Target, IReadOnlyList<MachineTerm> Terms);

/// <summary>A term with its fixed translation.</summary>
/// <param name="Source">As it stands in the text.</param>
/// <param name="Target">The form that is wanted.</param>
public sealed record MachineTerm(string Source, string Target);

/// <summary>What came of a question.</summary>
public enum MachineOutcome
{
    /// <summary>A text.</summary>
    Answered,

    /// <summary>Too much is asked at once.</summary>
    Busy,

    /// <summary>The provider failed several times in a row and is left alone for a while.</summary>
    Resting,

    /// <summary>No answer in time, a fault, or nothing that is a translation.</summary>
    Failed,
}

/// <summary>A machine's answer.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Text">The text; empty unless <see cref="MachineOutcome.Answered"/>. Never trusted: it is cleaned as what a person pastes.</param>
public sealed record MachineAnswer(MachineOutcome Outcome, string Text = "");

/// <summary>Translates by machine, where the administrator configured a provider. It answers within its time limit and throws only when it is cancelled.</summary>
public interface IMachineTranslator
{
    /// <summary>The provider by name and model, for the record; null where none is configured.</summary>
    string? Provider { get; }

    /// <summary>Translates.</summary>
    /// <param name="question">The text.</param>
    /// <param name="cancellation">Ends the wait: nobody waits for the answer any more.</param>
    Task<MachineAnswer> TranslateAsync(MachineQuestion question, CancellationToken cancellation);
}

/// <summary>What there is where nothing is configured.</summary>
public sealed class NoMachineTranslator : IMachineTranslator
{
    /// <inheritdoc />
    public string? Provider => null;

    /// <inheritdoc />
    public Task<MachineAnswer> TranslateAsync(MachineQuestion question, CancellationToken cancellation) => Task.FromResult(new MachineAnswer(MachineOutcome.Failed));
}
