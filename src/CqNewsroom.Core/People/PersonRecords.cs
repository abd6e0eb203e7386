namespace CqNewsroom.Core.People;

/// <summary>A grant as it is shown and given.</summary>
/// <param name="DeskId">The desk, null for all desks.</param>
/// <param name="Role">The role.</param>
/// <param name="Languages">Language tags; pairs such as <c>zh-CN&gt;en</c> for translators and coordinators; none for administrators.</param>
public sealed record GrantValue(Guid? DeskId, Role Role, IReadOnlyList<string> Languages);

/// <summary>Which persons a list shows.</summary>
public enum PersonFilter
{
    /// <summary>Who may act.</summary>
    Active,

    /// <summary>Who was deactivated.</summary>
    Deactivated,

    /// <summary>Everybody.</summary>
    All,
}

/// <summary>Which persons an administrator asks for.</summary>
/// <param name="Words">Part of a real or credit name, whatever its case.</param>
/// <param name="Filter">Active, deactivated or all.</param>
/// <param name="AgencyId">Only the people of this agency.</param>
/// <param name="Page">0 for the first.</param>
/// <param name="PageSize">How many on a page, at most 100.</param>
public sealed record PersonQuery(string? Words = null, PersonFilter Filter = PersonFilter.Active, Guid? AgencyId = null, int Page = 0, int PageSize = 25);

/// <summary>How many open articles a person has on a desk; a number, since an administrator reads nothing unpublished.</summary>
/// <param name="DeskId">The desk.</param>
/// <param name="Count">Articles assigned to the person that are neither published, retracted nor spiked.</param>
public sealed record OpenWork(Guid DeskId, int Count);

/// <summary>A person in an administrator's list.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Real name.</param>
/// <param name="AgencyId">The agency, null for the house.</param>
/// <param name="DeactivatedAt">When the person was deactivated (UTC), null while active.</param>
/// <param name="Grants">What they may do.</param>
/// <param name="OpenWork">Open articles by desk.</param>
/// <param name="HasAccount">Whether they can sign in at all.</param>
/// <param name="InvitedUntil">Until when an unused invitation works (UTC), null without one.</param>
public sealed record PersonRow(
    Guid Id,
    string Name,
    Guid? AgencyId,
    DateTime? DeactivatedAt,
    IReadOnlyList<GrantValue> Grants,
    IReadOnlyList<OpenWork> OpenWork,
    bool HasAccount,
    DateTime? InvitedUntil);

/// <summary>A page of a list of persons.</summary>
/// <param name="Rows">The persons, by name.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record PersonList(IReadOnlyList<PersonRow> Rows, int Total);

/// <summary>Who stands in for whom.</summary>
/// <param name="Id">The substitution.</param>
/// <param name="SubstituteId">Who stands in.</param>
/// <param name="SubstituteName">Their real name.</param>
/// <param name="Until">Until when (UTC).</param>
public sealed record SubstituteFacts(Guid Id, Guid SubstituteId, string SubstituteName, DateTime Until);

/// <summary>All that an administrator sees of one person.</summary>
/// <param name="Row">As in the list.</param>
/// <param name="Version">What a change names.</param>
/// <param name="CreditNames">Credit names by language.</param>
/// <param name="Accounts">Their accounts.</param>
/// <param name="Substitutes">Who stands in for them now.</param>
/// <param name="ResetUntil">Until when an unused reset link works (UTC), null without one.</param>
public sealed record PersonDetails(
    PersonRow Row,
    int Version,
    IReadOnlyDictionary<string, string> CreditNames,
    IReadOnlyList<AccountFacts> Accounts,
    IReadOnlyList<SubstituteFacts> Substitutes,
    DateTime? ResetUntil);

/// <summary>A person who may be chosen as a substitute or an urgent publisher.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Real name.</param>
public sealed record PersonChoice(Guid Id, string Name);

/// <summary>Adds a person and makes their invitation.</summary>
/// <param name="Name">Real name.</param>
/// <param name="CreditNames">Credit names by language; a language without one takes the real name.</param>
/// <param name="AgencyId">The agency, null for the house.</param>
/// <param name="InterfaceLanguage">The language they are greeted in.</param>
/// <param name="Grants">What they may do.</param>
public sealed record AddPerson(string Name, IReadOnlyDictionary<string, string> CreditNames, Guid? AgencyId, string InterfaceLanguage, IReadOnlyList<GrantValue> Grants);

/// <summary>Changes a person; all fields are given, as the administrator wants them.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="SeenVersion">The version that the administrator saw.</param>
/// <param name="Name">Real name.</param>
/// <param name="CreditNames">Credit names by language.</param>
/// <param name="AgencyId">The agency, null for the house.</param>
/// <param name="Grants">What they may do.</param>
public sealed record ChangePerson(
    Guid PersonId,
    int SeenVersion,
    string Name,
    IReadOnlyDictionary<string, string> CreditNames,
    Guid? AgencyId,
    IReadOnlyList<GrantValue> Grants);

/// <summary>A link that was just made. Its secret is shown this once; only a hash is kept.</summary>
/// <param name="PersonId">Whom it is for.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Secret">The secret that the address carries.</param>
/// <param name="ExpiresAt">When it stops working (UTC).</param>
public sealed record IssuedLink(Guid PersonId, AccountLinkKind Kind, string Secret, DateTime ExpiresAt);

/// <summary>What deactivating a person would do, for the dialog that asks.</summary>
/// <param name="OpenWork">Open articles that will wait for the editors of their desks.</param>
/// <param name="Shortfalls">Policies that nobody could fill any more.</param>
/// <param name="IsLastAdministrator">Whether it will be refused, because nobody could administer the newsroom.</param>
public sealed record DeactivationForesight(IReadOnlyList<OpenWork> OpenWork, IReadOnlyList<Desks.PolicyShortfall> Shortfalls, bool IsLastAdministrator);
