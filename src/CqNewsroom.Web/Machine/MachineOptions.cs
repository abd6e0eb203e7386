using Microsoft.Extensions.Options;

namespace CqNewsroom.Web.Machine;

/// <summary>Whose translation machine is asked.</summary>
public enum MachineProvider
{
    /// <summary>Nobody's.</summary>
    None,

    /// <summary>An endpoint for chat completions as OpenAI has it; many programs that run a model at home have the same.</summary>
    OpenAi,

    /// <summary>A LibreTranslate server.</summary>
    LibreTranslate,
}

/// <summary>The section <c>Newsroom:Machine</c> of the configuration. Without it nothing is ever sent anywhere.</summary>
public sealed class MachineOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Newsroom:Machine";

    /// <summary>Whose machine.</summary>
    public MachineProvider Provider { get; set; }

    /// <summary>Where it answers: of OpenAI the address before <c>/chat/completions</c>, such as <c>https://models.example.org/v1</c>; of LibreTranslate the server.</summary>
    public string Address { get; set; } = "";

    /// <summary>The model, of OpenAI alone.</summary>
    public string Model { get; set; } = "";

    /// <summary>The secret that the provider asks for; empty for none. Best given as the environment variable <c>Newsroom__Machine__Key</c>. Never logged.</summary>
    public string Key { get; set; } = "";

    /// <summary>So many seconds an answer may take, a second attempt included.</summary>
    public int TimeLimitSeconds { get; set; } = 15;

    /// <summary>So many questions may be under way at once.</summary>
    public int MostAtOnce { get; set; } = 4;

    /// <summary>After so many failures in a row the provider is left alone.</summary>
    public int FailuresBeforeRest { get; set; } = 5;

    /// <summary>For so many seconds.</summary>
    public int RestSeconds { get; set; } = 60;
}

/// <summary>Refuses wrong values at start, in sentences; never with the key in them.</summary>
public sealed class MachineOptionsValidator : IValidateOptions<MachineOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, MachineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Provider == MachineProvider.None)
            return ValidateOptionsResult.Success;
        List<string> failures = [];
        if (!Uri.TryCreate(options.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || address.UserInfo.Length > 0)
            failures.Add("Newsroom:Machine:Address must be an address such as https://models.example.org/v1, without a query or a password in it.");
        if (options.Provider == MachineProvider.OpenAi && string.IsNullOrWhiteSpace(options.Model))
            failures.Add("Newsroom:Machine:Model names no model.");
        if (options.Key.Any(char.IsControl))
            failures.Add("Newsroom:Machine:Key has a character in it that no key has; a line break at its end, perhaps.");
        Within("TimeLimitSeconds", options.TimeLimitSeconds, 1, 120);
        Within("MostAtOnce", options.MostAtOnce, 1, 64);
        Within("FailuresBeforeRest", options.FailuresBeforeRest, 1, 100);
        Within("RestSeconds", options.RestSeconds, 1, 3600);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Within(string setting, int value, int least, int most)
        {
            if (value < least || value > most)
                failures.Add($"Newsroom:Machine:{setting} is {value}; write a number from {least} to {most}.");
        }
    }
}
