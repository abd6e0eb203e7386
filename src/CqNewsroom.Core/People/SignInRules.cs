using System.Buffers;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.People;

/// <summary>What a sign-in name and a password must be. Length counts, not kinds of characters (NIST SP 800-63B, 5.1.1).</summary>
public static class SignInRules
{
    /// <summary>The shortest password, in UTF-16 units.</summary>
    public const int ShortestPassword = 12;

    /// <summary>The longest password, in UTF-16 units.</summary>
    public const int LongestPassword = 128;

    /// <summary>The longest sign-in name.</summary>
    public const int LongestName = 64;

    /// <summary>The characters of a sign-in name; an e-mail address is one.</summary>
    public const string NameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@+";

    private const int FewestDifferentCharacters = 5;
    private static readonly SearchValues<char> AllowedInName = SearchValues.Create(NameCharacters);
    private static readonly string[] Common = ["password", "passw0rd", "123456", "qwerty", "abcdef", "111111", "iloveyou", "admin", "letmein", "welcome"];

    /// <summary>What is wrong with a sign-in name; null when nothing is.</summary>
    /// <param name="name">The name.</param>
    public static Refusal? CheckName(string name) =>
        name.Length is < 2 or > LongestName || name.AsSpan().ContainsAnyExcept(AllowedInName) ? new Refusal(RefusalCode.SignInNameInvalid, LongestName) : null;

    /// <summary>What is wrong with a password; null when nothing is.</summary>
    /// <param name="password">The password.</param>
    /// <param name="signInName">The account's name, which must not be most of it.</param>
    public static Refusal? CheckPassword(string password, string signInName)
    {
        if (password.Length < ShortestPassword)
            return new Refusal(RefusalCode.PasswordTooShort, ShortestPassword);
        if (password.Length > LongestPassword)
            return new Refusal(RefusalCode.TooLong, LongestPassword);
        return password.Distinct().Count() < FewestDifferentCharacters || IsMostly(password, signInName) || Common.Any(word => IsMostly(password, word))
            ? new Refusal(RefusalCode.PasswordTooEasy)
            : null;
    }

    // A word that everybody tries first, with less than six characters around it, is no password.
    private static bool IsMostly(string password, string word) =>
        word.Length >= 3 && password.Contains(word, StringComparison.OrdinalIgnoreCase) && password.Length - word.Length < 6;
}
