namespace CqNewsroom.Web.Resources;

/// <summary>Texts of the account pages: sign-in, invitation, profile, set-up. Marks the resource files beside it.</summary>
public sealed class AccountText;
