using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>Invariant 6: of two people who act at once on one article, one wins; the other is told who did what, and can act again.</summary>
public sealed class TwoAtOnceTests
{
    private static readonly string[] Editors = ["editor", "editor2", "editor3"];

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_editors_who_sign_at_once_one_wins_and_the_others_are_told_who_did_what(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        var story = await newsroom.InReviewAsync();
        var seen = (await newsroom.ArticleAsync(story.ArticleId)).Version;
        var hash = await newsroom.SubmittedAsync(story.ArticleId);

        // Each at a server of their own.
        string[] languages = ["en", "zh-CN", "en"];
        var outcomes = await Task.WhenAll(Editors.Select((editor, index) => Task.Run(() => newsroom.Server().PerformAsync(
            newsroom.Asker(editor, languages[index]), new GiveSignOff(story.ArticleId, hash) { SeenVersion = seen }, WorkflowNewsroom.Cancellation))));

        var winner = Editors[Assert.Single(Enumerable.Range(0, Editors.Length), index => outcomes[index].IsDone)];
        var signed = Assert.Single(await newsroom.SignOffsAsync(story.ArticleId));
        Assert.Equal(newsroom.Id(winner), signed.PersonId);
        Assert.Equal(ArticleState.Approved, (await newsroom.ArticleAsync(story.ArticleId)).State);
        for (var index = 0; index < Editors.Length; index++)
        {
            if (outcomes[index].Refusal is not { } refusal)
                continue;
            Assert.Equal(RefusalCode.SomebodyWasFaster, refusal.Code);
            var sentence = refusal.In(languages[index]);
            Assert.Contains(winner, sentence, StringComparison.Ordinal);
            Assert.Contains(ActWords.Done(nameof(NewsroomAction.SignOff), languages[index]), sentence, StringComparison.Ordinal);
        }

        // Who was slower can go on from what stands there now.
        await newsroom.PublishAsync(Editors.First(editor => editor != winner), story.ArticleId);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Of_two_levels_the_slower_signer_of_the_first_may_sign_the_second(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        await newsroom.PolicyAsync(WorkflowNewsroom.Zh, [(LevelKind.Review, Role.Editor), (LevelKind.Proofreading, Role.Editor)]);
        var story = await newsroom.InReviewAsync();
        var seen = (await newsroom.ArticleAsync(story.ArticleId)).Version;
        var hash = await newsroom.SubmittedAsync(story.ArticleId);
        string[] two = ["editor", "editor2"];

        var outcomes = await Task.WhenAll(two.Select(editor => Task.Run(() => newsroom.DoAsync(editor, new GiveSignOff(story.ArticleId, hash) { SeenVersion = seen }))));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        var slower = two[Array.FindIndex(outcomes, outcome => !outcome.IsDone)];
        Assert.Equal((ArticleState.InReview, 2), ((await newsroom.ArticleAsync(story.ArticleId)).State, (await newsroom.ArticleAsync(story.ArticleId)).Level));
        await newsroom.RefusedAsync(two.First(editor => editor != slower), new GiveSignOff(story.ArticleId, hash), RefusalCode.SignedOtherLevel);
        await newsroom.SignAsync(slower, story.ArticleId);
        Assert.Equal(ArticleState.Approved, (await newsroom.ArticleAsync(story.ArticleId)).State);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_signature_and_a_return_at_once_leave_one_of_them(DatabaseKind kind)
    {
        await using var newsroom = await WorkflowNewsroom.CreateAsync(kind);
        for (var round = 0; round < 5; round++)
        {
            var story = await newsroom.InReviewAsync();
            var seen = (await newsroom.ArticleAsync(story.ArticleId)).Version;
            var hash = await newsroom.SubmittedAsync(story.ArticleId);
            ArticleCommand[] commands = [new GiveSignOff(story.ArticleId, hash) { SeenVersion = seen }, new RequestChanges(story.ArticleId, "again") { SeenVersion = seen }];

            var outcomes = await Task.WhenAll(commands.Select((command, index) => Task.Run(() => newsroom.DoAsync(Editors[index], command))));

            var signed = outcomes[0].IsDone;
            Assert.NotEqual(signed, outcomes[1].IsDone);
            Assert.Equal(RefusalCode.SomebodyWasFaster, outcomes[signed ? 1 : 0].Refusal?.Code);
            Assert.Equal(signed ? ArticleState.Approved : ArticleState.ChangesRequested, (await newsroom.ArticleAsync(story.ArticleId)).State);
            Assert.Equal(signed ? 1 : 0, (await newsroom.SignOffsAsync(story.ArticleId)).Count);
            // Nothing is told of an act that did not happen.
            Assert.Equal(!signed, await newsroom.ReadAsync(db => db.Notifications.AnyAsync(n => n.ArticleId == story.ArticleId && n.Kind == NotificationKind.Returned, WorkflowNewsroom.Cancellation)));
        }
    }
}
