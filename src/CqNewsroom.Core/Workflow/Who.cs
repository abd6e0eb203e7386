namespace CqNewsroom.Core.Workflow;

/// <summary>
/// What a person is to an article, as the 'who' column of the workflow names it. 'Of the desk' means a grant on the story's desk
/// whose languages hold the article's; <see cref="DeskEditor"/> and <see cref="DeskReporter"/> need the desk alone.
/// </summary>
[Flags]
public enum Who
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A reporter of the desk, whatever the language.</summary>
    DeskReporter = 1 << 0,

    /// <summary>An editor or chief editor of the desk, whatever the language.</summary>
    DeskEditor = 1 << 1,

    /// <summary>An editor or chief editor of the desk with the article's language.</summary>
    Editor = 1 << 2,

    /// <summary>A chief editor of the desk with the article's language.</summary>
    ChiefEditor = 1 << 3,

    /// <summary>The writer of the story's original.</summary>
    StoryReporter = 1 << 4,

    /// <summary>The writer of this original.</summary>
    Writer = 1 << 5,

    /// <summary>The assigned translator of this translation.</summary>
    Translator = 1 << 6,

    /// <summary>The coordinator of the agency that the article is given to.</summary>
    Coordinator = 1 << 7,

    /// <summary>A translator of the house whose pair fits.</summary>
    HouseTranslator = 1 << 8,

    /// <summary>A translator of the agency that the article is given to, whose pair fits.</summary>
    AgencyTranslator = 1 << 9,

    /// <summary>Who submitted the revision in review.</summary>
    Submitter = 1 << 10,

    /// <summary>A reviewer of the level that waits.</summary>
    LevelReviewer = 1 << 11,

    /// <summary>A reviewer of any level.</summary>
    Reviewer = 1 << 12,

    /// <summary>A reviewer of a level that an urgent publication left unsigned.</summary>
    MissingLevelReviewer = 1 << 13,

    /// <summary>Who may publish by the review policy.</summary>
    Publisher = 1 << 14,

    /// <summary>A chief editor named in the review policy for urgent publication.</summary>
    UrgentPublisher = 1 << 15,

    /// <summary>Who started the correction under way.</summary>
    CorrectionStarter = 1 << 16,

    /// <summary>The clock.</summary>
    Clock = 1 << 17,

    /// <summary>The workflow itself, in another act's transaction.</summary>
    Workflow = 1 << 18,

    /// <summary>The import of an archive.</summary>
    Import = 1 << 19,

    /// <summary>Writer or assigned translator.</summary>
    Assignee = Writer | Translator,
}
