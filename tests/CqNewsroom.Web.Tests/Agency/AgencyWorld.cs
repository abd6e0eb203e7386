using System.Text.RegularExpressions;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Comments;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Web.Tests.Desk.Editing;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Web.Tests.Agency;

/// <summary>
/// The sample newsroom with one story at the sample's agency, and around it what its people must never meet: stories of the house, of another agency, and one that was
/// taken from them. Every text of those bears a mark.
/// </summary>
internal sealed partial class AgencyWorld
{
    /// <summary>Stands in every Chinese text that is not theirs.</summary>
    public const string Mark = "绝密";

    /// <summary>Stands in every English one.</summary>
    public const string EnglishMark = "Zqxsecret";

    /// <summary>Headline of the source of their own story.</summary>
    public const string OwnHeadline = "自家的稿件交给译者";

    private readonly EditingFactory _factory;
    private readonly HashSet<Guid> _forbiddenIds = [];
    private readonly HashSet<string> _forbiddenWords = new(StringComparer.Ordinal) { Mark, EnglishMark, "竞译社", "Rival Words", "Rita Rival" };
    private readonly HashSet<string> _namesOfHouse = new(StringComparer.Ordinal);

    private AgencyWorld(EditingFactory factory) => _factory = factory;

    /// <summary>Articles that are not theirs: of the house, of the other agency, taken away.</summary>
    public List<Guid> Foreign { get; } = [];

    /// <summary>Numbers of stories that are not theirs.</summary>
    public List<int> ForeignNumbers { get; } = [];

    /// <summary>Every other kind of id that is not theirs: stories, revisions, orders, pictures, persons.</summary>
    public List<Guid> ForeignThings { get; } = [];

    /// <summary>Their own translation.</summary>
    public Guid Own { get; private set; }

    /// <summary>Number of its story.</summary>
    public int OwnNumber { get; private set; }

    /// <summary>Its order.</summary>
    public Guid OwnOrder { get; private set; }

    public static async Task<AgencyWorld> MakeAsync(EditingFactory factory)
    {
        var world = new AgencyWorld(factory);
        await world.FillAsync();
        return world;
    }

    /// <summary>What of an answer must not be in it; null for nothing.</summary>
    /// <param name="body">The answer as text.</param>
    /// <param name="asked">What was asked for: an answer may name it again.</param>
    public string? Leak(string body, string asked)
    {
        var text = Escape().Replace(System.Net.WebUtility.HtmlDecode(body), match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString());
        // Who is credited on a live page stands there for everybody.
        var isForReaders = !asked.StartsWith("/desk", StringComparison.OrdinalIgnoreCase) && !asked.StartsWith("/account", StringComparison.OrdinalIgnoreCase);
        if (_forbiddenWords.Concat(isForReaders ? [] : _namesOfHouse).FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal) && !asked.Contains(Uri.EscapeDataString(word), StringComparison.Ordinal)) is { } found)
            return $"'{found}' in …{text[Math.Max(0, text.IndexOf(found, StringComparison.Ordinal) - 80)..][..Math.Min(160, text.Length - Math.Max(0, text.IndexOf(found, StringComparison.Ordinal) - 80))]}…";
        return Ids().Matches(text).Select(match => match.Value).FirstOrDefault(id => _forbiddenIds.Contains(Guid.Parse(id)) && !asked.Contains(id, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Versions of what is not theirs, to see that nothing was done to it.</summary>
    public async Task<IReadOnlyList<(Guid Id, int Version, int WorkingVersion)>> VersionsAsync()
    {
        await using var db = await _factory.Service<INewsroomDbFactory>().OpenAsync(default);
        return [.. (await db.Articles.AsNoTracking().Where(a => Foreign.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync()).Select(a => (a.Id, a.Version, a.WorkingVersion))];
    }

    private async Task FillAsync()
    {
        var (acts, databases) = (_factory.Service<ArticleService>(), _factory.Service<INewsroomDbFactory>());
        var (zhou, jiang, fang) = (await _factory.PersonAsync("zhou"), await _factory.PersonAsync("jiang"), await _factory.PersonAsync("fang"));
        var yuki = await _factory.PersonAsync("yuki");
        Guid fathom, rival, rita, city, section;
        await using (var db = await databases.OpenAsync(default))
        {
            fathom = await db.Agencies.Select(a => a.Id).SingleAsync();
            (city, section) = (await db.Desks.Where(d => db.Stories.Any(s => s.DeskId == d.Id && s.Number == 1001)).Select(d => d.Id).SingleAsync(), await db.Sections.OrderBy(s => s.Position).Select(s => s.Id).FirstAsync());
            (rival, rita) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            db.Agencies.Add(new Core.People.Agency { Id = rival, Names = new(StringComparer.Ordinal) { ["zh-CN"] = "竞译社", ["en"] = "Rival Words" }, Pairs = ["zh-CN>en"], Version = 1 });
            db.Persons.Add(new Person
            {
                Id = rita,
                Name = "Rita Rival",
                AgencyId = rival,
                Version = 1,
                Grants = [new Grant { Id = Guid.CreateVersion7(), PersonId = rita, Role = Role.Translator, Languages = ["zh-CN>en"] }],
            });
            await db.SaveChangesAsync(default);
        }

        var (own, ownNumber) = await StoryAsync(OwnHeadline, "这段原文属于译者。");
        await MustAsync(jiang, new Assign(own, null, fathom));
        await MustAsync(yuki, new Claim(own));
        (Own, OwnNumber) = (own, ownNumber);
        await MustAsync(new StartThread(own, null, null, 0, "", $"{Mark}：编辑部内部的话。", IsForAgency: false));

        var (ofHouse, _) = await StoryAsync($"{Mark}：本部的稿件", $"{Mark}的正文。");
        await MustAsync(jiang, new Assign(ofHouse, fang));
        await WriteAsync(fang, ofHouse, $"{EnglishMark} house headline", $"{EnglishMark} house text.");
        var (ofRival, _) = await StoryAsync($"{Mark}：竞争者的稿件", $"{Mark}的正文。");
        await MustAsync(jiang, new Assign(ofRival, rita, rival));
        await WriteAsync(rita, ofRival, $"{EnglishMark} rival headline", $"{EnglishMark} rival text.");
        var (taken, _) = await StoryAsync($"{Mark}：收回的稿件", $"{Mark}的正文。");
        await MustAsync(jiang, new Assign(taken, null, fathom));
        await MustAsync(yuki, new Claim(taken));
        await MustAsync(jiang, new Assign(taken, rita, rival));

        await using var after = await databases.OpenAsync(default);
        var picture = Guid.CreateVersion7();
        after.Pictures.Add(new Picture { Id = picture, Hash = new string('e', 64), Format = PictureFormat.Jpeg, Length = 1, Width = 400, Height = 300, FileName = $"{Mark}.jpg", Caption = Mark, UploadedById = zhou, UploadedAt = TimeProvider.System.Now(), RenditionsMadeAt = TimeProvider.System.Now(), Version = 1 });
        after.PictureUses.Add(new PictureUse { ArticleId = ofHouse, PictureId = picture, Words = Mark });
        await after.SaveChangesAsync(default);
        OwnOrder = await after.AgencyOrders.Where(o => o.ArticleId == own).Select(o => o.Id).SingleAsync();
        Foreign.AddRange([ofHouse, ofRival, taken]);
        var mine = await after.Stories.Where(s => s.Articles.Any(a => a.AgencyId == fathom)).Select(s => s.Id).ToListAsync();
        var others = await after.Stories.AsNoTracking().Include(s => s.Articles).Where(s => !mine.Contains(s.Id)).ToListAsync();
        ForeignNumbers.AddRange(others.Where(s => s.Articles.Exists(a => Foreign.Contains(a.Id))).Select(s => s.Number));
        var articles = others.SelectMany(s => s.Articles).Select(a => a.Id).ToList();
        _forbiddenIds.UnionWith([.. others.Select(s => s.Id), .. articles, picture, rita, rival, zhou, jiang, fang]);
        _forbiddenIds.UnionWith(await after.Revisions.Where(r => articles.Contains(r.ArticleId)).Select(r => r.Id).ToListAsync());
        var theirs = await after.AgencyOrders.Where(o => o.AgencyId == rival).Select(o => o.Id).ToListAsync();
        _forbiddenIds.UnionWith(theirs);
        Foreign.AddRange(others.Where(s => s.Articles.Exists(a => Foreign.Contains(a.Id))).SelectMany(s => s.Articles).Where(a => a.IsOriginal).Select(a => a.Id));
        ForeignThings.AddRange([.. theirs, picture, rita, rival, fang, city, others.First(s => s.Articles.Exists(a => a.Id == ofRival)).Id]);
        _namesOfHouse.UnionWith(await after.Persons.Where(p => p.AgencyId == null).Select(p => p.Name).ToListAsync());

        async Task<(Guid English, int Number)> StoryAsync(string headline, string text)
        {
            var story = (await acts.CreateStoryAsync(new Asker(zhou, "en"), new CreateStory(city, section, "zh-CN", ["en"], DeskNotes: $"{Mark}：内部备注"), default)).Value!;
            var saved = await _factory.Service<WorkingCopyService>().WriteAsync(new Asker(zhou, "en"), story.ArticleId, new ArticleContent { Headline = headline, Blocks = [new ParagraphBlock { Id = "a", Text = RichText.Of(text) }] }, default);
            Assert.Null(saved.Refusal);
            await MustAsync(zhou, new Submit(story.ArticleId));
            await using var db = await databases.OpenAsync(default);
            var hash = await db.Revisions.Where(r => r.ArticleId == story.ArticleId).Select(r => r.Hash).SingleAsync();
            await MustAsync(jiang, new GiveSignOff(story.ArticleId, hash));
            return (await db.Articles.Where(a => a.StoryId == story.StoryId && !a.IsOriginal).Select(a => a.Id).SingleAsync(), story.Number);
        }

        async Task MustAsync(object by, object? command = null)
        {
            var refusal = command is ArticleCommand act
                ? (await acts.PerformAsync(new Asker((Guid)by, "en"), act, default)).Refusal
                : (await new CommentService(databases, TimeProvider.System, _factory.Service<IIdSource>(), _factory.Service<Core.Notifications.INewsroomEvents>(), Microsoft.Extensions.Logging.Abstractions.NullLogger<CommentService>.Instance)
                    .StartAsync(new Asker(jiang, "en"), (StartThread)by, default)).Refusal;
            Assert.Null(refusal);
        }

        async Task WriteAsync(Guid person, Guid article, string headline, string text) => Assert.Null((await _factory.Service<WorkingCopyService>().WriteAsync(
            new Asker(person, "en"), article, new ArticleContent { Headline = headline, Blocks = [new ParagraphBlock { Id = "t", Text = RichText.Of(text), Sources = ["a"] }] }, default)).Refusal);
    }

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Escape();

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Ids();
}
