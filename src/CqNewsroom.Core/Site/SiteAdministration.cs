using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Workflow;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Site;

/// <summary>What administrators set about the paper as readers see it.</summary>
/// <param name="acts">Runs the acts.</param>
/// <param name="pictures">Takes the logo in.</param>
public sealed class SiteAdministration(AdministrativeActs acts, PictureService pictures)
{
    /// <summary>Longest tagline.</summary>
    public const int LongestTagline = 120;

    /// <summary>Longest text at the foot.</summary>
    public const int LongestFooter = 600;

    /// <summary>Most links at the foot, and most addresses elsewhere.</summary>
    public const int MostLinks = 12;

    /// <summary>Largest file of a logo, in bytes.</summary>
    public const int LargestLogo = 2 * 1024 * 1024;

    private static readonly Guid Subject = new("00000000-0000-0000-0000-000000000002");

    /// <summary>Shows the settings.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<SiteDetails>> ShowAsync(Asker asker, CancellationToken cancellation) =>
        acts.ReadAsync<SiteDetails>(
            asker,
            async (db, _) =>
            {
                var newsroom = await db.Newsrooms.AsNoTracking().SingleAsync(cancellation);
                var site = await db.SiteSettings.AsNoTracking().SingleOrDefaultAsync(cancellation) ?? new SiteSettings();
                var logo = await db.Pictures.AsNoTracking().SingleOrDefaultAsync(picture => picture.Id == site.LogoId, cancellation);
                return new SiteDetails(
                    newsroom.Languages, site.Taglines, site.FooterTexts, site.Links, site.PublisherNames, site.Profiles, site.LightAccent, site.DarkAccent,
                    logo is null ? null : SiteReading.Shown(logo).In(RenditionFormat.WebP, 640), site.Version);
            },
            cancellation);

    /// <summary>Changes the settings.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="command">The settings as the administrator wants them.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The new version.</returns>
    public Task<Outcome<int>> ChangeAsync(Asker asker, ChangeSite command, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunAsync<int>(
            asker,
            async act =>
            {
                var site = await SettingsAsync(act);
                if (site.Version != command.SeenVersion)
                    return await act.WhoWasFasterAsync(Subject);
                var languages = act.Newsroom.Languages.ConvertAll(language => language.Tag);
                if (CleanTexts(command.Taglines, languages, LongestTagline, true, out var taglines) is { } wrongTagline)
                    return wrongTagline;
                if (command.Indented.Except(languages, StringComparer.Ordinal).Any())
                    return new Refusal(RefusalCode.LanguageUnknown);
                if (CleanTexts(command.FooterTexts, languages, LongestFooter, false, out var footers) is { } wrongFooter)
                    return wrongFooter;
                if (PlainTexts.CleanNames(command.PublisherNames, languages, out var publishers, needed: false) is { } wrongName)
                    return wrongName;
                if (CleanLinks(command.Links, languages, out var links) is { } wrongLink)
                    return wrongLink;
                if (CleanProfiles(command.Profiles, out var profiles) is { } wrongProfile)
                    return wrongProfile;
                if (SiteColours.Clean(command.LightAccent, SiteColours.LightPaper, out var light) is { } wrongLight)
                    return wrongLight;
                if (SiteColours.Clean(command.DarkAccent, SiteColours.DarkPaper, out var dark) is { } wrongDark)
                    return wrongDark;
                (site.Taglines, site.FooterTexts, site.PublisherNames, site.Links, site.Profiles) = (taglines, footers, publishers, links, profiles);
                (site.LightAccent, site.DarkAccent) = (light, dark);
                act.Newsroom.Languages = act.Newsroom.Languages.ConvertAll(language => language with { IndentsParagraphs = command.Indented.Contains(language.Tag, StringComparer.Ordinal) });
                return Changed(
                    act, site, "ChangeSite", ("light", light), ("dark", dark), ("taglines", taglines), ("links", string.Join(' ', links.Select(link => link.Address))),
                    ("indented", string.Join(' ', command.Indented.Order(StringComparer.Ordinal))));
            },
            cancellation);
    }

    /// <summary>Whether somebody may send a logo. Asked before the file is read.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Refusal?> MaySendLogoAsync(Asker asker, CancellationToken cancellation) =>
        (await acts.ReadAsync<bool>(asker, (_, _) => Task.FromResult<Outcome<bool>>(true), cancellation)).Refusal;

    /// <summary>Sets the logo from a file, which is decoded and written anew as every picture is.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="fileName">The name it came with.</param>
    /// <param name="bytes">The file: PNG, WebP or JPEG.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<int>> SetLogoAsync(Asker asker, string fileName, byte[] bytes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (await MaySendLogoAsync(asker, cancellation) is { } refused)
            return refused;
        if (bytes.Length > LargestLogo)
            return new Refusal(RefusalCode.PictureTooBig, LargestLogo / 1024 / 1024);
        var (picture, wrong) = await pictures.ReadAsync(asker, fileName, bytes, cancellation);
        if (picture is null)
            return wrong!;
        // A vector file can hold scripts and is none of these.
        if (picture.Format is not (PictureFormat.Png or PictureFormat.WebP or PictureFormat.Jpeg))
            return new Refusal(RefusalCode.LogoWrongKind);
        var outcome = await pictures.StoreAsync(
            picture,
            bytes,
            () => acts.RunAsync<int>(
                asker,
                async act =>
                {
                    var site = await SettingsAsync(act);
                    var kept = await act.Db.Pictures.Where(p => p.Hash == picture.Hash).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(cancellation);
                    if (kept is null)
                        act.Db.Pictures.Add(picture);
                    site.LogoId = kept ?? picture.Id;
                    return Changed(act, site, "SetLogo", ("picture", site.LogoId), ("file", picture.FileName), ("hash", picture.Hash));
                },
                cancellation),
            cancellation);
        if (outcome.IsDone)
            pictures.Wake();
        return outcome;
    }

    /// <summary>Takes the logo away.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<Outcome<int>> RemoveLogoAsync(Asker asker, CancellationToken cancellation) =>
        acts.RunAsync<int>(
            asker,
            async act =>
            {
                var site = await SettingsAsync(act);
                if (site.LogoId is not { } logo)
                    return new Refusal(RefusalCode.NotFound);
                site.LogoId = null;
                return Changed(act, site, "RemoveLogo", ("picture", logo));
            },
            cancellation);

    private static int Changed(AdministrativeAct act, SiteSettings site, string action, params (string Name, object? Value)[] facts)
    {
        site.Version++;
        act.ChangesWhatReadersSee();
        act.Events.Add(new SettingsChanged());
        act.Record(action, Subject, facts);
        return site.Version;
    }

    private static async Task<SiteSettings> SettingsAsync(AdministrativeAct act)
    {
        if (await act.Db.SiteSettings.AsTracking().SingleOrDefaultAsync(act.Cancellation) is { } known)
            return known;
        var site = new SiteSettings();
        act.Db.SiteSettings.Add(site);
        return site;
    }

    private static Refusal? CleanTexts(IReadOnlyDictionary<string, string> typed, List<string> languages, int longest, bool oneLine, out Dictionary<string, string> clean)
    {
        clean = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, text) in typed)
        {
            if (!languages.Contains(language))
                return new Refusal(RefusalCode.LanguageUnknown);
            if (PlainTexts.Clean(text, out var cleaned, longest, oneLine) is { } refusal)
                return refusal;
            if (cleaned.Length > 0)
                clean[language] = cleaned;
        }

        return null;
    }

    private static Refusal? CleanLinks(IReadOnlyList<SiteLink> typed, List<string> languages, out List<SiteLink> clean)
    {
        clean = [];
        if (typed.Count > MostLinks)
            return new Refusal(RefusalCode.TooMany, MostLinks);
        foreach (var link in typed)
        {
            if (PlainTexts.CleanNames(link.Labels, languages, out var labels) is { } refusal)
                return refusal;
            var address = link.Address.Trim();
            if (!IsPath(address) && !LinkRules.IsAllowed(address))
                return new Refusal(RefusalCode.SiteLinkInvalid, PlainTexts.Excerpt(address, 60));
            clean.Add(new SiteLink(labels, address));
        }

        return null;
    }

    private static Refusal? CleanProfiles(IReadOnlyList<string> typed, out List<string> clean)
    {
        clean = [.. typed.Select(address => address.Trim()).Where(address => address.Length > 0).Distinct(StringComparer.Ordinal)];
        if (clean.Count > MostLinks)
            return new Refusal(RefusalCode.TooMany, MostLinks);
        return clean.Find(address => !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || !LinkRules.IsAllowed(address)) is { } wrong
            ? new Refusal(RefusalCode.SiteLinkInvalid, PlainTexts.Excerpt(wrong, 60))
            : null;
    }

    // Two slashes would lead to another host, and so would a backslash.
    private static bool IsPath(string address) =>
        address.Length is > 0 and <= DocumentLimits.LinkLength && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && LinkRules.IsAllowed("https://site.example" + address);
}
