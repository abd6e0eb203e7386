using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;

namespace CqNewsroom.Core.Acts;

/// <summary>
/// Who may be given an article: originals a reporter or editor of the desk, translations a translator or an agency whose pair
/// fits (workflow.md, Assign). Assign asks it, and so does the dialog that offers choices.
/// </summary>
internal static class Assignees
{
    /// <summary>Whether a person may take it.</summary>
    public static bool Fits(LoadedArticle loaded, PersonFacts person)
    {
        var (desk, language) = (loaded.Story.DeskId, loaded.Article.Language);
        return loaded.Article.IsOriginal
            ? person.IsOfHouse && (person.Holds(Role.Reporter, desk, language) || person.Holds(Role.Editor, desk, language))
            : person.Translates(desk, Language.Pair(loaded.Original.Language, language));
    }

    /// <summary>Whether an agency may take it.</summary>
    public static bool Fits(LoadedArticle loaded, Agency agency) =>
        agency.DeactivatedAt is null && !loaded.Article.IsOriginal && agency.Pairs.Contains(Language.Pair(loaded.Original.Language, loaded.Article.Language), StringComparer.Ordinal);
}
