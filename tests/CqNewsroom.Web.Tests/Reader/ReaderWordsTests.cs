using System.Text.RegularExpressions;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Reader;
using CqNewsroom.Web.Reader.Search;

namespace CqNewsroom.Web.Tests.Reader;

/// <summary>A word that is missing would be shown by its key, to every reader: no compiler says so.</summary>
public sealed partial class ReaderWordsTests
{
    /// <summary>The words that readers' components ask for by name.</summary>
    public static TheoryData<string, string> Asked
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Directory.EnumerateFiles(Repository.PathTo("src/CqNewsroom.Web/Reader"), "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".cs" or ".razor"))
            {
                var text = File.ReadAllText(file);
                var ofSearch = text.Contains("string Word(", StringComparison.Ordinal) && text.Contains("SearchWords.In(", StringComparison.Ordinal);
                foreach (Match match in Asking().Matches(text))
                    data.Add(match.Groups["kind"].Value is "SearchWords.In" || (ofSearch && match.Groups["kind"].Value is "Word") ? "search" : "paper", match.Groups["key"].Value);
            }

            return [.. data.Distinct()];
        }
    }

    [Theory]
    [MemberData(nameof(Asked))]
    public void Has_a_word(string words, string key)
    {
        // In Chinese, where no word is written like its key. That both languages have the same words is another test's.
        Assert.NotEqual(key, words == "search" ? SearchWords.In("zh-CN", key, "", "", "") : ReaderWords.In("zh-CN", key, "", "", ""));
    }

    [GeneratedRegex("\\b(?<kind>ReaderWords\\.In|SearchWords\\.In|Word)\\((?:[A-Za-z.]+,\\s*)?\"(?<key>[A-Za-z]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asking();
}
