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

    /// <summary>The templates of the desks that one edits.</summary>
    public const string Templates = "/desk/templates";

    /// <summary>A template; of a desk a new one.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="templateId">The template, null for a new one.</param>
    public static string Template(Guid deskId, Guid? templateId = null) => $"{Templates}/{deskId}/" + (templateId?.ToString() ?? "new");

    /// <summary>What is new.</summary>
    public const string WhatIsNew = "/desk/new";

    /// <summary>What is approved and scheduled.</summary>
    public const string Publication = "/desk/publication";

    /// <summary>The order of the front pages.</summary>
    public const string Front = "/desk/front";

    /// <summary>The pictures of the newsroom.</summary>
    public const string Media = "/desk/media";

    /// <summary>The termbase.</summary>
    public const string Terms = "/desk/terms";

    /// <summary>The termbase as a table.</summary>
    public const string TermTable = "/desk/terms.csv";

    /// <summary>Where a file of terms is sent to.</summary>
    public const string SendTerms = "/desk/api/terms/import";

    /// <summary>The report on a file of terms; where one is chosen for null.</summary>
    /// <param name="importId">The import.</param>
    public static string TermImport(Guid? importId = null) => Terms + "/import" + (importId is { } id ? $"/{id}" : "");

    /// <summary>The list of words that are forbidden or doubted.</summary>
    public const string Words = Terms + "/words";

    /// <summary>The list of words as a table.</summary>
    public const string WordTable = "/desk/words.csv";

    /// <summary>Where a file of words is sent to.</summary>
    public const string SendWords = "/desk/api/words/import";

    /// <summary>The report on a file of words; where one is chosen for null.</summary>
    /// <param name="importId">The import.</param>
    public static string WordImport(Guid? importId = null) => Words + "/import" + (importId is { } id ? $"/{id}" : "");

    /// <summary>The live pages that disagree with the termbase.</summary>
    /// <param name="entryId">Those of one entry; null for all.</param>
    /// <param name="page">1 for the first.</param>
    public static string TermPages(Guid? entryId = null, int page = 1) => (entryId, page) switch
    {
        (null, 1) => Terms + "/pages",
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"{Terms}/pages?page={page}"),
        ({ } id, 1) => $"{Terms}/pages?entry={id}",
        ({ } id, _) => string.Create(CultureInfo.InvariantCulture, $"{Terms}/pages?entry={id}&page={page}"),
    };

    /// <summary>Orders to agencies.</summary>
    public const string Orders = "/desk/orders";

    /// <summary>The orders as a table.</summary>
    public const string OrderTable = "/desk/orders.csv";

    /// <summary>An order, to be printed.</summary>
    /// <param name="orderId">The order.</param>
    public static string Order(Guid orderId) => $"{Orders}/{orderId}";

    /// <summary>The tags.</summary>
    public const string Tags = "/desk/tags";

    /// <summary>People, desks, policies, agencies.</summary>
    public const string Administration = "/desk/administration";

    /// <summary>A story's page.</summary>
    /// <param name="number">The story's number.</param>
    public static string Story(int number) => string.Create(CultureInfo.InvariantCulture, $"/desk/stories/{number}");

    /// <summary>The library with one picture open.</summary>
    /// <param name="pictureId">The picture.</param>
    public static string Picture(Guid pictureId) => $"{Media}?picture={pictureId}";

    /// <summary>The writing surface of an article.</summary>
    /// <param name="articleId">The article.</param>
    public static string Edit(Guid articleId) => $"/desk/articles/{articleId}/edit";

    /// <summary>The writing surface of an article, which asks at once for a Word file.</summary>
    /// <param name="articleId">The article.</param>
    public static string EditWord(Guid articleId) => Edit(articleId) + "?word=true";

    /// <summary>A text as a Word document.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="revision">Number of a revision; null for what is being written.</param>
    public static string Word(Guid articleId, int? revision = null) =>
        $"/desk/articles/{articleId}/word" + (revision is { } number ? string.Create(CultureInfo.InvariantCulture, $"?revision={number}") : "");

    /// <summary>Where a Word document is sent to.</summary>
    /// <param name="articleId">The article.</param>
    public static string SendWord(Guid articleId) => $"/desk/api/articles/{articleId}/word";

    /// <summary>The review of an article.</summary>
    /// <param name="articleId">The article.</param>
    public static string Review(Guid articleId) => $"/desk/articles/{articleId}/review";

    /// <summary>An article's versions, two of them compared.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="old">Number of the older one; null where the page chooses.</param>
    /// <param name="new">Number of the newer one; null for the text as it is now.</param>
    public static string Versions(Guid articleId, int? old = null, int? @new = null)
    {
        var page = $"/desk/articles/{articleId}/versions";
        return (old, @new) switch
        {
            (null, null) => page,
            (null, { } to) => string.Create(CultureInfo.InvariantCulture, $"{page}?to={to}"),
            ({ } from, null) => string.Create(CultureInfo.InvariantCulture, $"{page}?from={from}"),
            ({ } from, { } to) => string.Create(CultureInfo.InvariantCulture, $"{page}?from={from}&to={to}"),
        };
    }

    /// <summary>An article as readers would see it, in a frame that says so; a page of its own without a circuit.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="width"><c>phone</c> or <c>desktop</c>; null for the width of the window.</param>
    public static string Preview(Guid articleId, string? width = null) => $"/desk/articles/{articleId}/preview" + (width is null ? "" : "?width=" + width);

    /// <summary>What stands in that frame.</summary>
    /// <param name="articleId">The article.</param>
    public static string PreviewPage(Guid articleId) => Preview(articleId) + "/page";

    /// <summary>What the addresses of previews begin with that a link opens without an account.</summary>
    public const string SharedPreviews = "/preview";

    /// <summary>A preview for who has its link.</summary>
    /// <param name="secret">The link's secret.</param>
    public static string SharedPreview(string secret) => $"{SharedPreviews}/{Uri.EscapeDataString(secret)}";

    /// <summary>A story's sheet of sign-offs (审核单), to be printed.</summary>
    /// <param name="number">The story's number.</param>
    public static string Sheet(int number) => string.Create(CultureInfo.InvariantCulture, $"/desk/stories/{number}/sheet");

    /// <summary>The same sheet as a table for spreadsheets.</summary>
    /// <param name="number">The story's number.</param>
    public static string SheetTable(int number) => Sheet(number) + ".csv";

    /// <summary>A translation's figures sheet, to be printed.</summary>
    /// <param name="articleId">The translation.</param>
    /// <param name="revision">Number of a revision; null for the one in question, else the working copy.</param>
    public static string Figures(Guid articleId, int? revision = null) =>
        $"/desk/articles/{articleId}/figures" + (revision is { } number ? string.Create(CultureInfo.InvariantCulture, $"?revision={number}") : "");

    /// <summary>The sign-in page that returns to where one was.</summary>
    /// <param name="pathAndQuery">Where one was, beginning with a slash.</param>
    public static string SignIn(string pathAndQuery) => "/account/sign-in?returnUrl=" + Uri.EscapeDataString(pathAndQuery);

    /// <summary>The endpoint that changes the interface language and returns.</summary>
    /// <param name="language"><c>zh-CN</c> or <c>en</c>.</param>
    /// <param name="pathAndQuery">Where one was, beginning with a slash.</param>
    public static string Language(string language, string pathAndQuery) =>
        $"/account/language?language={Uri.EscapeDataString(language)}&returnUrl={Uri.EscapeDataString(pathAndQuery)}";
}
