namespace CqNewsroom.Web.Desk.Administration;

/// <summary>The addresses of the administration's pages.</summary>
public static class AdministrationAddress
{
    /// <summary>The list of people, where administration begins.</summary>
    public const string People = DeskAddress.Administration;

    /// <summary>The form for a new person.</summary>
    public const string NewPerson = "/desk/administration/people/new";

    /// <summary>Desks and their policies.</summary>
    public const string Desks = "/desk/administration/desks";

    /// <summary>The form for a new desk.</summary>
    public const string NewDesk = "/desk/administration/desks/new";

    /// <summary>Sections.</summary>
    public const string Sections = "/desk/administration/sections";

    /// <summary>Agencies.</summary>
    public const string Agencies = "/desk/administration/agencies";

    /// <summary>The newsroom's settings.</summary>
    public const string Newsroom = "/desk/administration/newsroom";

    /// <summary>How the paper presents itself to readers.</summary>
    public const string Site = "/desk/administration/site";

    /// <summary>The pages that are no stories.</summary>
    public const string Pages = "/desk/administration/pages";

    /// <summary>The form for a new page.</summary>
    public const string NewPage = "/desk/administration/pages/new";

    /// <summary>One page.</summary>
    /// <param name="id">The page.</param>
    public static string Page(Guid id) => $"{Pages}/{id}";

    /// <summary>The tokens of partners' programs.</summary>
    public const string Tokens = "/desk/administration/tokens";

    /// <summary>Webhooks.</summary>
    public const string Webhooks = "/desk/administration/webhooks";

    /// <summary>One webhook.</summary>
    /// <param name="id">The webhook.</param>
    public static string Webhook(Guid id) => $"{Webhooks}/{id}";

    /// <summary>One person.</summary>
    /// <param name="id">The person.</param>
    public static string Person(Guid id) => $"/desk/administration/people/{id}";

    /// <summary>One desk.</summary>
    /// <param name="id">The desk.</param>
    public static string Desk(Guid id) => $"/desk/administration/desks/{id}";
}
