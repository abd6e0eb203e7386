using System.Text.RegularExpressions;
using System.Xml.Linq;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Machine;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.Orders;
using CqNewsroom.Core.Partners;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Search;
using CqNewsroom.Core.Site;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Templates;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Translation;
using CqNewsroom.Core.Vocabulary;
using CqNewsroom.Core.Webhooks;
using CqNewsroom.Core.Word;
using CqNewsroom.Core.Workflow;
using CqNewsroom.TestSupport;

namespace CqNewsroom.Web.Tests.Resources;

/// <summary>Every text of the interface is there in English and in Chinese, with the same placeholders, and is used.</summary>
public sealed partial class ResourceTests
{
    /// <summary>
    /// Keys that the program makes of the names of an enumeration, so that they stand nowhere in the sources: the file, what
    /// stands before the name, the enumeration. Each of its names must have a key.
    /// </summary>
    private static readonly (string File, string Prefix, Type Names)[] KeysFromNames =
    [
        ("ActsDone", "", typeof(NewsroomAction)),
        ("Refusals", "", typeof(RefusalCode)),
        ("Words", "State", typeof(ArticleState)),
        ("Words", "Standing", typeof(Standing)),
        ("Words", "Role", typeof(Role)),
        ("MyWorkText", "Kind", typeof(WorkKind)),
        ("StoriesText", "Sort", typeof(StorySort)),
        ("WhatIsNewText", "Kind", typeof(NotificationKind)),
        ("Problems", "", typeof(DocumentProblemCode)),
        ("PairProblems", "", typeof(ProblemCode)),
        ("ActionsText", "Action", typeof(NewsroomAction)),
        ("ActionsText", "Severity", typeof(Severity)),
        ("ActionsText", "Notice", typeof(NoticeKind)),
        ("ActionsText", "Placement", typeof(NoticePlacement)),
        ("ActionsText", "Form", typeof(RetractionForm)),
        ("ActionsText", "Sees", typeof(RetractionForm)),
        ("Paper", "Notice", typeof(NoticeKind)),
        ("ReviewText", "Change", typeof(BlockChangeKind)),
        ("ReviewText", "Field", typeof(ContentField)),
        ("ReviewText", "Part", typeof(PicturePart)),
        ("ReviewText", "Suggestion", typeof(SuggestionStatus)),
        ("ReviewText", "Machine", typeof(MachineState)),
        ("OrdersText", "State", typeof(OrderState)),
        ("PartnersText", "Token", typeof(TokenState)),
        ("PartnersText", "Delivery", typeof(DeliveryState)),
        ("OrdersText", "Counting", typeof(OrderCounting)),
        ("OrdersText", "Band", typeof(OrderBand)),
        ("OrdersText", "Rule", typeof(OrderRule)),
        ("StoryText", "Kind", typeof(RevisionKind)),
        ("EditingText", "Note", typeof(WordNoteKind)),
        ("TemplatesText", "Kind", typeof(TemplatePartKind)),
        ("MediaText", "Rights", typeof(PictureRightsFilter)),
        ("CheckText", "Kind", typeof(CheckKind)),
        ("CheckText", "Weight", typeof(CheckWeight)),
        ("FiguresText", "Kind", typeof(FigureKind)),
        ("FiguresText", "Verdict", typeof(FigureVerdict)),
        ("PaperSearch", "Problem", typeof(SearchProblem)),
        ("SiteText", "Purpose", typeof(SitePagePurpose)),
        ("TermsText", "Kind", typeof(TermKind)),
        ("TermsText", "Status", typeof(TermStatus)),
        ("TermsText", "State", typeof(TermState)),
        ("TermsText", "Act", typeof(TermAct)),
        ("TermsText", "Report", typeof(TermReportKind)),
        ("WordsText", "Kind", typeof(WordKind)),
        ("WordsText", "State", typeof(TermState)),
        ("WordsText", "Report", typeof(TermReportKind)),
    ];

    /// <summary>Keys that the program makes of names which only the record holds: who acts where no person does.</summary>
    private static readonly (string File, string[] Keys)[] KeysFromRecords =
    [
        ("ActsDone", ["By_clock", "By_workflow", "By_import"]),
    ];

    private static readonly Lazy<string> Sources = new(() => string.Join('\n', SourceFiles("*.cs").Concat(SourceFiles("*.razor")).Select(File.ReadAllText)));

    public static TheoryData<string> Files => [.. SourceFiles("*.resx")
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/').Replace(".zh-CN.resx", ".resx", StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Both_languages_have_the_same_keys(string file) =>
        Assert.Equal(Read(file).Keys.Order(StringComparer.Ordinal), Chinese(file).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_text_is_empty_or_left_in_the_other_language(string file)
    {
        Assert.DoesNotContain(Read(file), text => string.IsNullOrWhiteSpace(text.Value) || (Han().IsMatch(text.Value) && !IsNameOfLanguage(text.Key)));
        Assert.DoesNotContain(Chinese(file), text => string.IsNullOrWhiteSpace(text.Value));
        var english = Read(file);
        Assert.DoesNotContain(Chinese(file), text => EnglishSentence().IsMatch(text.Value) && string.Equals(text.Value, english[text.Key], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Both_languages_name_the_same_placeholders(string file)
    {
        var chinese = Chinese(file);
        Assert.All(Read(file), text => Assert.True(
            Placeholders(text.Value).SetEquals(Placeholders(chinese[text.Key])),
            $"{text.Key}: {text.Value} / {chinese[text.Key]}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_is_used(string file)
    {
        var madeOfNames = KeysFromNames
            .Where(rule => string.Equals(rule.File, AreaOf(file), StringComparison.Ordinal))
            .SelectMany(rule => Enum.GetNames(rule.Names).Select(name => rule.Prefix + name))
            .Concat(KeysFromRecords.Where(rule => string.Equals(rule.File, AreaOf(file), StringComparison.Ordinal)).SelectMany(rule => rule.Keys))
            .ToHashSet(StringComparer.Ordinal);

        var unused = Read(file).Keys
            .Where(key => !madeOfNames.Contains(key))
            .Where(key => !Regex.IsMatch(Sources.Value, $"(\"|\\bnameof\\([A-Za-z.]*\\b){Regex.Escape(key)}[\")]", RegexOptions.None, TimeSpan.FromSeconds(10)));

        Assert.Empty(unused);
    }

    [Fact]
    public void Every_text_that_is_asked_for_by_name_is_there()
    {
        var texts = Files.Select(file => file.Data).ToDictionary(AreaOf, Read, StringComparer.Ordinal);

        var missing = SourceFiles("*.razor").Concat(SourceFiles("*.cs").Where(file => !file.EndsWith(".razor.cs", StringComparison.Ordinal)))
            .Select(file => (Name: Path.GetFileName(file), Text: WholeOf(file)))
            .SelectMany(source => AskedFor().Matches(source.Text)
                .Select(match => match.Groups["key"].Value)
                .Where(key => !Localizers().Matches(source.Text).Any(match => texts.TryGetValue(match.Groups["area"].Value, out var area) && area.ContainsKey(key)))
                .Select(key => $"{source.Name}: {key}"));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_name_that_a_key_is_made_of_has_its_text()
    {
        var texts = Files.Select(file => file.Data).ToDictionary(AreaOf, Read, StringComparer.Ordinal);

        var missing = KeysFromNames.SelectMany(rule => Enum.GetNames(rule.Names)
            .Select(name => rule.Prefix + name)
            .Where(key => !texts[rule.File].ContainsKey(key))
            .Select(key => $"{rule.File}: {key}"));

        Assert.Empty(missing);
    }

    private static IEnumerable<string> SourceFiles(string pattern) => Directory
        .EnumerateFiles(Repository.PathTo("src"), pattern, SearchOption.AllDirectories)
        .Where(file => !GeneratedFolder().IsMatch(file));

    // A component asks the localizers that it names, its code-behind, or the class that it inherits from, beside it.
    private static string WholeOf(string file)
    {
        var text = File.ReadAllText(file);
        return text + string.Concat(Inherited().Matches(text)
            .Select(match => Path.Combine(Path.GetDirectoryName(file)!, match.Groups["name"].Value + ".cs"))
            .Prepend(file + ".cs")
            .Where(File.Exists)
            .Select(File.ReadAllText));
    }

    private static string AreaOf(string file) => Path.GetFileNameWithoutExtension(file);

    // The languages of the newsroom are named in themselves, whatever the interface's language.
    private static bool IsNameOfLanguage(string key) => key.StartsWith("LanguageName", StringComparison.Ordinal);

    private static Dictionary<string, string> Chinese(string file) => Read(Path.ChangeExtension(file, ".zh-CN.resx"));

    private static Dictionary<string, string> Read(string file)
    {
        Assert.True(File.Exists(Repository.PathTo(file)), $"{file} is missing");
        return XDocument.Load(Repository.PathTo(file)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups["number"].Value)];

    [GeneratedRegex(@"(?<!\{)\{(?<number>\d+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b(Texts|Words|Shell|Actions|Partner)\[""(?<key>\w+)""[\],]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedFor();

    [GeneratedRegex(@"^@inherits (?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inherited();

    [GeneratedRegex(@"IStringLocalizer<(?<area>\w+)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Localizers();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Han();

    [GeneratedRegex(@"[a-z]+ [a-z]+ [a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishSentence();

    [GeneratedRegex(@"[\\/](bin|obj|node_modules)[\\/]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GeneratedFolder();
}
