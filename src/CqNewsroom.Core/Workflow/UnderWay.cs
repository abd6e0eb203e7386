using CqNewsroom.Core.Stories;

namespace CqNewsroom.Core.Workflow;

/// <summary>What is under way: articles that are neither public, nor retracted, nor given up.</summary>
internal static class UnderWay
{
    /// <summary>Of some articles those that are under way.</summary>
    /// <param name="articles">The articles.</param>
    public static IQueryable<Article> WhereUnderWay(this IQueryable<Article> articles) =>
        articles.Where(article => article.State != ArticleState.Published && article.State != ArticleState.Retracted && article.State != ArticleState.Spiked);

    /// <summary>Whether an article in a state is under way.</summary>
    /// <param name="state">The state.</param>
    public static bool IsUnderWay(this ArticleState state) => state is not (ArticleState.Published or ArticleState.Retracted or ArticleState.Spiked);
}
