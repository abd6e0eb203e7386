using System.Globalization;
using System.Resources;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Acts;

/// <summary>Acts in words: 'signed it off', for histories and for telling who was faster.</summary>
public static class ActWords
{
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

    /// <summary>A recorded reason as it is shown: what a person wrote stands as written, a guard that stopped the clock becomes its sentence.</summary>
    /// <param name="reason">As recorded.</param>
    /// <param name="language">Interface language.</param>
    public static string? Reason(string? reason, string language) =>
        reason is not null && Enum.TryParse<RefusalCode>(reason, out var code) && Enum.IsDefined(code) ? new Refusal(code, 0).In(language) : reason;
}
