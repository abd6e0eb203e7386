namespace CqNewsroom.Web.Account;

/// <summary>Names of form fields, for the pages that write them and the endpoints that read them.</summary>
internal static class FormNames
{
    public const string SignInName = "signInName";
    public const string Password = "password";
    public const string NewPassword = "newPassword";
    public const string PasswordAgain = "passwordAgain";
    public const string Keep = "keep";
    public const string InterfaceLanguage = "interfaceLanguage";
    public const string TimeZone = "timeZone";
    public const string Version = "version";
    public const string Key = "key";
    public const string Languages = "languages";
    public const string FirstLanguage = "firstLanguage";
    public const string AdministratorName = "administratorName";

    /// <summary>Stands before the language tag of a name or credit name.</summary>
    public const string NameIn = "name-";
}
