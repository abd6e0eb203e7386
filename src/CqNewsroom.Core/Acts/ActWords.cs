using System.Globalization;
using System.Resources;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Acts;

/// <summary>Acts in words: 'signed it off', for histories and for telling who was faster.</summary>
public static class ActWords
{
    private const char Named = '|';

    private static readonly ResourceManager Sentences = new("CqNewsroom.Core.Resources.ActsDone", typeof(ActWords).Assembly);

    /// <summary>What was done, as the end of a sentence that begins with a name.</summary>
    /// <param name="action">Name of the action as recorded.</param>
    /// <param name="language">Interface language.</param>
    public static string Done(string action, string language) =>
        Sentences.GetString(action, CultureInfo.GetCultureInfo(language)) ?? action;

    /// <summary>Who did it; the clock, the workflow and the import have names of their own.</summary>
    /// <param name="name">Name as recorded.</param>
    /// <param name="language">Interface language.</param>
    public static string Person(string name, string language) => name switch
    {
        "clock" or "workflow" or "import" => Sentences.GetString("By_" + name, CultureInfo.GetCultureInfo(language)) ?? name,
        _ => name,
    };

    /// <summary>A guard's refusal as the reason that is recorded: its code, and behind it what its sentence names.</summary>
    /// <param name="refusal">The refusal.</param>
    public static string ReasonOf(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return string.Join(Named, [refusal.Code, .. refusal.Arguments]);
    }

    /// <summary>A recorded reason as it is shown: what a person wrote stands as written, a guard that stopped the clock becomes its sentence.</summary>
    /// <param name="reason">As recorded.</param>
    /// <param name="language">Interface language.</param>
    public static string? Reason(string? reason, string language) =>
        reason?.Split(Named, 2) is [var guard, .. var named] && Enum.TryParse<RefusalCode>(guard, out var code) && Enum.IsDefined(code)
            ? new Refusal(code, [.. named, 0]).In(language)
            : reason;
}
