using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Publishing;

/// <summary>Numbers what changed for readers, so that who follows the paper from outside can ask for what came after.</summary>
internal static class PublicChanges
{
    /// <summary>Gives every article of a story that is or was public a number: each names the other languages, so a change of one is a change of all.</summary>
    /// <param name="db">The act's database, in its transaction, with the newsroom's row locked.</param>
    /// <param name="storyId">The story.</param>
    /// <param name="counter">The counter of publications after the act.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static Task<int> NumberAsync(INewsroomDb db, Guid storyId, long counter, CancellationToken cancellation) =>
        db.Articles.Where(article => article.StoryId == storyId && article.Standing != Standing.NeverPublished)
            .ExecuteUpdateAsync(set => set.SetProperty(article => article.PublicChange, counter), cancellation);
}
