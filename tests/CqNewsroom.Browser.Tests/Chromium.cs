using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CqNewsroom.Browser.Tests.Chromium))]

namespace CqNewsroom.Browser.Tests;

/// <summary>
/// The browser that the system has (Playwright would download one of its own), started by the first test that asks. A
/// person is a context of their own: <c>await (await chromium.BrowserAsync()).NewContextAsync()</c>.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? Executable { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>The running browser; the test is skipped where none is installed.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        Assert.SkipWhen(Executable is null, "Chromium is not installed; see tests/run.sh.");
        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Executable,
                Args = Arguments,
            });
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>A browser of its own whose profile outlives it, for what must be found again after it died; the test disposes of it.</summary>
    /// <param name="profile">The folder of the profile.</param>
    public async Task<IBrowserContext> OpenProfileAsync(string profile)
    {
        await BrowserAsync();
        return await _playwright!.Chromium.LaunchPersistentContextAsync(profile, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = Executable,
            Args = Arguments,
            Locale = "en-US",
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }
}
