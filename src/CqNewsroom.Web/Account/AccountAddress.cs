namespace CqNewsroom.Web.Account;

/// <summary>The addresses of the account pages, in one place.</summary>
public static class AccountAddress
{
    /// <summary>Sign-in.</summary>
    public const string SignIn = "/account/sign-in";

    /// <summary>Sign-out; a POST signs out.</summary>
    public const string SignOut = "/account/sign-out";

    /// <summary>Where an invitation is accepted.</summary>
    public const string Invitation = "/account/invitation";

    /// <summary>Where a reset link leads.</summary>
    public const string Reset = "/account/reset";

    /// <summary>Change of the password.</summary>
    public const string Password = "/account/password";

    /// <summary>The person's profile.</summary>
    public const string Profile = "/account/profile";

    /// <summary>The page for those whose roles do not include what they asked for.</summary>
    public const string Denied = "/account/denied";

    /// <summary>Changes the interface language and returns.</summary>
    public const string LanguageSwitch = "/account/language";

    /// <summary>Set-up of an empty newsroom.</summary>
    public const string SetUp = "/setup";

    /// <summary>The home page of the desk, where who signs in arrives unless they asked for another page.</summary>
    public const string Desk = "/desk";

    /// <summary>Name of the query parameter that says where to return to.</summary>
    public const string ReturnUrl = "returnUrl";

    /// <summary>The sign-in page with a notice.</summary>
    /// <param name="notice">One of <see cref="Notices"/>.</param>
    public static string SignInAfter(string notice) => $"{SignIn}?notice={notice}";

    /// <summary>The sign-in page that returns to where one was.</summary>
    /// <param name="returnUrl">Where one was.</param>
    public static string SignInFor(string returnUrl) => $"{SignIn}?{ReturnUrl}={Uri.EscapeDataString(returnUrl)}";

    /// <summary>The language switch that returns to where one was.</summary>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="returnUrl">Where one was.</param>
    public static string Language(string language, string returnUrl) =>
        $"{LanguageSwitch}?language={Uri.EscapeDataString(language)}&{ReturnUrl}={Uri.EscapeDataString(returnUrl)}";

    /// <summary>The address that carries an invitation or a reset link.</summary>
    /// <param name="isInvitation">Which of the two.</param>
    /// <param name="secret">The link's secret.</param>
    public static string Link(bool isInvitation, string secret) => $"{(isInvitation ? Invitation : Reset)}?{FormNames.Key}={Uri.EscapeDataString(secret)}";
}

/// <summary>What the sign-in page says about what was just done.</summary>
internal static class Notices
{
    public const string SignedOut = "signed-out";
    public const string Accepted = "accepted";
    public const string Reset = "reset";
    public const string SetUp = "set-up";
    public const string Saved = "saved";
    public const string PasswordChanged = "password";
}
