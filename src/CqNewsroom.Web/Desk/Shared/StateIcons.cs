using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>
/// One disc that fills as an article comes nearer to its readers, so that a state is seen before it is read, without colour too.
/// </summary>
public static class StateIcons
{
    private const string Ring = "<circle cx=\"12\" cy=\"12\" r=\"8.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"/>";
    private const string Disc = "<circle cx=\"12\" cy=\"12\" r=\"9.5\" fill=\"currentColor\"/>";
    private const string Cut = "fill=\"none\" stroke=\"var(--mud-palette-surface)\" stroke-width=\"2.2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>";
    private const string Line = "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>";

    /// <summary>The inner part of an SVG of 24 by 24.</summary>
    /// <param name="state">The state.</param>
    public static string Of(ArticleState state) => state switch
    {
        ArticleState.Requested => "<circle cx=\"12\" cy=\"12\" r=\"8.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-dasharray=\"3.4 3.3\"/>",
        ArticleState.Drafting => Ring + "<path d=\"M12 6.5a5.5 5.5 0 0 1 5.5 5.5H12z\" fill=\"currentColor\"/>",
        ArticleState.InReview => Ring + "<path d=\"M12 6.5a5.5 5.5 0 0 1 0 11z\" fill=\"currentColor\"/>",
        ArticleState.ChangesRequested => Ring + "<path d=\"M13.5 8.5 9.5 12l4 3.5M9.8 12H16\" " + Line,
        ArticleState.Approved => Disc,
        ArticleState.Scheduled => Disc + "<path d=\"M12 7v5l3.2 2.2\" " + Cut,
        ArticleState.Published => Disc + "<path d=\"m8 12.3 2.8 2.8L16.2 9.4\" " + Cut,
        ArticleState.Retracted => Ring + "<path d=\"M6.2 17.8 17.8 6.2\" " + Line,
        ArticleState.Spiked => Ring + "<path d=\"m9 9 6 6M15 9l-6 6\" " + Line,
        _ => Ring,
    };

    /// <summary>Class of a state's colour in desk.css.</summary>
    /// <param name="state">The state.</param>
    public static string Class(ArticleState state) => state switch
    {
        ArticleState.InReview => "state-review",
        ArticleState.ChangesRequested => "state-returned",
        ArticleState.Approved => "state-approved",
        ArticleState.Scheduled => "state-scheduled",
        ArticleState.Published => "state-live",
        ArticleState.Retracted => "state-retracted",
        ArticleState.Spiked => "state-spiked",
        ArticleState.Requested => "state-requested",
        _ => "state-drafting",
    };
}
