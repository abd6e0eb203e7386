namespace CqNewsroom.Core.People;

/// <summary>The languages of the staff interface.</summary>
public static class InterfaceLanguages
{
    /// <summary>Simplified Chinese.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>All of them, Chinese first.</summary>
    public static IReadOnlyList<string> All { get; } = [Chinese, English];

    /// <summary>The interface language for any language tag: Chinese for Chinese, English for the rest.</summary>
    /// <param name="language">BCP 47 tag.</param>
    public static string Nearest(string? language) =>
        language is not null && language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
}
