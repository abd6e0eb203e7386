using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Stories;

/// <summary>One language's text of a story: the original or a translation of it.</summary>
public sealed class Article
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The story.</summary>
    public Guid StoryId { get; set; }

    /// <summary>Language, a BCP 47 tag; one article of a language in a story.</summary>
    public string Language { get; set; } = "";

    /// <summary>Whether it is the story's original.</summary>
    public bool IsOriginal { get; set; }

    /// <summary>State of the working copy.</summary>
    public ArticleState State { get; set; }

    /// <summary>What readers see.</summary>
    public Standing Standing { get; set; }

    /// <summary>When it entered its state (UTC).</summary>
    public DateTime StateSince { get; set; }

    /// <summary>The level that waits in review, 1 for the first; 0 outside review.</summary>
    public int Level { get; set; }

    /// <summary>How many levels the submitted revision has; 0 before Submit.</summary>
    public int LevelCount { get; set; }

    /// <summary>The writer of an original, the translator of a translation.</summary>
    public Guid? AssigneeId { get; set; }

    /// <summary>The agency it is given to.</summary>
    public Guid? AgencyId { get; set; }

    /// <summary>The template that its text began with, null for none; a removed one keeps its row.</summary>
    public Guid? TemplateId { get; set; }

    /// <summary>Whether it ever had a writer or translator; decides where Unspike leads.</summary>
    public bool HadAssignee { get; set; }

    /// <summary>Whether anybody saved text since it was created.</summary>
    public bool HasSavedText { get; set; }

    /// <summary>The headline of the working copy, for lists and search; empty while there is none.</summary>
    public string WorkingHeadline { get; set; } = "";

    /// <summary>Raised by every act; what a person saw is compared with it.</summary>
    public int Version { get; set; }

    /// <summary>Raised by every save of the working copy.</summary>
    public int WorkingVersion { get; set; }

    /// <summary>When the working copy was saved last (UTC).</summary>
    public DateTime? SavedAt { get; set; }

    /// <summary>Version of the working copy that was kept as a revision last; 0 while none was.</summary>
    public int KeptVersion { get; set; }

    /// <summary>Since when there is text in the working copy that no revision has (UTC); older than <see cref="KeptVersion"/> it says nothing.</summary>
    public DateTime? UnkeptSince { get; set; }

    /// <summary>The number of the newest revision; 0 without any.</summary>
    public int LastRevisionNumber { get; set; }

    /// <summary>The revision in review, approved or scheduled.</summary>
    public Guid? SubmittedRevisionId { get; set; }

    /// <summary>Who submitted it.</summary>
    public Guid? SubmittedById { get; set; }

    /// <summary>The revision published last; what readers see while <see cref="Standing"/> is Live.</summary>
    public Guid? LiveRevisionId { get; set; }

    /// <summary>The publication that stands; kept when retracted.</summary>
    public Guid? PublicationId { get; set; }

    /// <summary>When it first went live (UTC); never moves by itself (cases N25, N26).</summary>
    public DateTime? FirstPublishedAt { get; set; }

    /// <summary>When the live revision went live (UTC), a technical fix included; readers are told <see cref="UpdatedAt"/> instead.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>When an editor last published something new for readers (UTC); null while nothing was, and never moved by a technical fix.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>When an editor last put something right with a notice (UTC); null while nothing was.</summary>
    public DateTime? CorrectedAt { get; set; }

    /// <summary>When the clock shall publish it (UTC).</summary>
    public DateTime? ScheduledFor { get; set; }

    /// <summary>Who scheduled it.</summary>
    public Guid? ScheduledById { get; set; }

    /// <summary>The answers given to Schedule, which the clock uses.</summary>
    public PublishAnswers? ScheduleAnswers { get; set; }

    /// <summary>Who started the correction under way.</summary>
    public Guid? CorrectionStartedById { get; set; }

    /// <summary>Whether the live revision was published urgently and levels are still to be countersigned.</summary>
    public bool CountersignNeeded { get; set; }

    /// <summary>The notice readers get in place of a retracted article.</summary>
    public string? RetractionNotice { get; set; }

    /// <summary>What readers find in place of a retracted article.</summary>
    public RetractionForm RetractionForm { get; set; }

    /// <summary>When it was retracted (UTC).</summary>
    public DateTime? RetractedAt { get; set; }

    /// <summary>
    /// The counter of publications after the last act that changed what readers see of its story; 0 where none did since this is kept. It is given under
    /// the counter's lock, so it grows in the order in which acts are committed, which no time does: partners follow the paper by it.
    /// </summary>
    public long PublicChange { get; set; }

    /// <summary>
    /// Of an original: the revision translations are made from now (the newest submitted one; after DropCorrection or Retract
    /// the last published one). Of a translation: the revision it was made from at first.
    /// </summary>
    public Guid? SourceRevisionId { get; set; }

    /// <summary>Of a translation: the source revision it answered last.</summary>
    public Guid? AnsweredRevisionId { get; set; }

    /// <summary>Of a translation: translatable hash of <see cref="AnsweredRevisionId"/>.</summary>
    public string? AnsweredHash { get; set; }

    /// <summary>Translatable hash of the current source, on the original and on each of its translations.</summary>
    public string? SourceHash { get; set; }

    /// <summary>
    /// Of a translation: whether another language's retraction, or the original's spiking, was answered with 'keep' for this
    /// article. Null where nothing was asked, false where it was asked and not kept.
    /// </summary>
    public bool? KeptWithReason { get; set; }

    /// <summary>Whether the translation has not answered the current source (invariant 4).</summary>
    public bool IsSourceChanged => !IsOriginal && AnsweredHash is not null && SourceHash is not null && !string.Equals(AnsweredHash, SourceHash, StringComparison.Ordinal);
}
