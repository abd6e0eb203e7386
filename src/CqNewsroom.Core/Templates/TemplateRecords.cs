namespace CqNewsroom.Core.Templates;

/// <summary>What a part of a template is.</summary>
public enum TemplatePartKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A heading below a heading.</summary>
    Subheading,

    /// <summary>A quotation.</summary>
    Quotation,

    /// <summary>A bulleted list, each line an item.</summary>
    List,

    /// <summary>A numbered list, each line an item.</summary>
    NumberedList,
}

/// <summary>A part of a template: a block of the text that begins with it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a list an item a line.</param>
public sealed record TemplatePart(TemplatePartKind Kind, string Text);

/// <summary>A template as it is shown.</summary>
/// <param name="Id">The template.</param>
/// <param name="DeskId">The desk.</param>
/// <param name="Language">Language of its text.</param>
/// <param name="Name">Its name.</param>
/// <param name="HeadlineHint">What is shown in the empty headline.</param>
/// <param name="SummaryHint">What is shown in the empty summary.</param>
/// <param name="Parts">Its parts in order.</param>
/// <param name="Version">What a change names.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record TemplateDetails(
    Guid Id,
    Guid DeskId,
    string Language,
    string Name,
    string HeadlineHint,
    string SummaryHint,
    IReadOnlyList<TemplatePart> Parts,
    int Version,
    string ChangedBy,
    DateTime ChangedAt);

/// <summary>A desk whose templates the asker writes.</summary>
/// <param name="Id">The desk.</param>
/// <param name="Name">Its name in the asker's language.</param>
/// <param name="Templates">Its templates, by language and name.</param>
public sealed record DeskTemplates(Guid Id, string Name, IReadOnlyList<TemplateDetails> Templates);

/// <summary>Adds a template, or changes it where <see cref="TemplateId"/> names one; all fields are given.</summary>
/// <param name="TemplateId">The template, null for a new one.</param>
/// <param name="SeenVersion">The version that the editor saw; 0 for a new one.</param>
/// <param name="DeskId">The desk, which stays.</param>
/// <param name="Language">Language of its text.</param>
/// <param name="Name">Its name.</param>
/// <param name="HeadlineHint">What is shown in the empty headline.</param>
/// <param name="SummaryHint">What is shown in the empty summary.</param>
/// <param name="Parts">Its parts in order.</param>
public sealed record SaveTemplate(
    Guid? TemplateId,
    int SeenVersion,
    Guid DeskId,
    string Language,
    string Name,
    string HeadlineHint,
    string SummaryHint,
    IReadOnlyList<TemplatePart> Parts);
