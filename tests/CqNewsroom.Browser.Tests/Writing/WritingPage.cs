using System.Text;
using System.Text.Json;
using CqNewsroom.Browser.Tests.Staff;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CqNewsroom.Browser.Tests.Writing;

/// <summary>A reporter's page with the draft of the sample newsroom open, and what the server has of it.</summary>
/// <param name="person">Who writes.</param>
internal sealed class WritingPage(StaffBrowser person)
{
    /// <summary>A story of the sample newsroom that is being drafted.</summary>
    public const string Story = "/desk/stories/1014";

    /// <summary>The page.</summary>
    public IPage Page => person.Page;

    /// <summary>Address of the editor; known once it was opened.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Where typing goes.</summary>
    public ILocator Text => Page.Locator(".ProseMirror[aria-readonly=false]");

    /// <summary>The state of saving, always to be seen.</summary>
    public ILocator State => Page.Locator(".ed-status");

    /// <summary>Opens the draft by its button on the story's page.</summary>
    public async Task OpenAsync()
    {
        await person.GoAsync(Story);
        await person.ActAsync(Page.Locator("#zh-CN"), "Save");
        await Expect(Text).ToBeVisibleAsync();
        Path = new Uri(Page.Url).AbsolutePath;
    }

    /// <summary>Puts the cursor at the end of the text, in a paragraph of its own.</summary>
    public async Task BeginParagraphAsync()
    {
        await Page.Locator(".ProseMirror > *").Last.ClickAsync();
        await Page.Keyboard.PressAsync("Control+End");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".ProseMirror > p").Last).ToHaveTextAsync("");
    }

    /// <summary>Waits until the server has everything, and says so.</summary>
    public Task SavedAsync() => Expect(State).ToHaveAttributeAsync("data-state", "saved");

    /// <summary>The paragraphs that the server has.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync()
    {
        var article = Path.Split('/')[3];
        var answer = await Page.APIRequest.GetAsync(new Uri(new Uri(Page.Url), $"/desk/api/articles/{article}/working-copy").ToString());
        Assert.True(answer.Ok, $"The server answers {answer.Status}.");
        using var copy = JsonDocument.Parse(await answer.BodyAsync());
        return [.. copy.RootElement.GetProperty("blocks").EnumerateArray().Select(block => Words(block.GetProperty("content")))];
    }

    private static string Words(JsonElement block)
    {
        var words = new StringBuilder();
        if (block.TryGetProperty("text", out var runs))
        {
            foreach (var run in runs.EnumerateArray())
                words.Append(run.GetProperty("text").GetString());
        }

        return words.ToString();
    }
}
