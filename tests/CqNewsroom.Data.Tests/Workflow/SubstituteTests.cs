using CqNewsroom.Core.Acts;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>A substitute holds a person's grants as themselves: every rule compares the substitute, the sign-off names both.</summary>
public sealed class SubstituteTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_substitute_signs_as_themselves_until_the_date_and_the_sign_off_names_both(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        await StandInAsync(newsroom, "nobody", TimeSpan.FromDays(1));
        var story = await newsroom.InReviewAsync();

        await newsroom.SignAsync("nobody", story.ArticleId);

        var signed = Assert.Single(await newsroom.SignOffsAsync(story.ArticleId));
        Assert.Equal((newsroom.Id("nobody"), (Guid?)newsroom.Id("editor"), "nobody"), (signed.PersonId, signed.ForPersonId, signed.Name));
        var later = await newsroom.InReviewAsync();
        newsroom.Clock.Pass(TimeSpan.FromDays(1));
        await newsroom.RefusedAsync("nobody", new GiveSignOff(later.ArticleId, await newsroom.SubmittedAsync(later.ArticleId)), RefusalCode.NotFound);
        await newsroom.SignAsync("editor", later.ArticleId);
        Assert.Null(Assert.Single(await newsroom.SignOffsAsync(later.ArticleId)).ForPersonId);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_substitute_cannot_sign_what_they_wrote_themselves(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        await StandInAsync(newsroom, "reporter", TimeSpan.FromDays(1));
        var story = await newsroom.InReviewAsync();

        await newsroom.RefusedAsync("reporter", new GiveSignOff(story.ArticleId, await newsroom.SubmittedAsync(story.ArticleId)), RefusalCode.IsContributor);
        // The one who is stood in for did not write it.
        await newsroom.SignAsync("editor", story.ArticleId);
    }

    private static Task StandInAsync(WorkflowNewsroom newsroom, string substitute, TimeSpan time) => newsroom.ChangeAsync(db =>
    {
        db.Substitutions.Add(new Substitution { Id = newsroom.Ids.Next(), PersonId = newsroom.Id("editor"), SubstituteId = newsroom.Id(substitute), Until = newsroom.Clock.Now + time });
        return Task.CompletedTask;
    });
}
