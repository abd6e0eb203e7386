using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Stories;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Notifications;

public sealed class WhatIsNewTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Items_come_newest_first_are_counted_and_marked(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        var (_, article) = await newsroom.StoryAsync("在写");
        var first = await newsroom.TellAsync("reporter", NotificationKind.Assigned, article);
        await newsroom.TellAsync("reporter", NotificationKind.Returned, article, note: "补充来源");
        await newsroom.TellAsync("colleague", NotificationKind.Assigned, article);
        var told = new List<NewsroomEvent>();
        using var subscription = desk.Events.Subscribe(told.Add);

        var page = (await desk.News.ReadAsync(newsroom.Asker("reporter"), 1, CancellationToken.None)).Value!;
        Assert.Equal([NotificationKind.Returned, NotificationKind.Assigned], page.Items.Select(item => item.Kind));
        Assert.Equal(2, page.Unread);
        Assert.Equal(("补充来源", "Jiang Yiwei", "在写"), (page.Items[0].Note, page.Items[0].CausedBy, page.Items[0].Headline));

        Assert.True((await desk.News.MarkReadAsync(newsroom.Asker("reporter"), [first], CancellationToken.None)).IsDone);
        Assert.Equal(1, await desk.News.CountUnreadAsync(newsroom.Asker("reporter"), CancellationToken.None));
        await desk.News.MarkReadAsync(newsroom.Asker("reporter"), null, CancellationToken.None);
        await desk.News.MarkReadAsync(newsroom.Asker("reporter"), null, CancellationToken.None);
        Assert.Equal(0, await desk.News.CountUnreadAsync(newsroom.Asker("reporter"), CancellationToken.None));
        Assert.Equal(1, await desk.News.CountUnreadAsync(newsroom.Asker("colleague"), CancellationToken.None));
        Assert.Equal(2, told.Count);
        Assert.All(told, happened => Assert.Equal([newsroom.Person("reporter")], Assert.IsType<WhatIsNewChanged>(happened).PersonIds));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_somebody_may_not_read_any_more_is_not_told(DatabaseKind kind)
    {
        await using var desk = await ReadSide.CreateAsync(kind);
        var newsroom = desk.Newsroom;
        var (story, _) = await newsroom.StoryAsync("交出", ArticleState.Published);
        var article = await newsroom.TranslationAsync(story, "Given away", ArticleState.Drafting, "agencyTranslator", newsroom.Fathom);
        await newsroom.TellAsync("agencyTranslator", NotificationKind.Assigned, article);
        await newsroom.TellAsync("lifeEditor", NotificationKind.Submitted, article);

        var item = Assert.Single((await desk.News.ReadAsync(newsroom.Asker("agencyTranslator"), 1, CancellationToken.None)).Value!.Items);
        Assert.Null(item.CausedBy);
        Assert.Equal(0, await desk.News.CountUnreadAsync(newsroom.Asker("lifeEditor"), CancellationToken.None));

        await newsroom.ChangeAsync(db => db.Articles.Where(a => a.Id == article.Id).ExecuteUpdate(set => set.SetProperty(a => a.AssigneeId, (Guid?)null).SetProperty(a => a.AgencyId, (Guid?)null)));

        var page = (await desk.News.ReadAsync(newsroom.Asker("agencyTranslator"), 1, CancellationToken.None)).Value!;
        Assert.Empty(page.Items);
        Assert.Equal(0, page.Unread);
        await desk.News.MarkReadAsync(newsroom.Asker("agencyTranslator"), [item.Id], CancellationToken.None);
        await newsroom.ChangeAsync(db => Assert.Null(db.Notifications.Single(n => n.Id == item.Id).ReadAt));
    }
}
