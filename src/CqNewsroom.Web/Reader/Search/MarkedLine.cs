using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CqNewsroom.Web.Reader.Search;

/// <summary>
/// A text with what was found in it marked, and its language named wherever it changes. The languages are found in the whole text: a mark must not
/// make two texts of one.
/// </summary>
public sealed class MarkedLine : ComponentBase
{
    /// <summary>The text.</summary>
    [Parameter, EditorRequired]
    public MarkedText Text { get; set; } = default!;

    /// <summary>Language of what stands around it, a BCP 47 tag.</summary>
    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var at = 0;
        foreach (var run in LanguageRuns.Of(Text.Text, Language))
        {
            var end = at + run.Text.Length;
            if (run.Language is not null)
            {
                builder.OpenElement(0, "span");
                builder.AddAttribute(1, "lang", run.Language);
            }

            AddMarked(builder, at, end);
            if (run.Language is not null)
                builder.CloseElement();
            at = end;
        }
    }

    // A mark that reaches into the next language is two.
    private void AddMarked(RenderTreeBuilder builder, int from, int to)
    {
        var at = from;
        foreach (var mark in Text.Marks.Where(mark => mark.Start < to && mark.End > from))
        {
            var (start, end) = (Math.Max(mark.Start, from), Math.Min(mark.End, to));
            builder.AddContent(2, Text.Text[at..start]);
            builder.OpenElement(3, "mark");
            builder.AddContent(4, Text.Text[start..end]);
            builder.CloseElement();
            at = end;
        }

        builder.AddContent(5, Text.Text[at..to]);
    }
}
