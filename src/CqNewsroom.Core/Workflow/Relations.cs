using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;

namespace CqNewsroom.Core.Workflow;

/// <summary>What a person is to an article: the 'who' column of the workflow, computed from fresh grants.</summary>
public static class Relations
{
    /// <summary>Computes it.</summary>
    /// <param name="person">The person.</param>
    /// <param name="story">The story.</param>
    /// <param name="article">The article.</param>
    /// <param name="original">The story's original, which may be the article itself.</param>
    /// <param name="policy">The review policy of the desk and the article's language.</param>
    /// <param name="levels">The levels that count: those frozen with the submitted revision, else the policy's.</param>
    /// <param name="missingLevels">Levels that an urgent publication left unsigned.</param>
    public static Who Of(
        PersonFacts person,
        Story story,
        Article article,
        Article original,
        ReviewPolicy policy,
        IReadOnlyList<ReviewLevel> levels,
        IReadOnlyList<ReviewLevel> missingLevels)
    {
        var (desk, language) = (story.DeskId, article.Language);
        var who = Who.None;
        Add(Who.DeskReporter, person.Holds(Role.Reporter, desk));
        Add(Who.DeskEditor, person.Holds(Role.Editor, desk));
        Add(Who.Editor, person.Holds(Role.Editor, desk, language));
        Add(Who.ChiefEditor, person.Holds(Role.ChiefEditor, desk, language));
        Add(Who.StoryReporter, original.AssigneeId == person.Id && Writes(person, desk));
        Add(Who.Writer, article.IsOriginal && article.AssigneeId == person.Id && Writes(person, desk));
        Add(Who.Submitter, article.SubmittedById == person.Id && article.State == ArticleState.InReview);
        Add(Who.CorrectionStarter, article.CorrectionStartedById == person.Id);
        Add(Who.Publisher, person.Holds(policy.PublishRole == Role.ChiefEditor ? Role.ChiefEditor : Role.Editor, desk, language));
        Add(Who.UrgentPublisher, policy.UrgentPublishers.Contains(person.Id) && person.Holds(Role.ChiefEditor, desk, language));
        Add(Who.Reviewer, levels.Any(level => MaySign(person, desk, language, level)));
        Add(Who.LevelReviewer, article.State == ArticleState.InReview && levels.FirstOrDefault(level => level.Number == article.Level) is { } current && MaySign(person, desk, language, current));
        Add(Who.MissingLevelReviewer, missingLevels.Any(level => MaySign(person, desk, language, level)));
        if (!article.IsOriginal)
        {
            var translates = person.Translates(desk, Language.Pair(original.Language, language));
            var agencyFits = article.AgencyId == person.AgencyId;
            Add(Who.Translator, article.AssigneeId == person.Id && agencyFits && translates);
            Add(Who.HouseTranslator, person.IsOfHouse && translates);
            Add(Who.AgencyTranslator, !person.IsOfHouse && agencyFits && translates);
            Add(Who.Coordinator, !person.IsOfHouse && agencyFits && person.Holds(Role.AgencyCoordinator, desk));
        }

        return who;

        void Add(Who flag, bool holds)
        {
            if (holds)
                who |= flag;
        }
    }

    /// <summary>Whether a person holds the role of a level; nobody of an outside agency does (workflow.md, Review).</summary>
    /// <param name="person">The person.</param>
    /// <param name="deskId">The desk.</param>
    /// <param name="language">The article's language.</param>
    /// <param name="level">The level.</param>
    public static bool MaySign(PersonFacts person, Guid deskId, string language, ReviewLevel level) =>
        person.IsOfHouse && person.Holds(level.Role, deskId, language);

    private static bool Writes(PersonFacts person, Guid desk) => person.Holds(Role.Reporter, desk) || person.Holds(Role.Editor, desk);
}
