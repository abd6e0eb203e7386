using System.Globalization;
using System.Text;
using CqNewsroom.Core.Checks;
using CqNewsroom.Core.Checks.Terms;

namespace CqNewsroom.Web.Hosting;

/// <summary>
/// <c>check PAIRS.tsv [--published DAY] [--terms TERMS.csv] [--language en]</c>: the checks over a file, one JSON object a line. Findings do
/// not change the exit code; 2 says that something could not be read.
/// </summary>
internal static class CheckCommand
{
    private const string Usage = "check PAIRS.tsv [--published YYYY-MM-DD] [--terms TERMS.csv] [--language en|zh-CN]";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">The words behind <c>check</c>.</param>
    /// <param name="today">The day of publication unless one is given.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, DateOnly today)
    {
        if (Options(arguments) is not { } options)
            return await FailAsync("Usage: " + Usage);
        var published = today;
        if (options.TryGetValue("--published", out var day) && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out published))
            return await FailAsync($"--published needs a day such as 2026-07-10, not '{day}'.");
        var language = options.GetValueOrDefault("--language", "en");
        if (language is not ("en" or "zh-CN"))
            return await FailAsync($"--language is en or zh-CN, not '{language}'.");
        try
        {
            var isWhole = true;
            var terms = TermList.Empty;
            if (options.TryGetValue("--terms", out var file))
            {
                terms = new TermList(TermFile.Read(await File.ReadAllTextAsync(file), out var problems));
                foreach (var (line, why) in problems)
                    await Console.Error.WriteLineAsync($"{file}, line {line}: {why}");
                isWhole = problems.Count == 0;
            }
            // Findings hold Chinese, whatever the console is set to.
            await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            isWhole &= PairFile.Check(File.ReadLines(arguments[0], Encoding.UTF8), new CheckContext { Published = published, Terms = terms }, language, output, Console.Error);
            return isWhole ? 0 : 2;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await FailAsync(exception.Message);
        }
    }

    private static Dictionary<string, string>? Options(IReadOnlyList<string> arguments)
    {
        if (arguments.Count % 2 == 0 || arguments[0].StartsWith("--", StringComparison.Ordinal))
            return null;
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        for (var index = 1; index < arguments.Count; index += 2)
        {
            if (arguments[index] is not ("--published" or "--terms" or "--language") || !options.TryAdd(arguments[index], arguments[index + 1]))
                return null;
        }
        return options;
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 2;
    }
}
