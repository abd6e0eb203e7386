using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.People;
using Microsoft.EntityFrameworkCore;
using static CqNewsroom.Data.Tests.People.AdministeredNewsroom;

namespace CqNewsroom.Data.Tests.Desks;

public sealed class DeskAdministrationTests
{
    private static readonly string[] Both = ["zh-CN", "en"];

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task A_new_desk_has_one_editors_review_and_warns_while_nobody_can_give_it(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var desk = await newsroom.DeskAsync("City");

        var details = await DeskAsync(newsroom, desk);
        Assert.Equal(Both, details.Policies.Select(policy => policy.Language));
        Assert.All(details.Policies, policy => Assert.Equal((Role.Editor, 1), (Assert.Single(policy.Levels).Role, Assert.Single(policy.Unfilled))));

        await newsroom.PersonAsync("Editor", new GrantValue(desk, Role.Editor, ["en"]));
        Assert.Equal([1, 0], (await DeskAsync(newsroom, desk)).Policies.Select(policy => policy.Unfilled.Count));
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task A_policy_that_nobody_can_fill_is_refused_and_one_that_falls_short_later_warns(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var desk = await newsroom.DeskAsync("City");
        var chief = await newsroom.PersonAsync("Chief", new GrantValue(null, Role.ChiefEditor, Both));
        for (var i = 0; i < 4; i++)
            await newsroom.PersonAsync($"Editor {i}", new GrantValue(desk, Role.Editor, Both));
        var command = new ChangePolicy(desk, "zh-CN", 1, ReviewTemplates.ThreeReviewThreeProof, Role.ChiefEditor, [chief]);

        var refused = await newsroom.Desks.ChangePolicyAsync(newsroom.Administrator, command, default);
        Assert.Equal(RefusalCode.LevelsUnfillable, refused.Refusal?.Code);
        Assert.Contains("Third proof", refused.Refusal!.In("en"), StringComparison.Ordinal);

        var last = await newsroom.PersonAsync("Editor 4", new GrantValue(desk, Role.Editor, Both));
        Assert.Equal(2, Done(await newsroom.Desks.ChangePolicyAsync(newsroom.Administrator, command, default)));
        Assert.Empty((await DeskAsync(newsroom, desk)).Policies[0].Unfilled);

        Assert.Equal(desk, Assert.Single(Done(await newsroom.People.ForeseeDeactivationAsync(newsroom.Administrator, last, default)).Shortfalls).DeskId);
        Done(await newsroom.People.DeactivateAsync(newsroom.Administrator, last, 1, default));
        Assert.Single((await DeskAsync(newsroom, desk)).Policies[0].Unfilled);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task A_policy_that_is_none_is_refused(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var desk = await newsroom.DeskAsync("City");
        var editor = await newsroom.PersonAsync("Editor", new GrantValue(null, Role.Editor, Both));
        var review = ReviewTemplates.OneReview[0];
        var right = new ChangePolicy(desk, "en", 1, [review], Role.Editor, []);

        foreach (var (command, code) in new (ChangePolicy, RefusalCode)[]
        {
            (right with { Levels = [] }, RefusalCode.LevelsInvalid),
            (right with { Levels = [.. Enumerable.Repeat(review, 7)] }, RefusalCode.LevelsInvalid),
            (right with { Levels = [review with { Kind = LevelKind.Proofreading }] }, RefusalCode.LevelsInvalid),
            (right with { Levels = [review with { Names = Names("", " ") }] }, RefusalCode.LevelsInvalid),
            (right with { Levels = [review with { Role = Role.Administrator }] }, RefusalCode.LevelsInvalid),
            (right with { Levels = [review with { Role = Role.AgencyCoordinator }] }, RefusalCode.LevelsInvalid),
            (right with { PublishRole = Role.Reporter }, RefusalCode.LevelsInvalid),
            (right with { UrgentPublishers = [editor] }, RefusalCode.UrgentPublisherDoesNotFit),
            (right with { Language = "fr" }, RefusalCode.NotFound),
            (right with { SeenVersion = 7 }, RefusalCode.ChangedMeanwhile),
        })
        {
            Assert.Equal(code, (await newsroom.Desks.ChangePolicyAsync(newsroom.Administrator, command, default)).Refusal?.Code);
        }

        Done(await newsroom.Desks.ChangePolicyAsync(newsroom.Administrator, right, default));
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Sections_agencies_and_settings_are_changed_from_the_version_that_was_seen(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var me = newsroom.Administrator;
        var section = Done(await newsroom.Sections.SaveAsync(me, new SaveSection(null, 0, "city", Names("城市", "City"), 1), default));
        Assert.Equal(RefusalCode.Duplicate, (await newsroom.Sections.SaveAsync(me, new SaveSection(null, 0, "city", Names("x", "x"), 1), default)).Refusal?.Code);
        Assert.Equal(RefusalCode.SlugInvalid, (await newsroom.Sections.SaveAsync(me, new SaveSection(null, 0, "城市", Names("x", "x"), 1), default)).Refusal?.Code);
        Done(await newsroom.Sections.SaveAsync(me, new SaveSection(section, 1, "", Names("都市", "City"), 2), default));
        Assert.Equal(RefusalCode.ChangedMeanwhile, (await newsroom.Sections.SaveAsync(me, new SaveSection(section, 1, "", Names("x", "x"), 2), default)).Refusal?.Code);
        Assert.Equal(("city", "都市", 2), Done(await newsroom.Sections.ListAsync(me, default)).Select(s => (s.Slug, s.Names["zh-CN"], s.Position)).Single());

        var agency = await newsroom.AgencyAsync("Fathom");
        Assert.Equal(RefusalCode.PairMissing, (await newsroom.Agencies.SaveAsync(me, new SaveAgency(agency, 1, Names("x", "x"), []), default)).Refusal?.Code);
        Done(await newsroom.Agencies.SaveAsync(me, new SaveAgency(agency, 1, Names("", "Fathom Ltd"), ["en>zh-CN"], IsActive: false), default));
        Assert.NotNull(Assert.Single(Done(await newsroom.Agencies.ListAsync(me, default))).DeactivatedAt);

        var settings = Done(await newsroom.Settings.ShowAsync(me, default));
        var counter = await CounterAsync(newsroom);
        var change = new ChangeSettings(settings.Version, Names("重庆新闻", "Chongqing Daily"), "Asia/Tokyo", settings.Wordings);
        Done(await newsroom.Settings.ChangeAsync(me, change, default));
        Assert.Equal(counter + 1, await CounterAsync(newsroom));
        var slower = await newsroom.Settings.ChangeAsync(me, change, default);
        Assert.Contains("何安然", slower.Refusal!.In("en"), StringComparison.Ordinal);
        var broken = new Dictionary<string, CreditWording>(StringComparer.Ordinal) { ["en"] = CreditWording.English with { Byline = "By {0} {2}" } };
        Assert.Equal(RefusalCode.WordingInvalid, (await newsroom.Settings.ChangeAsync(me, change with { SeenVersion = settings.Version + 1, Wordings = broken }, default)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task Lengths_of_headlines_have_defaults_in_the_units_of_a_language_and_are_set_for_each(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var me = newsroom.Administrator;
        var before = Done(await newsroom.Settings.ShowAsync(me, default));
        Assert.Equal(LengthGuides.DefaultFor("zh-CN"), before.Guides["zh-CN"]);
        Assert.NotEqual(before.Guides["zh-CN"], before.Guides["en"]);
        var change = new ChangeSettings(before.Version, before.Names, before.TimeZoneId, before.Wordings);
        IReadOnlyDictionary<string, LengthGuides> Guides(string language, int headline) => new Dictionary<string, LengthGuides>(StringComparer.Ordinal) { [language] = new(headline, 0, 80) };

        Assert.Equal(RefusalCode.ValueInvalid, (await newsroom.Settings.ChangeAsync(me, change with { Guides = Guides("en", -1) }, default)).Refusal?.Code);
        Assert.Equal(RefusalCode.LanguageUnknown, (await newsroom.Settings.ChangeAsync(me, change with { Guides = Guides("xx", 9) }, default)).Refusal?.Code);
        Done(await newsroom.Settings.ChangeAsync(me, change with { Guides = Guides("en", 9) }, default));

        var after = Done(await newsroom.Settings.ShowAsync(me, default));
        Assert.Equal(new LengthGuides(9, 0, 80), after.Guides["en"]);
        Assert.Equal(before.Guides["zh-CN"], after.Guides["zh-CN"]);
    }

    [Theory]
    [MemberData(nameof(Kinds), MemberType = typeof(AdministeredNewsroom))]
    public async Task A_desk_has_the_newsrooms_lengths_until_it_gets_its_own(DatabaseKind kind)
    {
        await using var newsroom = await CreateAsync(kind);
        var me = newsroom.Administrator;
        var id = Done(await newsroom.Desks.SaveAsync(me, new SaveDesk(null, 0, Names("要闻部", "City")), default));
        IReadOnlyDictionary<string, LengthGuides> Guides(string language, int headline) => new Dictionary<string, LengthGuides>(StringComparer.Ordinal) { [language] = new(headline, 0, 80) };
        var change = new SaveDesk(id, 1, Names("要闻部", "City"));

        var unsound = await newsroom.Desks.SaveAsync(me, change with { Guides = Guides("en", LengthGuides.Greatest + 1) }, default);
        Assert.Equal(RefusalCode.ValueInvalid, unsound.Refusal?.Code);
        Assert.Contains("1001", unsound.Refusal!.In("en"), StringComparison.Ordinal);
        Assert.Equal(RefusalCode.LanguageUnknown, (await newsroom.Desks.SaveAsync(me, change with { Guides = Guides("xx", 9) }, default)).Refusal?.Code);
        Assert.Empty((await DeskAsync(newsroom, id)).Guides);
        Done(await newsroom.Desks.SaveAsync(me, change with { Guides = Guides("en", 9) }, default));
        Done(await newsroom.Desks.SaveAsync(me, change with { SeenVersion = 2 }, default));

        var desk = await DeskAsync(newsroom, id);
        Assert.Equal(new LengthGuides(9, 0, 80), Assert.Single(desk.Guides).Value);
        Assert.Equal(LengthGuides.DefaultFor("en"), desk.NewsroomGuides["en"]);
    }

    private static async Task<DeskDetails> DeskAsync(AdministeredNewsroom newsroom, Guid desk) =>
        Done(await newsroom.Desks.ListAsync(newsroom.Administrator, default)).Single(details => details.Id == desk);

    private static async Task<long> CounterAsync(AdministeredNewsroom newsroom)
    {
        await using var db = await newsroom.Database.OpenAsync();
        return (await db.Newsrooms.AsNoTracking().SingleAsync()).PublicationCounter;
    }
}
