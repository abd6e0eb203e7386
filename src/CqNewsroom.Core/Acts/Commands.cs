using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;

namespace CqNewsroom.Core.Acts;

#pragma warning disable CS1573 // Parameters whose name says it all are not described again.

/// <summary>An act on one article. Each is named for its action in docs/workflow.md.</summary>
/// <param name="ArticleId">The article.</param>
public abstract record ArticleCommand(Guid ArticleId)
{
    /// <summary>The article's version that the person saw; another one since then refuses the act and names who was faster. Null for the clock.</summary>
    public int? SeenVersion { get; init; }
}

/// <summary>Names who writes or translates an article, or gives it to an agency. Exactly one of the two; both may be set by a desk's editor to name a person of an agency.</summary>
public sealed record Assign(Guid ArticleId, Guid? PersonId, Guid? AgencyId = null) : ArticleCommand(ArticleId);

/// <summary>Takes a requested translation.</summary>
public sealed record Claim(Guid ArticleId) : ArticleCommand(ArticleId);

/// <summary>Gives a translation back.</summary>
public sealed record Decline(Guid ArticleId, string Reason) : ArticleCommand(ArticleId);

/// <summary>Hands the working copy in for review.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="SeenWorkingVersion">Version of the working copy that the person saw; null where they saw none.</param>
public sealed record Submit(Guid ArticleId, int? SeenWorkingVersion = null) : ArticleCommand(ArticleId);

/// <summary>Takes back what was submitted, before anybody signed.</summary>
public sealed record Recall(Guid ArticleId) : ArticleCommand(ArticleId);

/// <summary>Proposes a change of one block beside the submitted revision.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="BlockId">The block.</param>
/// <param name="Content">The proposed block in JSON.</param>
/// <param name="Note">Why.</param>
public sealed record Suggest(Guid ArticleId, string BlockId, string Content, string? Note = null) : ArticleCommand(ArticleId);

/// <summary>Accepts or declines suggestions.</summary>
public sealed record AnswerSuggestions(Guid ArticleId, IReadOnlyList<Guid> Accepted, IReadOnlyList<Guid> Declined) : ArticleCommand(ArticleId);

/// <summary>Returns an article with a note.</summary>
public sealed record RequestChanges(Guid ArticleId, string Note) : ArticleCommand(ArticleId);

/// <summary>Takes an article out of review or approval in order to write on.</summary>
public sealed record Reopen(Guid ArticleId, string? Reason = null) : ArticleCommand(ArticleId);

/// <summary>Approves the submitted revision at the level that waits.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="RevisionHash">Hash of the revision on the person's screen.</param>
/// <param name="Opinion">What they write with it.</param>
public sealed record GiveSignOff(Guid ArticleId, string RevisionHash, string? Opinion = null) : ArticleCommand(ArticleId);

/// <summary>Sets the time at which the clock publishes.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="At">When (UTC).</param>
/// <param name="RevisionHash">Hash of the revision on the person's screen.</param>
/// <param name="Answers">What Publish asks.</param>
public sealed record Schedule(Guid ArticleId, DateTime At, string RevisionHash, PublishAnswers Answers) : ArticleCommand(ArticleId);

/// <summary>Takes the time away.</summary>
public sealed record Unschedule(Guid ArticleId) : ArticleCommand(ArticleId);

/// <summary>Publishes the approved revision.</summary>
public sealed record Publish(Guid ArticleId, string RevisionHash, PublishAnswers Answers) : ArticleCommand(ArticleId);

/// <summary>Publishes a revision in review; the missing levels countersign afterwards.</summary>
public sealed record PublishUrgently(Guid ArticleId, string RevisionHash, string Reason, PublishAnswers Answers) : ArticleCommand(ArticleId);

/// <summary>Signs a level that an urgent publication left unsigned.</summary>
public sealed record Countersign(Guid ArticleId, string RevisionHash, string? Opinion = null) : ArticleCommand(ArticleId);

/// <summary>Opens the working copy of a live article; readers keep the live revision.</summary>
public sealed record StartCorrection(Guid ArticleId) : ArticleCommand(ArticleId);

/// <summary>Gives a correction up.</summary>
public sealed record DropCorrection(Guid ArticleId) : ArticleCommand(ArticleId);

/// <summary>What becomes of another article of a retracted or spiked story.</summary>
/// <param name="EndToo">Retract or spike it as well.</param>
/// <param name="Text">The notice for its readers where it is retracted too; the reason where it is kept.</param>
public sealed record OtherArticle(bool EndToo, string Text)
{
    /// <summary>Of a live article that is kept: a note of the editors which its readers see at once, over the text; null for none.</summary>
    public string? EditorsNote { get; init; }
}

/// <summary>Takes a live article from readers and leaves a notice.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Notice">The notice for readers; where it is taken down without a trace, the reason for the record, which readers do not see.</param>
/// <param name="Others">What becomes of the story's other articles.</param>
/// <param name="Form">What readers find instead, of every article that ends in this act.</param>
public sealed record Retract(Guid ArticleId, string Notice, IReadOnlyDictionary<Guid, OtherArticle> Others, RetractionForm Form = RetractionForm.Notice)
    : ArticleCommand(ArticleId);

/// <summary>Changes the notice of a retracted article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Notice">The notice, as Retract takes it.</param>
/// <param name="Form">What readers find from now on; null leaves it as it is.</param>
public sealed record AmendNotice(Guid ArticleId, string Notice, RetractionForm? Form = null) : ArticleCommand(ArticleId);

/// <summary>Opens a retracted article for writing; readers keep the notice until the next Publish.</summary>
public sealed record Reinstate(Guid ArticleId, string Reason) : ArticleCommand(ArticleId);

/// <summary>Answers the changed source.</summary>
/// <param name="ArticleId">The translation.</param>
/// <param name="SourceRevisionId">The source revision that the person saw.</param>
/// <param name="SourceBlockIds">The blocks answered (fields as <c>@headline</c>); null for the whole, which an editor may with a reason.</param>
/// <param name="Reason">Why the whole is right.</param>
public sealed record AnswerSource(Guid ArticleId, Guid SourceRevisionId, IReadOnlyList<string>? SourceBlockIds, string? Reason = null) : ArticleCommand(ArticleId);

/// <summary>Gives an article up that never was public.</summary>
public sealed record Spike(Guid ArticleId, IReadOnlyDictionary<Guid, OtherArticle> Others, string? Reason = null) : ArticleCommand(ArticleId);

/// <summary>Brings a spiked article back.</summary>
public sealed record Unspike(Guid ArticleId) : ArticleCommand(ArticleId);

/// <summary>Lets a finding stand, with a reason; by who may Save.</summary>
public sealed record WaiveFinding(Guid ArticleId, string FindingKey, string Reason) : ArticleCommand(ArticleId);

/// <summary>Starts a story with an empty original in one language.</summary>
public sealed record CreateStory(
    Guid DeskId,
    Guid SectionId,
    string Language,
    IReadOnlyList<string> WantedLanguages,
    IReadOnlyList<string>? Tags = null,
    DateTime? Deadline = null,
    DateTime? Embargo = null,
    string Brief = "",
    string DeskNotes = "",
    Guid? TemplateId = null);

/// <summary>What CreateStory made.</summary>
public sealed record CreatedStory(Guid StoryId, int Number, Guid ArticleId);

/// <summary>Changes a story's own fields; all of them are given, as the person wants them.</summary>
public sealed record ChangeStory(
    Guid StoryId,
    int SeenVersion,
    Guid SectionId,
    IReadOnlyList<string> Tags,
    DateTime? Deadline,
    DateTime? Embargo,
    IReadOnlyList<string> WantedLanguages,
    string Brief)
{
    /// <summary>What the house tells itself about the story; null leaves it as it is.</summary>
    public string? DeskNotes { get; init; }
}

/// <summary>Asks for a translation.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Language">Into which language.</param>
/// <param name="Reason">Why earlier than the desk asks; null where it is not earlier.</param>
/// <param name="AgencyId">The agency it is given to, null for the house.</param>
public sealed record RequestTranslation(Guid StoryId, string Language, string? Reason = null, Guid? AgencyId = null);

/// <summary>An article of an archive, with its original time, credits and addresses.</summary>
/// <param name="SourceId">Its id there.</param>
/// <param name="DeskId">The desk that will own the story.</param>
/// <param name="SectionId">The section it is shown in.</param>
/// <param name="Language">BCP 47 tag of a language of the newsroom.</param>
/// <param name="Content">The text; pictures are named by their ids here or in <paramref name="Pictures"/>.</param>
/// <param name="PublishedAt">When it first went live (UTC).</param>
/// <param name="Credits">The lines as they were printed.</param>
/// <param name="OldAddresses">The addresses it had, as <see cref="Publishing.OldAddress.KeyOf(string)"/> writes them.</param>
/// <param name="TranslationOfSourceId">Of a translation: the source id of its original, which was imported before.</param>
/// <param name="Tags">Tags of the story; of a translation they are those of its original.</param>
/// <param name="Pictures">The pictures it brings, whose files are stored already.</param>
public sealed record ImportArticle(
    string SourceId,
    Guid DeskId,
    Guid SectionId,
    string Language,
    Documents.ArticleContent Content,
    DateTime PublishedAt,
    Publishing.Credits Credits,
    IReadOnlyList<string>? OldAddresses = null,
    string? TranslationOfSourceId = null,
    IReadOnlyList<string>? Tags = null,
    IReadOnlyList<Media.Picture>? Pictures = null);
