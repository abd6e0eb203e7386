using CqNewsroom.Core.Documents;
using Microsoft.AspNetCore.Components;

namespace CqNewsroom.Web.Desk.Workflow;

/// <summary>Text with its marks as elements; every character is encoded by the renderer.</summary>
internal static class Marks
{
    /// <summary>The runs of a text.</summary>
    public static RenderFragment Of(RichText text) => builder =>
    {
        foreach (var run in text)
        {
            var open = 0;
            if (run.Link is { } link)
            {
                builder.OpenElement(0, "a");
                builder.AddAttribute(1, "href", link);
                builder.AddAttribute(2, "rel", "noopener noreferrer");
                builder.AddAttribute(3, "target", "_blank");
                open++;
            }

            open += Open(builder, run.Bold, "strong") + Open(builder, run.Italic, "em");
            foreach (var (line, index) in run.Text.Split('\n').Select((line, index) => (line, index)))
            {
                if (index > 0)
                {
                    builder.OpenElement(5, "br");
                    builder.CloseElement();
                }

                builder.AddContent(6, line);
            }

            for (; open > 0; open--)
                builder.CloseElement();
        }
    };

    /// <summary>A list with the lists below its items.</summary>
    public static RenderFragment Of(IReadOnlyList<ListItem> items, bool ordered) => builder =>
    {
        builder.OpenElement(0, ordered ? "ol" : "ul");
        foreach (var item in items)
        {
            builder.OpenElement(1, "li");
            builder.AddContent(2, Of(item.Text));
            if (item.Items.Count > 0)
                builder.AddContent(3, Of(item.Items, ordered));
            builder.CloseElement();
        }

        builder.CloseElement();
    };

    private static int Open(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, bool isSet, string element)
    {
        if (isSet)
            builder.OpenElement(4, element);
        return isSet ? 1 : 0;
    }
}
