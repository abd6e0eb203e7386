using System.Linq.Expressions;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;

namespace CqNewsroom.Core.Workflow;

/// <summary>
/// Who may read what is not public (workflow.md, 'Roles and reading'), as conditions that queries put into the database. The
/// same condition decides one article and fills a list, so a list never shows what a page would refuse.
/// </summary>
public static class Reading
{
    /// <summary>The articles that a person may read.</summary>
    /// <param name="db">The use case's database, for contributions.</param>
    /// <param name="person">The person; null reads nothing.</param>
    public static Expression<Func<Article, bool>> Articles(INewsroomDb db, PersonFacts? person)
    {
        if (person is null)
            return article => false;
        return person.AgencyId is { } agency ? ArticlesOfAgency(db, person, agency) : ArticlesInHouse(db, person);
    }

    /// <summary>The stories that a person may read as a whole; an agency's people read articles, never a story as a whole.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="person">The person; null reads nothing.</param>
    public static Expression<Func<Story, bool>> Stories(INewsroomDb db, PersonFacts? person)
    {
        if (person is null || !person.IsOfHouse)
            return story => false;
        var conditions = new List<Expression<Func<Story, bool>>>();
        foreach (var grant in person.Grants)
        {
            var desk = grant.DeskId;
            switch (grant.Role)
            {
                case Role.Reporter or Role.Editor or Role.ChiefEditor when desk is null:
                    return story => true;
                case Role.Reporter or Role.Editor or Role.ChiefEditor:
                    conditions.Add(story => story.DeskId == desk);
                    break;
                case Role.Translator:
                    conditions.AddRange(grant.Languages.Select(pair => OfPair(desk, pair)));
                    break;
            }
        }

        if (person.HoldsAnywhere(Role.Reporter))
        {
            var id = person.Id;
            conditions.Add(story => story.Articles.Any(article => article.AssigneeId == id || db.Contributors.Any(c => c.ArticleId == article.Id && c.PersonId == id)));
        }

        return Any(conditions);
    }

    private static Expression<Func<Story, bool>> OfPair(Guid? desk, string pair)
    {
        var languages = pair.Split('>');
        var (source, target) = (languages[0], languages[^1]);
        return story => (desk == null || story.DeskId == desk)
            && story.Articles.Any(original => original.IsOriginal && original.Language == source)
            && (story.WantedLanguages.Contains(target) || story.Articles.Any(article => !article.IsOriginal && article.Language == target));
    }

    private static Expression<Func<Article, bool>> ArticlesInHouse(INewsroomDb db, PersonFacts person)
    {
        var readable = db.Stories.Where(Stories(db, person));
        return article => readable.Any(story => story.Id == article.StoryId);
    }

    private static Expression<Func<Article, bool>> ArticlesOfAgency(INewsroomDb db, PersonFacts person, Guid agency)
    {
        var conditions = new List<Expression<Func<Article, bool>>>();
        foreach (var grant in person.Grants)
        {
            var desk = grant.DeskId;
            if (grant.Role == Role.AgencyCoordinator)
                conditions.Add(article => article.AgencyId == agency && (desk == null || db.Stories.Any(story => story.Id == article.StoryId && story.DeskId == desk)));
            else if (grant.Role == Role.Translator)
                conditions.AddRange(grant.Languages.Select(pair => OfAgencyTranslator(db, person.Id, agency, desk, pair)));
        }

        return Any(conditions);
    }

    // What is assigned to them or may be claimed, by the same grant that lets them take it.
    private static Expression<Func<Article, bool>> OfAgencyTranslator(INewsroomDb db, Guid person, Guid agency, Guid? desk, string pair)
    {
        var languages = pair.Split('>');
        var (source, target) = (languages[0], languages[^1]);
        return article => article.AgencyId == agency
            && article.Language == target
            && (article.AssigneeId == person || article.State == ArticleState.Requested)
            && (desk == null || db.Stories.Any(story => story.Id == article.StoryId && story.DeskId == desk))
            && db.Articles.Any(original => original.StoryId == article.StoryId && original.IsOriginal && original.Language == source);
    }

    private static Expression<Func<T, bool>> Any<T>(List<Expression<Func<T, bool>>> conditions)
    {
        if (conditions.Count == 0)
            return item => false;
        var parameter = conditions[0].Parameters[0];
        var body = conditions.Select(condition => new Rename(condition.Parameters[0], parameter).Visit(condition.Body)).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<T, bool>>(body, parameter);
    }

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
