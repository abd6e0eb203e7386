using System.Text.RegularExpressions;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Reader;
using CqNewsroom.Web.Reader.Search;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>A word that is missing would be shown by its key, to every reader: no compiler says so.</summary>
public sealed partial class ReaderWordsTests
{
    /// <summary>The words that readers' components ask for by name.</summary>
    public static TheoryData<string> Asked =>
    [
        .. Directory.EnumerateFiles(Repository.PathTo("src/CqNewsroom.Web/Reader"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .SelectMany(file => Asking().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value))
            .Distinct(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Asked))]
    public void Has_a_word(string key)
    {
        // In Chinese, where no word is written like its key. That both languages have the same words is another test's.
        Assert.Contains(new[] { ReaderWords.In("zh-CN", key, "", "", ""), SearchWords.In("zh-CN", key, "", "", "") }, word => word != key);
    }

    [GeneratedRegex("\\b(?:ReaderWords\\.In|SearchWords\\.In|Word)\\((?:[A-Za-z.]+,\\s*)?\"(?<key>[A-Za-z]+)\"[,)]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asking();
}
