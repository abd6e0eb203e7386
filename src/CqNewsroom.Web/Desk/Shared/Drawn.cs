using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Components;

namespace CqNewsroom.Web.Desk.Shared;

/// <summary>
/// The component library's icons and looks without its components. A component costs one to three kilobytes of the server's memory for as
/// long as the page is open, and the frame and the writing page stay open all day (docs/decisions/0010).
/// </summary>
public static class Drawn
{
    /// <summary>Classes of the library's text button.</summary>
    public const string TextButton = "mud-button-root mud-button mud-button-text mud-button-text-default mud-button-text-size-medium";

    /// <summary>Classes of its small outlined button.</summary>
    public const string SmallButton = "mud-button-root mud-button mud-button-outlined mud-button-outlined-default mud-button-outlined-size-small";

    /// <summary>Classes of its main button.</summary>
    public const string MainButton = "mud-button-root mud-button mud-button-filled mud-button-filled-primary mud-button-filled-size-medium mud-button-disable-elevation";

    /// <summary>Classes of its button with an icon alone.</summary>
    public const string IconButton = "mud-button-root mud-icon-button mud-icon-button-size-small";

    private static readonly ConcurrentDictionary<(string Icon, string Size, string Css), MarkupString> Icons = new();

    /// <summary>An icon that says nothing to a screen reader. The same string for every page, so that open pages share it.</summary>
    /// <param name="icon">One of the library's icons.</param>
    /// <param name="size"><c>small</c> (20 pixels) or <c>medium</c> (24).</param>
    /// <param name="css">A class of its own; it must be a constant.</param>
    public static MarkupString Icon(string icon, string size = "small", string css = "") => Icons.GetOrAdd(
        (icon, size, css),
        key => new MarkupString($"""<svg class="mud-icon-root mud-svg-icon mud-icon-size-{key.Size} {WebUtility.HtmlEncode(key.Css)}" focusable="false" viewBox="0 0 24 24" aria-hidden="true">{key.Icon}</svg>"""));

    /// <summary>An icon in front of a button's words.</summary>
    /// <param name="icon">One of the library's icons.</param>
    public static MarkupString StartIcon(string icon) => Icons.GetOrAdd(
        (icon, "start", ""),
        key => new MarkupString($"""<span class="mud-button-icon-start mud-button-icon-size-medium">{Icon(key.Icon).Value}</span>"""));
}
