using System.Globalization;
using CqNewsroom.Core.Media;
using CqNewsroom.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Media;

/// <summary>The library of pictures. Filter and open picture live in the address, so that a link shows somebody else the same, as far as they may see it.</summary>
public sealed partial class MediaPage
{
    /// <summary>Words in the address.</summary>
    [SupplyParameterFromQuery(Name = "words")]
    public string? WordsInAddress { get; set; }

    /// <summary>Who added it, in the address.</summary>
    [SupplyParameterFromQuery(Name = "by")]
    public string? PersonInAddress { get; set; }

    /// <summary>Kind of file in the address.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    public string? FormatInAddress { get; set; }

    /// <summary>Rights in the address.</summary>
    [SupplyParameterFromQuery(Name = "rights")]
    public string? RightsInAddress { get; set; }

    /// <summary>Page in the address.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageInAddress { get; set; }

    /// <summary>The open picture in the address.</summary>
    [SupplyParameterFromQuery(Name = "picture")]
    public string? PictureInAddress { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<MediaText> Texts { get; set; } = default!;

    private Guid? Open => Guid.TryParse(PictureInAddress, out var id) ? id : null;

    // What the address says; what it says wrongly is as if it were not said.
    private PictureFilter Filter => new(
        string.IsNullOrWhiteSpace(WordsInAddress) ? null : WordsInAddress,
        Guid.TryParse(PersonInAddress, out var person) ? person : null,
        Enum.TryParse<PictureFormat>(FormatInAddress, ignoreCase: true, out var format) && Enum.IsDefined(format) ? format : null,
        Enum.TryParse<PictureRightsFilter>(RightsInAddress, ignoreCase: true, out var rights) && Enum.IsDefined(rights) ? rights : null,
        int.TryParse(PageInAddress, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);

    // Letters that are typed one after the other are one step back.
    private void Show(PictureFilter filter) =>
        Navigation.NavigateTo(AddressOf(filter, Open), new NavigationOptions { ReplaceHistoryEntry = Filter.Words is not null && filter.Words != Filter.Words });

    private string AddressOf(PictureFilter filter, Guid? open) => Navigation.GetUriWithQueryParameters(DeskAddress.Media, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["words"] = filter.Words,
        ["by"] = filter.PersonId?.ToString(),
        ["kind"] = filter.Format?.ToString(),
        ["rights"] = filter.Rights?.ToString(),
        ["page"] = filter.Page > 1 ? filter.Page : null,
        ["picture"] = open?.ToString(),
    });
}
