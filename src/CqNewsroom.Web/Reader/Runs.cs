using CqNewsroom.Core.Documents;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CqNewsroom.Web.Reader;

/// <summary>
/// Text with its marks. In code and not in markup, since markup would put line breaks between runs, and a line break between two Chinese
/// characters shows as a space.
/// </summary>
public sealed class Runs : ComponentBase
{
    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public RichText Text { get; set; } = RichText.Empty;

    /// <summary>Language of the article.</summary>
    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var run in Text)
            builder.AddContent(0, Run(run, Language));
    }

    private static RenderFragment Run(TextRun run, string language) => builder =>
    {
        // What was stored before a rule was tightened is shown without its link, never with a dangerous one.
        var link = run.Link is { } address && LinkRules.IsAllowed(address) ? address : null;
        if (link is not null)
        {
            builder.OpenElement(0, "a");
            builder.AddAttribute(1, "href", link);
        }

        if (run.Bold)
            builder.OpenElement(2, "strong");
        if (run.Italic)
            builder.OpenElement(3, "em");
        var lines = run.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                builder.OpenElement(4, "br");
                builder.CloseElement();
            }

            LanguageText.Add(builder, lines[i], language);
        }

        if (run.Italic)
            builder.CloseElement();
        if (run.Bold)
            builder.CloseElement();
        if (link is not null)
            builder.CloseElement();
    };
}
