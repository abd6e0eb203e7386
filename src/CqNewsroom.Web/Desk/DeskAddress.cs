using System.Globalization;

namespace CqNewsroom.Web.Desk;

/// <summary>The addresses of the staff application, in one place so that links do not drift from pages.</summary>
public static class DeskAddress
{
    /// <summary>My work, the home page.</summary>
    public const string MyWork = "/desk";

    /// <summary>The list of stories.</summary>
    public const string Stories = "/desk/stories";

    /// <summary>The form for a new story.</summary>
    public const string NewStory = "/desk/stories/new";

    /// <summary>What is new.</summary>
    public const string WhatIsNew = "/desk/new";

    /// <summary>What is approved and scheduled.</summary>
    public const string Publication = "/desk/publication";

    /// <summary>People, desks, policies, agencies.</summary>
    public const string Administration = "/desk/administration";

    /// <summary>A story's page.</summary>
    /// <param name="number">The story's number.</param>
    public static string Story(int number) => string.Create(CultureInfo.InvariantCulture, $"/desk/stories/{number}");

    /// <summary>The writing surface of an article.</summary>
    /// <param name="articleId">The article.</param>
    public static string Edit(Guid articleId) => $"/desk/articles/{articleId}/edit";

    /// <summary>The review of an article.</summary>
    /// <param name="articleId">The article.</param>
    public static string Review(Guid articleId) => $"/desk/articles/{articleId}/review";
}
