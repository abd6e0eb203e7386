namespace CqNewsroom.Core.Partners;

/// <summary>What a token may read. None of them reaches what is not public: they only make less of it.</summary>
public static class ApiScope
{
    /// <summary>Headlines, summaries, credits, pictures, and who took what back; not the texts.</summary>
    public const string Headlines = "headlines:read";

    /// <summary>Whole articles.</summary>
    public const string Articles = "articles:read";

    /// <summary>Every scope.</summary>
    public static IReadOnlyList<string> All { get; } = [Headlines, Articles];
}
