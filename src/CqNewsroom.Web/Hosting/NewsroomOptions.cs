using Microsoft.Extensions.Options;

namespace CqNewsroom.Web.Hosting;

/// <summary>The section <c>Newsroom</c> of the configuration, as far as it does not concern the database.</summary>
public sealed class NewsroomOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Newsroom";

    /// <summary>Whether an empty database gets the sample newsroom at start; by default in Development alone.</summary>
    public bool? Sample { get; set; }

    /// <summary>Where readers find the site, for absolute addresses, for example <c>https://news.example.org</c>; never taken from a request.</summary>
    public string PublicBaseUrl { get; set; } = "http://localhost:5080";
}

/// <summary>Refuses wrong values at start, in sentences.</summary>
public sealed class NewsroomOptionsValidator : IValidateOptions<NewsroomOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, NewsroomOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Uri.TryCreate(options.PublicBaseUrl, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") && address.AbsolutePath == "/" && address.Query.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Newsroom:PublicBaseUrl is '{options.PublicBaseUrl}'; write a scheme and a host, such as https://news.example.org, without a path.");
    }
}
