using System.Diagnostics;
using System.Globalization;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;

namespace CqNewsroom.Bench.Checks;

/// <summary>
/// What all checks of a paragraph and its translation cost with 50,000 terms against 100 (design target: at most 1.3 times, aim 200 µs). Both lists hold the
/// terms that stand in the paragraphs; they take turns, so that what else the machine does meets both alike.
/// </summary>
internal static class ChecksBench
{
    private const int Warmup = 300;
    private const int Rounds = 3000;
    private static readonly int[] Sizes = [100, 50_000];

    private static readonly CheckedPair[] Pairs =
    [
        new("云桥区今年新增投资3.5亿元，同比增长6.1%，涉及25个项目，其中12个已于7月9日开工。", "Yunqiao District added 350 million yuan in investment this year, up 6.1 percent year on year, covering 25 projects, 12 of which broke ground on July 9."),
        new("市交通局介绍，新桥全长1.2公里，双向六车道，预计2027年年底通车，届时过江时间将由半小时缩短到5分钟。", "According to the Municipal Transport Bureau, the new bridge is 1.2 kilometers long with six lanes in both directions and is expected to open by the end of 2027, cutting the crossing from half an hour to five minutes."),
        new("“我们要让老街坊留下来。”社区书记李文静说，改造后的石桥老街保留了九成以上的原住户。", "\"We want the old neighbors to stay,\" said community secretary Li Wenjing. After the renovation, more than 90 percent of the residents of Shiqiao Old Street remain."),
        new("据统计，上半年全市接待游客1.05亿人次，旅游收入较去年同期翻了一番。", "Statistics show that the city received 105 million visitor trips in the first half of the year, and tourism revenue doubled from the same period last year."),
    ];

    private static readonly Term[] Known =
    [
        new("云桥区", "Yunqiao District", TermStatus.Preferred), new("市交通局", "Municipal Transport Bureau", TermStatus.Preferred), new("石桥老街", "Shiqiao Old Street", TermStatus.Preferred),
    ];

    /// <summary>Measures and prints a table; 0 where the target is met.</summary>
    public static int Run()
    {
        var lists = Sizes.Select(count => new CheckContext { Published = new DateOnly(2026, 7, 10), Terms = new TermList(Terms(count)), Story = Pairs }).ToArray();
        var times = lists.Select(_ => new List<double>(Rounds)).ToArray();
        for (var round = 0; round < Warmup + Rounds; round++)
        {
            for (var list = 0; list < lists.Length; list++)
            {
                var start = Stopwatch.GetTimestamp();
                var findings = PairChecks.Check(Pairs[round % Pairs.Length], lists[list]);
                var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                if (findings.Count > 0)
                    throw new InvalidOperationException($"The pair is right, and a check says otherwise: {findings[0].Problem.In("en")}");
                if (round >= Warmup)
                    times[list].Add(time);
            }
        }

        var medians = times.Select(list => At(list, 0.5)).ToArray();
        Console.WriteLine("| terms | median µs a paragraph | p95 µs | times 100 terms |");
        Console.WriteLine("|--:|--:|--:|--:|");
        for (var list = 0; list < lists.Length; list++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {lists[list].Terms.Count:N0} | {medians[list]:F0} | {At(times[list], 0.95):F0} | {medians[list] / medians[0]:F2} |"));
        var isMet = medians[1] / medians[0] <= 1.3;
        Console.WriteLine($"{(isMet ? "Target met" : "Target missed")}: at most 1.3 times; the aim of 200 µs is {(medians[1] <= 200 ? "met" : "missed")}.");
        return isMet ? 0 : 1;
    }

    // Words that stand in no paragraph begin and end as those that do, so that the walk over a text goes into them.
    private static IEnumerable<Term> Terms(int count)
    {
        const string Letters = "云桥区市交通局石老街社工程项目投资年同比新增大道路河江山城南北东西";
        var random = new Random(20260710);
        return Known.Concat(Enumerable.Range(0, count - Known.Length).Select(number => new Term(
            string.Concat(Enumerable.Range(0, random.Next(3, 8)).Select(_ => Letters[random.Next(Letters.Length)])) + "所" + number.ToString(CultureInfo.InvariantCulture), $"Term {number}", TermStatus.Preferred)));
    }

    private static double At(List<double> values, double share) => values.Order().ElementAt((int)(share * (values.Count - 1)));
}
