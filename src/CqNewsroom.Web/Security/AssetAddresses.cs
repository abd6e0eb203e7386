using Microsoft.AspNetCore.Components;

namespace CqNewsroom.Web.Security;

/// <summary>
/// Fingerprinted addresses of static files for pages that endpoints render: only pages that are mapped as components get them
/// from the framework, so they are looked up where the framework put them.
/// </summary>
/// <param name="endpoints">All endpoints of the program.</param>
public sealed class AssetAddresses(EndpointDataSource endpoints)
{
    private ResourceAssetCollection? _assets;

    /// <summary>The address of a file of wwwroot, fingerprinted where that is known.</summary>
    /// <param name="file">Its path below wwwroot.</param>
    public string Of(string file)
    {
        _assets ??= endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>()).FirstOrDefault(assets => assets is not null);
        return "/" + (_assets is null ? file : _assets[file]);
    }
}
