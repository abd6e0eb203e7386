using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Web.Desk.Administration;

/// <summary>A language's lengths of headline and summary while they are edited.</summary>
public sealed class GuideDraft
{
    /// <summary>Of the headline.</summary>
    public int Headline { get; set; }

    /// <summary>Of the second headline.</summary>
    public int SecondHeadline { get; set; }

    /// <summary>Of the summary.</summary>
    public int Summary { get; set; }

    /// <summary>The lengths as services take them.</summary>
    public LengthGuides Value => new(Headline, SecondHeadline, Summary);

    /// <summary>A draft of lengths.</summary>
    /// <param name="guides">The lengths.</param>
    public static GuideDraft Of(LengthGuides guides)
    {
        ArgumentNullException.ThrowIfNull(guides);
        return new GuideDraft { Headline = guides.Headline, SecondHeadline = guides.SecondHeadline, Summary = guides.Summary };
    }
}
