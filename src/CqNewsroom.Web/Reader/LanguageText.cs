using CqNewsroom.Core.Documents;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CqNewsroom.Web.Reader;

/// <summary>Text that names its language wherever it changes: a Chinese name on an English page, an English one on a Chinese page.</summary>
public sealed class LanguageText : ComponentBase
{
    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    /// <summary>Language of what stands around it, a BCP 47 tag.</summary>
    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Add(builder, Text, Language);
    }

    /// <summary>Writes a text with its languages.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="language">Language of what stands around it.</param>
    internal static void Add(RenderTreeBuilder builder, string text, string language)
    {
        foreach (var run in LanguageRuns.Of(text, language))
        {
            if (run.Language is null)
            {
                builder.AddContent(0, run.Text);
                continue;
            }

            builder.OpenElement(1, "span");
            builder.AddAttribute(2, "lang", run.Language);
            builder.AddContent(3, run.Text);
            builder.CloseElement();
        }
    }
}
