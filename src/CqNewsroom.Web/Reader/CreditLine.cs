using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Core.Publishing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CqNewsroom.Web.Reader;

/// <summary>A line of credits letter for letter as it was frozen; the names in it lead to the lists of whoever has one.</summary>
public sealed class CreditLine : ComponentBase
{
    /// <summary>The line.</summary>
    [Parameter, EditorRequired]
    public string Line { get; set; } = "";

    /// <summary>Language of the article, a BCP 47 tag.</summary>
    [Parameter, EditorRequired]
    public string Language { get; set; } = "";

    /// <summary>Who the article names; those of the line are taken.</summary>
    [Parameter]
    public IReadOnlyList<PublicCreditLink> Named { get; set; } = [];

    /// <summary>What the line credits.</summary>
    [Parameter, EditorRequired]
    public CreditRole Role { get; set; }

    /// <summary>The language of the lists; null in a preview, which leads nowhere.</summary>
    [Parameter]
    public Language? Site { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var end = 0;
        foreach (var (start, name, list) in Site is null ? [] : Places(Line, [.. Named.Where(named => named.Role == Role)]))
        {
            LanguageText.Add(builder, Line[end..start], Language);
            builder.OpenElement(10, "a");
            builder.AddAttribute(11, "href", PublicAddress.List(Site!, list));
            LanguageText.Add(builder, name, Language);
            builder.CloseElement();
            end = start + name.Length;
        }

        LanguageText.Add(builder, Line[end..], Language);
    }

    /// <summary>
    /// Where the names stand, those without a list left out. They are looked for from the end: the words before a name ('Editor:', '翻译：') may
    /// hold its letters, what stands behind it is a bracket or another name. An agency that several share stands once, behind the last of them.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="named">Who it names, in its order.</param>
    public static IReadOnlyList<(int Start, string Name, PublicListKey List)> Places(string line, IReadOnlyList<PublicCreditLink> named)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(named);
        var places = new Stack<(int, string, PublicListKey)>();
        var isShared = named.Count > 0 && named.All(one => string.Equals(one.Agency, named[0].Agency, StringComparison.Ordinal));
        var end = line.Length;
        for (var i = named.Count - 1; i >= 0; i--)
        {
            if (named[i].Agency is { } agency && (i == named.Count - 1 || !isShared))
                Place(agency, named[i].AgencyList);
            Place(named[i].Name, named[i].List);
        }

        return [.. places];

        void Place(string name, PublicListKey? list)
        {
            var at = name.Length == 0 || end == 0 ? -1 : line.LastIndexOf(name, end - 1, StringComparison.Ordinal);
            if (at < 0)
                return;
            end = at;
            if (list is not null)
                places.Push((at, name, list));
        }
    }
}
