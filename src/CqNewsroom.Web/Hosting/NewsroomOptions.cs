using System.Net;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Stories;
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

    /// <summary>A hub (W3C WebSub) that is told of every change of a feed, for example <c>https://hub.example.org/</c>; empty, the default, for none.</summary>
    public string WebSubHub { get; set; } = "";

    /// <summary>
    /// Addresses (<c>192.0.2.10</c>) or networks (<c>10.0.0.0/8</c>) of the reverse proxies in front of the newsroom, which say from where a
    /// request came and whether by https. None by default: then nobody is believed.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>After how many minutes of work on a text a version of it is kept by itself.</summary>
    public int KeepVersionEveryMinutes { get; set; } = (int)KeepingOptions.Default.Every.TotalMinutes;

    /// <summary>After how many hours a link to a preview expires unless its maker says otherwise; one of the choices that the form offers.</summary>
    public int PreviewLinkHours { get; set; } = (int)PreviewOptions.Default.Lasting.TotalHours;
}

/// <summary>Refuses wrong values at start, in sentences.</summary>
public sealed class NewsroomOptionsValidator : IValidateOptions<NewsroomOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, NewsroomOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = new List<string>();
        if (!Uri.TryCreate(options.PublicBaseUrl, UriKind.Absolute, out var address) || (address.Scheme is not ("http" or "https")) || address.AbsolutePath != "/" || address.Query.Length > 0)
            failures.Add($"Newsroom:PublicBaseUrl is '{options.PublicBaseUrl}'; write a scheme and a host, such as https://news.example.org, without a path.");
        if (options.WebSubHub.Length > 0 && !(Uri.TryCreate(options.WebSubHub, UriKind.Absolute, out var hub) && OutsidePosts.IsAllowed(hub)))
            failures.Add($"Newsroom:WebSubHub is '{options.WebSubHub}'; write the whole address of a hub, such as https://hub.example.org/, or nothing.");
        if (options.KeepVersionEveryMinutes is < 1 or > 1440)
            failures.Add($"Newsroom:KeepVersionEveryMinutes is {options.KeepVersionEveryMinutes}; write a number of minutes from 1 to 1440.");
        if (!PreviewOptions.Choices.Contains(TimeSpan.FromHours(options.PreviewLinkHours)))
            failures.Add($"Newsroom:PreviewLinkHours is {options.PreviewLinkHours}; write one of {string.Join(", ", PreviewOptions.Choices.Select(choice => choice.TotalHours))}.");
        foreach (var proxy in options.TrustedProxies)
        {
            if (!IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
                failures.Add($"Newsroom:TrustedProxies names '{proxy}'; write an address such as 192.0.2.10 or a network such as 10.0.0.0/8.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
