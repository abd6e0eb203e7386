using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CqNewsroom.TestSupport;

namespace CqNewsroom.Bench.Memory;

/// <summary>
/// Real Chinese text out of three packages of Debian, fetched for this run and deleted with it: messages of git, and paragraphs of GNOME's help and of the
/// Debian Reference. Only on Debian and what comes from it.
/// </summary>
internal static partial class DebianTexts
{
    private static readonly string[] Packages = ["git", "gnome-user-docs", "debian-reference-zh-cn"];

    /// <summary>The texts of each package, in their order, each once.</summary>
    public static async Task<IReadOnlyList<(string Package, IReadOnlyList<string> Texts)>> FetchAsync()
    {
        using var folder = new TemporaryFolder();
        await RunAsync(folder.Path, "apt-get", ["download", .. Packages]);
        var all = new List<(string, IReadOnlyList<string>)>();
        foreach (var package in Packages)
        {
            var file = Directory.GetFiles(folder.Path, package + "_*.deb").Single();
            await RunAsync(folder.Path, "dpkg-deb", ["--extract", file, package]);
            all.Add((package, [.. Read(Path.Combine(folder.Path, package)).Select(text => Spaces().Replace(text, " ").Trim()).Where(IsChinese).Distinct(StringComparer.Ordinal)]));
        }

        return all;
    }

    private static IEnumerable<string> Read(string root)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var texts = file switch
            {
                _ when file.Contains("/zh_CN/", StringComparison.Ordinal) && file.EndsWith(".mo", StringComparison.Ordinal) => Messages(File.ReadAllBytes(file)),
                _ when file.Contains("/zh_CN/", StringComparison.Ordinal) && file.EndsWith(".page", StringComparison.Ordinal) => Paragraphs(file),
                _ when file.EndsWith(".zh-cn.html", StringComparison.Ordinal) => Paragraph().Matches(File.ReadAllText(file)).Select(match => WebUtility.HtmlDecode(Tag().Replace(match.Groups["text"].Value, ""))),
                _ => [],
            };
            foreach (var text in texts)
                yield return text;
        }
    }

    // A compiled catalogue of gettext: where its table of translations lies is said at byte 16, how many there are at byte 8.
    private static IEnumerable<string> Messages(byte[] catalogue)
    {
        var (count, table) = (BitConverter.ToInt32(catalogue, 8), BitConverter.ToInt32(catalogue, 16));
        for (var at = 0; at < count; at++)
        {
            var (length, start) = (BitConverter.ToInt32(catalogue, table + (8 * at)), BitConverter.ToInt32(catalogue, table + (8 * at) + 4));
            foreach (var text in Encoding.UTF8.GetString(catalogue, start, length).Split('\0'))
                yield return text;
        }
    }

    private static IEnumerable<string> Paragraphs(string file)
    {
        using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return [.. XDocument.Load(reader).Descendants().Where(element => element.Name.LocalName == "p").Select(element => element.Value)];
    }

    private static bool IsChinese(string text) => text.Length is >= 6 and <= 600 && text.Count(character => character is >= '\u4E00' and <= '\u9FFF') * 2 > text.Length;

    private static async Task RunAsync(string folder, string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {errors}");
    }

    [GeneratedRegex("<p>(?<text>.*?)</p>", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Paragraph();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Spaces();
}
