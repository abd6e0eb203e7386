using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Front;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Samples;
using CqNewsroom.Core.Site;
using CqNewsroom.Core.Tags;
using CqNewsroom.Core.Templates;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Core.Webhooks;
using CqNewsroom.Data;
using CqNewsroom.Data.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StaffAccount = CqNewsroom.Data.Identity.Account;

namespace CqNewsroom.Web.Security;

/// <summary>Adds accounts, sign-in and administration to the program.</summary>
public static class AccountServices
{
    /// <summary>How old a check of the security stamp may be, in requests and on open pages.</summary>
    public static readonly TimeSpan StampInterval = TimeSpan.FromMinutes(1);

    /// <summary>Name of the cookie that keeps the interface language.</summary>
    public const string LanguageCookie = "newsroom.language";

    /// <summary>Adds accounts, sign-in and administration.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="database">Where keys are kept.</param>
    /// <param name="environment">Sample people stand on the sign-in page in Development only.</param>
    public static IServiceCollection AddNewsroomAccounts(this IServiceCollection services, NewsroomDatabaseOptions database, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(database);
        services.AddAdministration();
        services.AddSignIn();
        services.AddKeys(database);
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(Localize);
        services.AddHostedService<SetUpInvitation>();
        if (environment.IsDevelopment())
            services.AddSingleton<ISampleAccounts>(provider => provider.GetRequiredService<SampleAccounts>());
        return services;
    }

    private static void AddAdministration(this IServiceCollection services)
    {
        services.TryAddSingleton<INewsroomEvents, NewsroomEvents>();
        services.AddSingleton<IAccounts, Accounts>();
        services.AddSingleton<ISecretSource, RandomSecrets>();
        services.AddSingleton<AdministrativeActs>();
        services.AddSingleton<PeopleAdministration>();
        services.AddSingleton<AgencyAdministration>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<WebhookAdministration>();
        services.AddSingleton<DeskAdministration>();
        services.AddSingleton<SectionAdministration>();
        services.AddSingleton<TagDesk>();
        services.AddSingleton<FrontPages>();
        services.AddSingleton<SiteAdministration>();
        services.AddSingleton<SitePages>();
        services.AddSingleton<StoryTemplates>();
        services.AddSingleton<Termbase>();
        services.AddSingleton<TermFiles>();
        services.AddSingleton<WordBook>();
        services.AddSingleton<WordListFiles>();
        services.AddSingleton<TermQueue>();
        services.AddSingleton<NewsroomSettings>();
        services.AddSingleton<AccountLinks>();
        services.AddSingleton<Profiles>();
        services.AddSingleton<FirstRun>();
        services.AddSingleton<SampleAccounts>();
    }

    private static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<StaffAccount>, PasswordHasher<StaffAccount>>();
        services.AddIdentityCore<StaffAccount>(options =>
            {
                options.User.AllowedUserNameCharacters = SignInRules.NameCharacters;
                options.Password = new PasswordOptions
                {
                    RequiredLength = SignInRules.ShortestPassword,
                    RequiredUniqueChars = 1,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireNonAlphanumeric = false,
                    RequireUppercase = false,
                };
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PersonClaimsFactory>()
            .AddEntityFrameworkStores<NewsroomDbContext>();
        var schemes = services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, StaffCookie.Configure);
        // Identity's stamp check signs out of all of its schemes, and throws for one that is not there.
        schemes.AddExternalCookie();
        schemes.AddTwoFactorRememberMeCookie();
        schemes.AddTwoFactorUserIdCookie();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = StampInterval;
            options.OnRefreshingPrincipal = StaffCookie.KeepSessionAsync;
        });
        services.AddAntiforgery();
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.HeaderName = AntiforgeryHeader.Name;
            options.Cookie.Name = "newsroom.form";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddScoped<CurrentAsker>();
        services.AddScoped<IAsker>(provider => provider.GetRequiredService<CurrentAsker>());
        services.AddScoped<NewsroomSignIn>();
        services.AddSingleton<ActivePersons>();
        services.AddSingleton<FreshAccounts>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SetUpKey>();
        services.AddSingleton<IWebhookSecrets, ProtectedSecrets>();
        services.AddSingleton<AssetAddresses>();
    }

    // With SQLite there is one server, and its folder holds everything; several servers on one PostgreSQL share the keys there (B14, B15).
    private static void AddKeys(this IServiceCollection services, NewsroomDatabaseOptions database)
    {
        var protection = services.AddDataProtection().SetApplicationName("CqNewsroom");
        if (database.Database == DatabaseKind.Sqlite)
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Path.GetFullPath(database.DataFolder), "keys")));
        else
            protection.PersistKeysToDbContext<NewsroomDbContext>();
    }

    private static void Localize(RequestLocalizationOptions options)
    {
        string[] languages = [.. InterfaceLanguages.All];
        options.SetDefaultCulture(InterfaceLanguages.Chinese).AddSupportedCultures(languages).AddSupportedUICultures(languages);
        options.FallBackToParentCultures = options.FallBackToParentUICultures = true;
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = LanguageCookie }, new AcceptLanguageHeaderRequestCultureProvider()];
    }
}
