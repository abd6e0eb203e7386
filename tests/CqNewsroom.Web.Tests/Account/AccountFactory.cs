using System.Net;
using System.Text.RegularExpressions;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Account;

/// <summary>
/// The application with a small newsroom of people who can sign in, outside Development unless told otherwise; every request checks
/// the security stamp.
/// </summary>
public class AccountFactory : NewsroomFactory, IAsyncLifetime
{
    private readonly bool setUp;
    private readonly bool sample;
    private readonly string environment;

    internal AccountFactory(bool setUp, bool sample, string environment)
    {
        this.setUp = setUp;
        this.sample = sample;
        this.environment = environment;
    }

    public const string Password = "hotpot and noodles";
    public const string NewPassword = "correct horse battery";

    private static readonly string[] Names = ["zhou", "fang", "jiang", "song", "lin", "yuki", "maren"];

    public AccountFactory()
        : this(setUp: true, sample: false, "Testing")
    {
    }

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => [new("Newsroom:Sample", sample ? "true" : "false")];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment(environment);
        builder.ConfigureTestServices(services => services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero));
    }

    public async ValueTask InitializeAsync()
    {
        if (!setUp)
            return;
        var answers = new SetUp(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Chongqing News" }, "Asia/Shanghai", ["zh-CN", "en"], "He Anran", "he", Password, "en");
        Assert.True((await Service<FirstRun>().SetUpAsync(answers, default)).IsDone);
        foreach (var name in Names)
        {
            var link = await InviteAsync(name);
            Assert.True((await Service<AccountLinks>().AcceptInvitationAsync(link.Secret, name, Password, "en", default)).IsDone);
        }
    }

    public T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Browser Open(string language = "en") => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }), language);

    /// <summary>The person of a sign-in name.</summary>
    public async Task<Guid> PersonAsync(string signInName)
    {
        await using var db = (Data.NewsroomDbContext)await Service<INewsroomDbFactory>().OpenAsync(default);
        return (await db.Users.AsNoTracking().SingleAsync(account => account.UserName == signInName)).PersonId;
    }

    public async Task<Asker> AdministratorAsync() => new(await PersonAsync("he"), "en");

    /// <summary>Invites somebody new.</summary>
    public async Task<IssuedLink> InviteAsync(string name = "Newcomer") => (await Service<PeopleAdministration>().AddAsync(
        await AdministratorAsync(), new AddPerson(name, new Dictionary<string, string>(StringComparer.Ordinal), null, "en", []), default)).Value!;
}

/// <summary>The same with a clock that a test moves.</summary>
public sealed class ClockedAccountFactory : AccountFactory
{
    public MovableClock Clock { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}

/// <summary>A clock that a test sets forward; its timers are the system's, so that a week does not run every one of them a hundred thousand times.</summary>
public sealed class MovableClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}

/// <summary>One browser: its cookies, and forms filled in as a page shows them.</summary>
public sealed partial class Browser(HttpClient client, string language)
{
    public async Task<HttpResponseMessage> GetAsync(string address, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await client.SendAsync(request);
    }

    /// <summary>Opens the page of a form and sends it.</summary>
    public async Task<HttpResponseMessage> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        var page = await (await GetAsync(address)).Content.ReadAsStringAsync();
        return await PostAsync(address, [.. fields, ("__RequestVerificationToken", Token().Match(page).Groups["token"].Value)]);
    }

    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password = AccountFactory.Password, string address = "/account/sign-in") =>
        SendAsync(address, ("signInName", name), ("password", password));

    /// <summary>Whether the profile opens, so whether somebody is signed in.</summary>
    public async Task<bool> IsSignedInAsync() => (await GetAsync("/account/profile")).StatusCode == HttpStatusCode.OK;

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
