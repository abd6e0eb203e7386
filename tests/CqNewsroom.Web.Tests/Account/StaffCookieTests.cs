using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Account;

/// <summary>
/// The connection of an open page is one request that lasts for hours: what checked its cookie must not last as long (50 KB of every open page).
/// </summary>
public sealed class StaffCookieTests(StaffCookieTests.WatchedFactory newsroom) : IClassFixture<StaffCookieTests.WatchedFactory>
{
    [Fact]
    public async Task What_checks_a_cookie_is_let_go_of_before_the_request_ends()
    {
        var browser = newsroom.Open();
        await browser.SignInAsync("zhou");
        newsroom.Seen.Clear();

        await browser.GetAsync("/account/profile");

        Assert.NotEmpty(newsroom.Seen);
        Assert.All(newsroom.Seen, Assert.True);
    }

    public sealed class WatchedFactory : AccountFactory
    {
        /// <summary>For each request whose cookie was checked: whether what checked it was let go of when its answer was made.</summary>
        public List<bool> Seen { get; } = [];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                services.AddScoped<Held>();
                services.AddScoped<ISecurityStampValidator, Check>();
                services.AddSingleton<IStartupFilter>(new AtTheEnd(Seen));
            });
        }
    }

    private sealed class Held : IDisposable
    {
        public bool IsLetGo { get; private set; }

        public void Dispose() => IsLetGo = true;
    }

    private sealed class Check(Held held) : ISecurityStampValidator
    {
        public Task ValidateAsync(CookieValidatePrincipalContext context)
        {
            context.HttpContext.Items[typeof(Held)] = held;
            return Task.CompletedTask;
        }
    }

    private sealed class AtTheEnd(List<bool> seen) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, rest) =>
            {
                await rest(context);
                if (context.Items[typeof(Held)] is Held held)
                    seen.Add(held.IsLetGo);
            });
            next(app);
        };
    }
}
