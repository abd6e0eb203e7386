using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CqNewsroom.Browser.Tests.Staff;

/// <summary>One person with a browser of their own: a context that shares nothing with the others'.</summary>
internal sealed class StaffBrowser : IAsyncDisposable
{
    /// <summary>The one password of the sample newsroom.</summary>
    public const string Password = "hotpot-and-noodles";

    // The machine that runs the tests may be busy with all of them.
    private const float Patience = 30_000;

    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("NEWSROOM_SCREENSHOTS");

    private readonly IBrowserContext _context;
    private readonly Uri _server;

    private StaffBrowser(IBrowserContext context, IPage page, Uri server) => (_context, Page, _server) = (context, page, server);

    /// <summary>The person's page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a browser for somebody who is not signed in.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="server">Where the server listens.</param>
    /// <param name="locale">The browser's language.</param>
    /// <param name="width">Width of the window in pixels.</param>
    public static async Task<StaffBrowser> OpenAsync(IBrowser browser, Uri server, string locale = "en-US", int width = 1280)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = locale,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        return new StaffBrowser(context, await context.NewPageAsync(), server);
    }

    /// <summary>Opens a browser and signs in.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="server">Where the server listens.</param>
    /// <param name="name">What the person signs in with.</param>
    /// <param name="locale">The browser's language.</param>
    /// <param name="width">Width of the window in pixels.</param>
    public static async Task<StaffBrowser> SignInAsync(IBrowser browser, Uri server, string name, string locale = "en-US", int width = 1280)
    {
        var person = await OpenAsync(browser, server, locale, width);
        await person.SignInAsync(name, locale);
        return person;
    }

    /// <summary>Signs in with a browser that has a profile of its own.</summary>
    /// <param name="context">The browser.</param>
    /// <param name="server">Where the server listens.</param>
    /// <param name="name">What the person signs in with.</param>
    public static async Task<StaffBrowser> SignInAsync(IBrowserContext context, Uri server, string name)
    {
        context.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        var person = new StaffBrowser(context, await context.NewPageAsync(), server);
        await person.SignInAsync(name, "en-US");
        return person;
    }

    private async Task SignInAsync(string name, string locale)
    {
        await GoAsync("/account/sign-in?returnUrl=%2Fdesk");
        await Page.FillAsync("#signInName", name);
        await Page.FillAsync("#password", Password);
        await Page.ClickAsync(".account-form .main-action");
        await Expect(Page).ToHaveURLAsync(new Uri(_server, "/desk").ToString());
        // Persons have an interface language of their own, whatever their browser asks for.
        await GoAsync($"/account/language?language={(locale.StartsWith("zh", StringComparison.Ordinal) ? "zh-CN" : "en")}&returnUrl=%2Fdesk");
        await Expect(Page.Locator(".desk-main h1").First).ToBeVisibleAsync();
    }

    /// <summary>Goes to an address.</summary>
    /// <param name="path">The path, beginning with a slash.</param>
    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(new Uri(_server, path).ToString());

    /// <summary>Leaves a picture of the page in the folder that NEWSROOM_SCREENSHOTS names, for people to look at; otherwise nothing.</summary>
    /// <param name="name">Name of the file without its ending.</param>
    public async Task ShootAsync(string name)
    {
        if (Screenshots is not null)
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots, name + ".png"), FullPage = true });
    }

    /// <summary>Performs an act by its button or from the menu, and confirms the dialog where the act asks.</summary>
    /// <param name="part">The part of the page that holds the article.</param>
    /// <param name="action">Name of the action.</param>
    /// <param name="asks">Whether a dialog comes first.</param>
    /// <param name="answer">Fills the dialog in.</param>
    public async Task ActAsync(ILocator part, string action, bool asks = false, Func<ILocator, Task>? answer = null)
    {
        var button = part.Locator($".act-buttons [data-action={action}]:enabled, .act-buttons a[data-action={action}]");
        var more = part.Locator(".act-more button");
        await Expect(button.Or(more).First).ToBeVisibleAsync();
        if (await button.CountAsync() == 0)
        {
            await more.ClickAsync();
            button = Page.Locator($".mud-popover-open [data-action={action}]");
        }

        await button.ClickAsync();
        if (!asks)
            return;
        var dialog = Page.Locator(".mud-dialog");
        await Expect(dialog).ToBeVisibleAsync();
        if (answer is not null)
            await answer(dialog);
        await ShootAsync($"act-{action}");
        await dialog.Locator("[data-confirm]").ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>Chooses in a select of the workplace.</summary>
    /// <param name="select">The select.</param>
    /// <param name="choice">What stands on the choice.</param>
    public async Task ChooseAsync(ILocator select, string choice)
    {
        await select.ClickAsync();
        await Page.Locator(".mud-popover-open .mud-list-item", new PageLocatorOptions { HasText = choice }).First.ClickAsync();
        await Expect(Page.Locator(".mud-popover-open .mud-list-item")).ToHaveCountAsync(0);
    }

    /// <summary>Pastes plain text where the cursor is, as from another program.</summary>
    /// <param name="text">The text.</param>
    public Task PasteAsync(string text) => Page.EvaluateAsync(
        """
        text => {
            const data = new DataTransfer();
            data.setData('text/plain', text);
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        text);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
