using System.Collections.Frozen;
using CqNewsroom.Core.Checks.Text;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Fixed phrases that stand for figures or hold words of figures without being one.</summary>
internal static class EnglishPhrases
{
    private static readonly FrozenDictionary<string, (string[] Words, Reading[] Readings)[]> ByFirst = All()
        .GroupBy(entry => entry.Words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The longest phrase at a token.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="at">The token.</param>
    /// <param name="end">Behind the phrase.</param>
    /// <returns>What it means, nothing for phrases that are no figure; null where none stands.</returns>
    public static Reading[]? Read(EnglishTokens tokens, int at, out int end)
    {
        end = at;
        if (!ByFirst.TryGetValue(tokens.Word(at), out var candidates))
            return null;
        foreach (var (words, readings) in candidates)
        {
            if (tokens.Matches(at, words, out end))
                return readings;
        }
        return null;
    }

    private static IEnumerable<(string[] Words, Reading[] Readings)> All()
    {
        Reading year = new(FigureClass.Comparison, Comparisons.Year);
        Reading lastYear = new(FigureClass.RelativeYear, -1);
        Reading month = new(FigureClass.Comparison, Comparisons.Month);
        Reading lastMonth = new(FigureClass.RelativeMonth, -1);
        Reading quarter = new(FigureClass.Comparison, Comparisons.Quarter);
        Reading week = new(FigureClass.Comparison, Comparisons.Week);
        (string Phrases, Reading[] Readings)[] lists =
        [
            ("year on year|year over year|y o y|yoy|from a year earlier|from a year ago|than a year earlier|than a year ago|on a year earlier|a year earlier|from the same period last year|from the same period of last year|over the same period last year|over the same period of last year|the same period last year|the same period of last year|same period last year|same period a year earlier|the same period a year earlier|the same period of the previous year|the same period the previous year|the corresponding period last year|the corresponding period of last year|same time last year|on an annual basis|annualized|compared with a year earlier|from one year earlier|the year earlier period|from a year before|a year before|same month last year|the same month last year|same quarter last year|the same quarter last year", [year]),
            ("from the previous year|over the previous year|than the previous year|from last year|over last year|than last year|compared with last year|compared to last year|on the previous year|from the year before|than the year before|over the year before", [year, lastYear]),
            ("month on month|month over month|m o m|mom|from a month earlier|than a month earlier|a month earlier|from a month ago|on a monthly basis|compared with a month earlier", [month]),
            ("from the previous month|over the previous month|than the previous month|from last month|over last month|than last month|compared with last month|compared with the previous month|from the month before|from the prior month", [month, lastMonth]),
            ("quarter on quarter|quarter over quarter|q o q|qoq|from the previous quarter|over the previous quarter|from last quarter|from a quarter earlier|a quarter earlier|than the previous quarter|than in the previous quarter|from the first quarter|compared with the previous quarter|on a quarterly basis", [quarter]),
            ("week on week|week over week|from the previous week|from a week earlier|a week earlier", [week]),
            ("last year|previous year|the previous year|the year before|past year", [lastYear]),
            ("the year before last|year before last", [new(FigureClass.RelativeYear, -2)]),
            ("this year|the current year|current year|year to date", [new(FigureClass.RelativeYear, 0)]),
            ("next year|the coming year|coming year|the following year|following year", [new(FigureClass.RelativeYear, 1)]),
            ("the year after next", [new(FigureClass.RelativeYear, 2)]),
            ("last month|previous month|the previous month", [lastMonth]),
            ("this month|the current month", [new(FigureClass.RelativeMonth, 0)]),
            ("next month|the coming month|the following month", [new(FigureClass.RelativeMonth, 1)]),
            ("last week|previous week|the previous week", [new(FigureClass.RelativeWeek, -1)]),
            ("this week", [new(FigureClass.RelativeWeek, 0)]),
            ("next week|the coming week|the following week", [new(FigureClass.RelativeWeek, 1)]),
            ("yesterday|last night", [new(FigureClass.RelativeDay, -1)]),
            ("the day before yesterday|day before yesterday", [new(FigureClass.RelativeDay, -2)]),
            ("today|tonight|this morning|this afternoon|this evening", [new(FigureClass.RelativeDay, 0)]),
            ("tomorrow", [new(FigureClass.RelativeDay, 1)]),
            ("the day after tomorrow|day after tomorrow", [new(FigureClass.RelativeDay, 2)]),
            ("first half|h 1|first half year|the half year to june", [new(FigureClass.Months, 1, 6)]),
            ("second half|latter half|h 2|last half", [new(FigureClass.Months, 7, 12)]),
            ("first quarter|q 1", [new(FigureClass.Months, 1, 3), new(FigureClass.Ordinal, 1)]),
            ("second quarter|q 2", [new(FigureClass.Months, 4, 6)]),
            ("third quarter|q 3", [new(FigureClass.Months, 7, 9)]),
            ("fourth quarter|final quarter|q 4", [new(FigureClass.Months, 10, 12)]),
            ("the last century|last century", [new(FigureClass.Century, 20)]),
            ("noon|midday", [new(FigureClass.Time, 720)]),
            ("midnight", [new(FigureClass.Time, 0)]),
            // No figures, though words of figures stand in them.
            ("four seasons|double 11|double eleven|double 12|double twelve|one of|one another|one day|one by one|no one|any one|at one time|one time|second hand|first hand|first rate|first aid|first time|two way|one stop|at first|first of all|first lady|first class|top three|on the one hand|on one hand|the one|may day|one belt one road|one country two systems|two sessions|three gorges|the other half|all in one|ones|in the first place|at first hand|second to none|one off|one way|24 7|24 hours a day|seconds away|once again|zero carbon|zero distance|the second world war|world war ii|first secretary|first party secretary|second home|second homes|one on one|one child|this second|split second|three rural|both sides|half way|halfway|other half|half time|halftime|one thing|square one|number one|first ever|first person|ground zero|9 to 5|ten times over|three dimensional|double check|dual|double digit|double digits|triple digit|single digit|double decker|double layer|second tier|first tier|third tier|third party|in a second|second thoughts|double edged", []),
            ("double 11 shopping festival", [new(FigureClass.Number, 11)]),
        ];
        foreach (var (phrases, readings) in lists)
        {
            foreach (var phrase in phrases.Split('|'))
                yield return (phrase.Split(' '), readings);
        }
    }
}
