using System.Globalization;
using System.Text.Json;
using Bunit;
using CqNewsroom.Web.Desk.Editing;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Web.Tests.Desk.Editing;

/// <summary>What the page gives the editor's script and gets from it.</summary>
public sealed class ArticleEditorTests : IAsyncDisposable
{
    private readonly BunitContext _context = new();
    private readonly BunitJSModuleInterop _module;

    public ArticleEditorTests()
    {
        _context.Services.AddLocalization();
        _context.Services.AddSingleton<AntiforgeryStateProvider>(new Token());
        _module = _context.JSInterop.SetupModule("./editor.js");
        _module.SetupModule(invocation => invocation.Identifier == "open").Mode = JSRuntimeMode.Loose;
    }

    [Theory]
    [InlineData("en", "Bold", "{0} is writing this text. You can read along.")]
    [InlineData("zh-CN", "加粗", "{0}正在写这篇稿子，您可以同步阅读。")]
    public void The_script_gets_ids_a_token_and_all_texts_in_the_language_of_the_page(string language, string bold, string held)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var article = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

        _context.Render<ArticleEditor>(editor => editor.Add(e => e.ArticleId, article).Add(e => e.PersonId, Guid.Empty).Add(e => e.SideBySide, true));

        var options = JsonElement.Parse((string)_module.VerifyInvoke("open").Arguments[1]!);
        Assert.Equal(article, options.GetProperty("articleId").GetGuid());
        Assert.Equal("the token", options.GetProperty("token").GetString());
        Assert.Equal(language, options.GetProperty("lang").GetString());
        Assert.True(options.GetProperty("sideBySide").GetBoolean());
        var labels = options.GetProperty("labels");
        Assert.Equal(bold, labels.GetProperty("bold").GetString());
        Assert.Equal(held, labels.GetProperty("leaseHeld").GetString());
        Assert.All(labels.EnumerateObject(), label => Assert.NotEqual(label.Name, label.Value.GetString()));
    }

    [Fact]
    public async Task The_page_hears_short_words_and_renders_nothing_into_the_element()
    {
        var states = new List<EditorState>();
        var editor = _context.Render<ArticleEditor>(parameters => parameters.Add(e => e.OnStateChanged, state => { states.Add(state); return Task.CompletedTask; }));

        await editor.Instance.OnState("offline", "3");

        Assert.Equal([new EditorState("offline", "3")], states);
        Assert.Equal("", editor.Find("div").InnerHtml);
        Assert.Equal(1, editor.RenderCount);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private sealed class Token : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("the token", "field");
    }
}
