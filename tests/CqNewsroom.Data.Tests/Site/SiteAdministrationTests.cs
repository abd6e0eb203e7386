using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Site;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Media;
using CqNewsroom.Data.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CqNewsroom.Data.Tests.People.AdministeredNewsroom;

namespace CqNewsroom.Data.Tests.Site;

/// <summary>How the paper presents itself, its logo and its own pages, on both databases.</summary>
public sealed class SiteAdministrationTests
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    private static ChangeSite Change { get; } = new(0, Names("山城", "A mountain city"), None, [], None, [], "", "", []);

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Settings_reach_readers_in_their_language_with_one_record_and_one_count(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var (counter, records) = (await CounterAsync(newsroom), await newsroom.RecordsAsync());
        var change = Change with
        {
            FooterTexts = Names("页脚", "Foot"),
            Links = [new(Names("", "Weather"), "https://weather.example/"), new(Names("合作", "Partners"), "/en/about")],
            PublisherNames = Names("重庆新闻社", "Chongqing News Agency"),
            Profiles = ["https://social.example/cq"],
            LightAccent = "#1B4F72",
            DarkAccent = "#9ecbff",
            Indented = ["zh-CN"],
        };

        Done(await Site(newsroom).ChangeAsync(newsroom.Administrator, change, default));

        var look = (await new PublishedStories(newsroom.Database.Factory).SiteAsync("en", default))!.Look;
        Assert.Equal(("A mountain city", "Foot", "Chongqing News Agency", "#1b4f72", "#9ecbff"), (look.Tagline, look.FooterText, look.PublisherName, look.LightAccent, look.DarkAccent));
        Assert.Equal([new PublicLink("Weather", "https://weather.example/"), new PublicLink("Partners", "/en/about")], look.Links);
        Assert.Equal([new PublicLink("合作", "/en/about")], (await new PublishedStories(newsroom.Database.Factory).SiteAsync("zh", default))!.Look.Links);
        Assert.Equal([true, false], await IndentsAsync());
        Assert.Equal((counter + 1, records + 1), (await CounterAsync(newsroom), await newsroom.RecordsAsync()));
        Assert.Equal(RefusalCode.ChangedMeanwhile, (await Site(newsroom).ChangeAsync(newsroom.Administrator, change, default)).Refusal?.Code);
        Done(await Site(newsroom).ChangeAsync(newsroom.Administrator, Change with { SeenVersion = 1 }, default));
        Assert.Equal([false, false], await IndentsAsync());

        async Task<IReadOnlyList<bool>> IndentsAsync() => [.. (await new PublishedStories(newsroom.Database.Factory).SitesAsync(default)).Select(site => site.Language.IndentsParagraphs)];
    }

    [Fact]
    public async Task What_cannot_be_read_and_what_cannot_be_linked_is_refused()
    {
        await using var newsroom = await CreateAsync(DatabaseKind.Sqlite);
        SiteLink Link(string address) => new(Names("链接", "Link"), address);
        foreach (var (command, code) in new (ChangeSite, RefusalCode)[]
        {
            (Change with { LightAccent = "#f0958a" }, RefusalCode.ColourUnreadable),
            (Change with { DarkAccent = "#9c2a1f" }, RefusalCode.ColourUnreadable),
            (Change with { LightAccent = "red" }, RefusalCode.ColourInvalid),
            (Change with { LightAccent = "#12345;}" }, RefusalCode.ColourInvalid),
            (Change with { Links = [Link("javascript:alert(1)")] }, RefusalCode.SiteLinkInvalid),
            (Change with { Links = [Link("//evil.example/")] }, RefusalCode.SiteLinkInvalid),
            (Change with { Links = [Link("/\\evil.example")] }, RefusalCode.SiteLinkInvalid),
            (Change with { Links = [Link("")] }, RefusalCode.SiteLinkInvalid),
            (Change with { Profiles = ["http://plain.example"] }, RefusalCode.SiteLinkInvalid),
            (Change with { Taglines = Names("", "a\u202Eb") }, RefusalCode.TextInvalid),
            (Change with { Taglines = Names("", "a\uD800b") }, RefusalCode.TextInvalid),
            (Change with { Taglines = Names("", new string('a', 121)) }, RefusalCode.TooLong),
            (Change with { Links = [.. Enumerable.Repeat(Link("/en"), 13)] }, RefusalCode.TooMany),
            (Change with { Indented = ["fr"] }, RefusalCode.LanguageUnknown),
        })
        {
            Assert.Equal(code, (await Site(newsroom).ChangeAsync(newsroom.Administrator, command, default)).Refusal?.Code);
        }

        Assert.Equal(0, Done(await Site(newsroom).ShowAsync(newsroom.Administrator, default)).Version);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task A_logo_is_a_picture_that_readers_see_until_it_is_removed(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        using var pictures = Pictures(newsroom);
        var site = new SiteAdministration(newsroom.Acts, pictures);
        var svg = System.Text.Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        Assert.Equal(RefusalCode.PictureUnknown, (await site.SetLogoAsync(newsroom.Administrator, "logo.png", svg, default)).Refusal?.Code);
        Assert.Equal(RefusalCode.PictureTooBig, (await site.SetLogoAsync(newsroom.Administrator, "logo.png", new byte[SiteAdministration.LargestLogo + 1], default)).Refusal?.Code);

        Done(await site.SetLogoAsync(newsroom.Administrator, "logo.png", MadePictures.Halves(400, 200), default));

        var logo = (await new PublishedStories(newsroom.Database.Factory).SiteAsync("en", default))!.Look.Logo!;
        var hash = logo.Address[(logo.Address.LastIndexOf('/') + 1)..];
        var opened = await pictures.OpenPublicAsync(hash, new PictureSize(320, RenditionFormat.WebP), default);
        Assert.NotNull(opened);
        await opened.Content.DisposeAsync();
        Done(await site.RemoveLogoAsync(newsroom.Administrator, default));
        Assert.Null(await pictures.OpenPublicAsync(hash, new PictureSize(320, RenditionFormat.WebP), default));
        Assert.Equal(RefusalCode.NotFound, (await site.RemoveLogoAsync(newsroom.Administrator, default)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task A_page_is_public_when_published_and_its_former_address_leads_on(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var (pages, published, me) = (new SitePages(newsroom.Acts, new SequentialIds(newsroom.Clock)), new PublishedStories(newsroom.Database.Factory), newsroom.Administrator);
        SaveSitePage Save(Guid? id, int version, string slug, bool live) =>
            new(id, version, SitePagePurpose.CorrectionsPolicy, 1, [new("en", "Corrections", slug, "We correct.", live), new("zh-CN", "更正", slug, "有错必改。", true)]);
        var page = Done(await pages.SaveAsync(me, Save(null, 0, "errors", false), default));
        Assert.Equal((null, null), await published.SitePageAsync("en", "errors", default));
        Assert.Empty((await published.SitePageAsync("zh", "errors", default)).Page!.Others);
        // Nor does the foot of any page name it.
        Assert.Empty((await published.SiteAsync("en", default))!.Look.Pages);
        Assert.DoesNotContain((await published.SitePagesAsync(default)).Select(entry => entry.Address), address => address.StartsWith("/en/", StringComparison.Ordinal));

        Done(await pages.SaveAsync(me, Save(page, 1, "errors", true), default));
        Assert.Equal("/en/pages/errors", (await published.SiteAsync("en", default))!.Look.AddressOf(SitePagePurpose.CorrectionsPolicy));
        Done(await pages.SaveAsync(me, Save(page, 2, "corrections-policy", true), default));

        Assert.Equal("/en/pages/corrections-policy", (await published.SitePageAsync("en", "errors", default)).MovedTo);
        var shown = (await published.SitePageAsync("en", "corrections-policy", default)).Page!;
        Assert.Equal("/zh/pages/corrections-policy", Assert.Single(shown.Others).Address);
        Assert.Equal(RefusalCode.ChangedMeanwhile, (await pages.SaveAsync(me, Save(page, 1, "x", true), default)).Refusal?.Code);
        // An address that was public once is nobody else's.
        Assert.Equal(RefusalCode.Duplicate, (await pages.SaveAsync(me, Save(null, 0, "errors", true), default)).Refusal?.Code);
        Assert.Equal(RefusalCode.Duplicate, (await pages.SaveAsync(me, Save(null, 0, "corrections-policy", true), default)).Refusal?.Code);

        Done(await pages.SaveAsync(me, new SaveSitePage(page, 3, SitePagePurpose.Other, 1, [new("en", "Corrections", "corrections-policy", "We correct.", true)]), default));
        Assert.Null((await published.SitePageAsync("zh", "corrections-policy", default)).Page);
        Done(await pages.RemoveAsync(me, page, 4, default));
        Assert.Equal((null, null), await published.SitePageAsync("en", "corrections-policy", default));
    }

    [Fact]
    public async Task An_address_that_was_public_leads_on_though_the_page_was_hidden_when_it_changed()
    {
        await using var newsroom = await CreateAsync(DatabaseKind.Sqlite);
        var (pages, published, me) = (new SitePages(newsroom.Acts, new SequentialIds(newsroom.Clock)), new PublishedStories(newsroom.Database.Factory), newsroom.Administrator);
        SaveSitePage Save(Guid? id, int version, string slug, bool live) => new(id, version, SitePagePurpose.Other, 1, [new("en", "Errors", slug, "We correct.", live)]);
        var page = Done(await pages.SaveAsync(me, Save(null, 0, "errors", true), default));
        Done(await pages.SaveAsync(me, Save(page, 1, "errors", false), default));
        Assert.Equal((null, null), await published.SitePageAsync("en", "errors", default));
        Done(await pages.SaveAsync(me, Save(page, 2, "never-public", false), default));
        Done(await pages.SaveAsync(me, Save(page, 3, "corrections-policy", true), default));

        Assert.Equal("/en/pages/corrections-policy", (await published.SitePageAsync("en", "errors", default)).MovedTo);
        Assert.Equal((null, null), await published.SitePageAsync("en", "never-public", default));
        Done(await pages.SaveAsync(me, Save(page, 4, "errors", true), default));
        Assert.NotNull((await published.SitePageAsync("en", "errors", default)).Page);
        Assert.Equal("/en/pages/errors", (await published.SitePageAsync("en", "corrections-policy", default)).MovedTo);
    }

    [Fact]
    public async Task A_page_that_makes_no_sense_is_refused()
    {
        await using var newsroom = await CreateAsync(DatabaseKind.Sqlite);
        var pages = new SitePages(newsroom.Acts, new SequentialIds(newsroom.Clock));
        foreach (var (text, code) in new (SitePageTextDetails, RefusalCode)[]
        {
            (new("en", "", "", "", false), RefusalCode.NameMissing),
            (new("en", "", "about", "Text", false), RefusalCode.NameMissing),
            (new("en", "About", "about", "", true), RefusalCode.NoText),
            (new("en", "About", "../about", "Text", true), RefusalCode.SlugInvalid),
            (new("en", "About", "关于", "Text", true), RefusalCode.SlugInvalid),
            (new("xx", "About", "about", "Text", true), RefusalCode.LanguageUnknown),
            (new("en", "About", "about", "a\u0000b\uD800", true), RefusalCode.TextInvalid),
            (new("en", "About", "about", new string('x', SitePages.LongestText + 1), true), RefusalCode.TooLong),
        })
        {
            Assert.Equal((text.Slug, code), (text.Slug, (await pages.SaveAsync(newsroom.Administrator, new SaveSitePage(null, 0, SitePagePurpose.Other, 1, [text]), default)).Refusal?.Code));
        }
    }

    [Fact]
    public async Task Nobody_but_an_administrator_reads_or_changes_any_of_it()
    {
        await using var newsroom = await CreateAsync(DatabaseKind.Sqlite);
        var pages = new SitePages(newsroom.Acts, new SequentialIds(newsroom.Clock));
        var site = Site(newsroom);
        string[] both = ["zh-CN", "en"];
        Guid[] others =
        [
            await newsroom.PersonAsync("Chief editor", new GrantValue(null, Role.ChiefEditor, both)),
            await newsroom.PersonAsync("Reporter", new GrantValue(null, Role.Reporter, both)),
            await newsroom.PersonAsync("Nobody"),
            Guid.NewGuid(),
        ];
        var records = await newsroom.RecordsAsync();
        foreach (var asker in others.Select(id => new Asker(id, "en")))
        {
            Outcome[] outcomes =
            [
                await site.ShowAsync(asker, default),
                await site.ChangeAsync(asker, Change, default),
                await site.SetLogoAsync(asker, "logo.png", MadePictures.Halves(40, 20), default),
                await site.RemoveLogoAsync(asker, default),
                await pages.ListAsync(asker, default),
                await pages.SaveAsync(asker, new SaveSitePage(null, 0, SitePagePurpose.Other, 1, [new("en", "T", "t", "x", true)]), default),
                await pages.RemoveAsync(asker, Guid.NewGuid(), 0, default),
            ];
            Assert.All(outcomes, outcome => Assert.Contains(outcome.Refusal?.Code, new RefusalCode?[] { RefusalCode.NotAllowed, RefusalCode.SignedOut }));
        }

        Assert.Equal(records, await newsroom.RecordsAsync());
    }

    private static SiteAdministration Site(AdministeredNewsroom newsroom) => new(newsroom.Acts, Pictures(newsroom));

    private static PictureService Pictures(AdministeredNewsroom newsroom) => new(
        newsroom.Database.Factory, newsroom.Clock, new SequentialIds(newsroom.Clock), newsroom.Database.Get<IPictureEngine>(), newsroom.Database.Get<IPictureFiles>(), newsroom.Events, NullLogger<PictureService>.Instance);

    private static async Task<long> CounterAsync(AdministeredNewsroom newsroom)
    {
        await using var db = await newsroom.Database.OpenAsync();
        return (await db.Newsrooms.AsNoTracking().SingleAsync()).PublicationCounter;
    }
}
