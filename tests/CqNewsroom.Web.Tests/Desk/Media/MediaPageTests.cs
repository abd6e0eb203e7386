using Bunit;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Media;
using CqNewsroom.Web.Desk.Media;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CqNewsroom.Web.Tests.Desk.Media;

/// <summary>The library's page over pictures in the database; their files are not looked at.</summary>
public sealed class MediaPageTests : DeskTestContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Services.AddSingleton<AdministrativeActs>();
        Services.AddSingleton<IPictureEngine, Nothing>();
        Services.AddSingleton<IPictureFiles, Nothing>();
        Services.AddSingleton<PictureService>();
        Services.AddScoped<PictureLibrary>();
    }

    [Fact]
    public async Task Where_there_are_none_the_page_says_what_will_be_here()
    {
        Speak("zh-CN");

        var page = await RenderPageAsync<MediaPage>("reporter");

        Assert.Equal("还没有图片", page.WaitForElement(".empty-title").TextContent);
        Assert.Equal("/desk/stories", page.Find(".empty-step a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_link_shows_the_same_filter_and_the_same_picture()
    {
        var bridge = await PictureAsync("屏幕快照 2015.jpg", "", endsInDays: -1);
        await PictureAsync("market.jpg", "菜市场", endsInDays: 3);
        Navigation.NavigateTo($"/desk/media?words={Uri.EscapeDataString("快照")}&rights=ended&picture={bridge}&kind=nonsense");

        var page = await RenderPageAsync<MediaPage>("editor");

        page.WaitForElement(".media-facts");
        Assert.Equal("屏幕快照 2015.jpg", Assert.Single(page.FindAll(".shelf .tile-name")).TextContent);
        Assert.Equal("true", page.Find(".shelf a[data-open]").GetAttribute("aria-current"));
        Assert.Equal("快照", page.Find(".filter-words input").GetAttribute("value"));
        Assert.Equal("Rights ended on 23 Nov 2026", page.Find(".media-warn .rights-ended").TextContent);
        Assert.DoesNotContain("picture=", page.Find("[data-close]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("words=", page.Find("[data-close]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_typed_go_into_the_address()
    {
        await PictureAsync("bridge.jpg", "");
        await PictureAsync("market.jpg", "菜市场");
        var page = await RenderPageAsync<MediaPage>("reporter");
        page.WaitForElements(".tile-name", 2);

        page.Find(".filter-words input").Input("市场");
        Pass(1);

        page.WaitForAssertion(() => Assert.Contains("words=%E5%B8%82%E5%9C%BA", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rights_are_entered_with_a_day()
    {
        var picture = await PictureAsync("bridge.jpg", "");
        Navigation.NavigateTo($"/desk/media?picture={picture}");
        var dialogs = Render<MudDialogProvider>();
        var page = await RenderPageAsync<MediaPage>("editor");

        page.WaitForElement("[data-action=ChangePictureRights]").Click();
        dialogs.WaitForElement("input[data-field=source]").Change("Fathom");
        dialogs.Find("textarea[data-field=terms]").Change("One year");
        dialogs.Find("input[data-field=lastDay]").Change("2026-12-31");
        dialogs.Find("[data-confirm]").Click();

        page.WaitForAssertion(() => Assert.Contains("31 December 2026", page.Find(".media-facts").TextContent, StringComparison.Ordinal));
        Assert.Contains("Asia/Shanghai", page.Find(".media-facts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_change_a_picture_sees_no_button_for_it()
    {
        Navigation.NavigateTo($"/desk/media?picture={await PictureAsync("bridge.jpg", "")}");

        var page = await RenderPageAsync<MediaPage>("colleague");

        page.WaitForElement(".media-facts");
        Assert.Empty(page.FindAll("[data-action]"));
    }

    [Fact]
    public async Task The_focus_is_moved_by_keys_and_by_the_pointer_and_the_crop_follows()
    {
        var picture = await PictureAsync("bridge.jpg", "");
        Navigation.NavigateTo($"/desk/media?picture={picture}");
        JSInterop.Setup<double[]>("desk.partOf", _ => true).SetResult([0.25, 1.5]);
        var dialogs = Render<MudDialogProvider>();
        var page = await RenderPageAsync<MediaPage>("editor");
        Assert.Contains("top: -5.556%", page.WaitForElement(".wide-preview img").GetAttribute("style"), StringComparison.Ordinal);

        page.Find("[data-action=ChangePictureFocus]").Click();
        dialogs.WaitForElement("input[data-field=focusX]").Input("400");
        Assert.Contains("left: 40%", dialogs.Find(".focus-mark").GetAttribute("style"), StringComparison.Ordinal);
        dialogs.Find("img[data-field=focus]").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("left: 25%; top: 100%", dialogs.Find(".focus-mark").GetAttribute("style"), StringComparison.Ordinal));
        dialogs.Find("[data-confirm]").Click();

        page.WaitForAssertion(() => Assert.Contains("top: -11.111%", page.Find(".wide-preview img").GetAttribute("style"), StringComparison.Ordinal));
        await Newsroom.ChangeAsync(db => Assert.Equal(new PictureFocus(250, 1000), db.Pictures.Single().Focus));
    }

    [Fact]
    public async Task A_picture_that_nothing_uses_is_removed_after_a_question()
    {
        var picture = await PictureAsync("bridge.jpg", "");
        Navigation.NavigateTo($"/desk/media?picture={picture}");
        var page = await RenderPageAsync<MediaPage>("editor");

        page.WaitForElement("[data-action=RemovePicture]").Click();
        page.WaitForElement("[data-confirm]").Click();

        page.WaitForAssertion(() => Assert.DoesNotContain("picture=", Navigation.Uri, StringComparison.Ordinal));
        await Newsroom.ChangeAsync(db => Assert.False(db.Pictures.Any()));
    }

    [Fact]
    public async Task A_writer_chooses_one_in_a_dialog()
    {
        var picture = await PictureAsync("bridge.jpg", "大桥");
        SignIn("reporter");
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var dialog = await dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<PicturePicker>("", PicturePicker.Size));

        dialogs.WaitForElement(".shelf button[data-open]").Click();

        var chosen = Assert.IsType<PictureLine>((await dialog.Result)!.Data);
        Assert.Equal((picture, "大桥"), (chosen.Id, chosen.Caption));
    }

    private async Task<Guid> PictureAsync(string fileName, string caption, int? endsInDays = null)
    {
        var id = Newsroom.NextId();
        await Newsroom.ChangeAsync(db => db.Pictures.Add(new Picture
        {
            Id = id,
            Hash = id.ToString("N") + id.ToString("N"),
            Width = 640,
            Height = 400,
            FileName = fileName,
            Caption = caption,
            UploadedById = Newsroom.Person("reporter"),
            UploadedAt = Now,
            RightsEndAt = endsInDays is { } days ? Now.Date.AddDays(days).AddHours(-8) : null,
        }));
        return id;
    }

    private sealed class Nothing : IPictureEngine, IPictureFiles
    {
        public DecodedPicture? Decode(byte[] bytes, PictureFormat format) => null;

        public bool Render(byte[] bytes, PictureFormat format, IReadOnlyCollection<PictureSize> sizes, Action<PictureSize, ReadOnlyMemory<byte>> made) => false;

        public bool Has(string name) => false;

        public void Write(string name, ReadOnlyMemory<byte> bytes)
        {
        }

        public void DeleteAll(string beginning)
        {
        }

        public Stream? Open(string name) => null;
    }
}
