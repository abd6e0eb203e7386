using System.Reflection;
using CqNewsroom.Core;
using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Publishing;

/// <summary>
/// Two servers publish first stories of the same people at the same time, so both give them their names in addresses. SQLite lets one of them wait; on
/// PostgreSQL the other may commit between any two questions of the first, and the first failed where it had found the name free and then read it.
/// </summary>
public sealed class PublicNameRaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Whenever_the_other_server_commits_both_publications_go_through_and_the_name_is_there_once(int question)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(DatabaseKind.PostgreSql);
        var (mine, theirs) = (await newsroom.ApprovedAsync(), await newsroom.ApprovedAsync());
        var between = new Interruption(question, () => newsroom.PublishAsync("editor", theirs.ArticleId));
        var server = newsroom.Server(new InterruptedFactory(newsroom.Factory, between));

        var outcome = await server.PerformAsync(newsroom.Asker("editor"), new Publish(mine.ArticleId, await newsroom.SubmittedAsync(mine.ArticleId), WorkflowNewsroom.NoNotice), WorkflowNewsroom.Cancellation);

        Assert.True(outcome.IsDone, outcome.Refusal?.In("en"));
        Assert.True(between.IsOver);
        foreach (var story in new[] { mine, theirs })
            Assert.Equal(Standing.Live, (await newsroom.ArticleAsync(story.ArticleId)).Standing);
        var names = await newsroom.ReadAsync(db => db.PublicNames.AsNoTracking().Where(name => name.Kind == PublicNameKind.Person).ToListAsync(WorkflowNewsroom.Cancellation));
        Assert.Equal(names.Count, names.Select(name => name.TargetId).Distinct().Count());
        Assert.All(names, name => Assert.True(name.IsCurrent));
    }

    private sealed class InterruptedFactory(INewsroomDbFactory inner, Interruption between) : INewsroomDbFactory
    {
        public async Task<INewsroomDb> OpenAsync(CancellationToken cancellation)
        {
            var db = DispatchProxy.Create<INewsroomDb, Db>();
            ((Db)db).Take(await inner.OpenAsync(cancellation), between.Asked);
            return db;
        }
    }

    /// <summary>What happens before the names are asked for a certain time, once.</summary>
    private sealed class Interruption(int question, Func<Task> act)
    {
        private int _asked;

        public bool IsOver => _asked >= question;

        public void Asked()
        {
            if (++_asked == question)
                Task.Run(act).GetAwaiter().GetResult();
        }
    }

    /// <summary>A database that counts how often the names are asked for.</summary>
    public class Db : DispatchProxy
    {
        private INewsroomDb? _inner;
        private Action? _asked;

        internal void Take(INewsroomDb inner, Action asked) => (_inner, _asked) = (inner, asked);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == "get_" + nameof(INewsroomDb.PublicNames))
                _asked!();
            return targetMethod.Invoke(_inner, args);
        }
    }
}
