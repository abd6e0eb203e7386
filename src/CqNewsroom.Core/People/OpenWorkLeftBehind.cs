using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.People;

/// <summary>The open articles of somebody who was deactivated: the editors of their desks are told and assign them anew.</summary>
internal static class OpenWorkLeftBehind
{
    /// <summary>Tells the editors, in the act's transaction.</summary>
    /// <param name="act">The act.</param>
    /// <param name="ids">New identities.</param>
    /// <param name="personId">Who was deactivated.</param>
    /// <returns>How many articles were left.</returns>
    public static async Task<int> TellEditorsAsync(AdministrativeAct act, IIdSource ids, Guid personId)
    {
        var articles = await act.Db.Articles.AsNoTracking().WhereUnderWay()
            .Where(article => article.AssigneeId == personId)
            .Join(act.Db.Stories, article => article.StoryId, story => story.Id, (article, story) => new { article.Id, article.StoryId, story.DeskId })
            .OrderBy(article => article.Id)
            .ToListAsync(act.Cancellation);
        if (articles.Count == 0)
            return 0;
        var persons = await PersonFacts.LoadAllAsync(act.Db, act.Now, act.Cancellation);
        var told = new HashSet<Guid>();
        foreach (var article in articles)
        {
            foreach (var editor in persons.Where(person => person.Id != personId && person.IsOfHouse && person.Holds(Role.Editor, article.DeskId)))
            {
                told.Add(editor.Id);
                act.Db.Notifications.Add(new Notification
                {
                    Id = ids.Next(),
                    PersonId = editor.Id,
                    Kind = NotificationKind.LeftBehind,
                    StoryId = article.StoryId,
                    ArticleId = article.Id,
                    CausedById = act.Person?.Id,
                    At = act.Now,
                });
            }
        }

        act.Events.AddRange(articles.Select(article => new StoryChanged(article.StoryId, article.Id, "DeactivatePerson", act.Person?.Id)));
        act.Events.Add(new WhatIsNewChanged(told));
        return articles.Count;
    }
}
