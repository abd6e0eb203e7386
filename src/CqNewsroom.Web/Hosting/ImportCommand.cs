using System.Globalization;
using System.Text;
using CqNewsroom.Core.Import;
using CqNewsroom.Data.Migrating;

namespace CqNewsroom.Web.Hosting;

/// <summary>
/// <c>import FOLDER</c>: brings an archive in. What it did, or would do, stands on the output, how far it is on the error output. 0 where nothing was
/// skipped, 1 where something was, 2 where the command could not be followed.
/// </summary>
internal static class ImportCommand
{
    private const int MostLines = 200;
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    /// <summary>Runs it.</summary>
    /// <param name="services">The application.</param>
    /// <param name="arguments">The words behind <c>import</c>.</param>
    /// <param name="cancellation">Ends it between two entries.</param>
    public static async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (ImportOptions.Read(arguments) is not { } options)
            return await FailAsync("Usage: " + ImportOptions.Usage);
        if (!await services.GetRequiredService<NewsroomMigrator>().IsReadyAsync(cancellation))
            return await FailAsync("There is no database of this version here. Look at Newsroom:DataFolder, or run 'migrate' first.");
        try
        {
            var request = options.SectionsFile is { } file ? options.Request with { Sections = await ImportOptions.SectionsAsync(file) } : options.Request;
            await using var lines = options.ReportFile is { } report ? new StreamWriter(report, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) : null;
            return await RunAsync(services, request, lines, cancellation);
        }
        catch (Exception exception) when (exception is ImportRequestException or IOException or UnauthorizedAccessException)
        {
            return await FailAsync(exception.Message);
        }
    }

    private static async Task<int> RunAsync(IServiceProvider services, ImportRequest request, StreamWriter? lines, CancellationToken cancellation)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        // Headlines hold Chinese, whatever the console is set to.
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var summary = new ImportSummary(request.Apply);
        var started = clock.GetTimestamp();
        var (total, told) = (0, TimeSpan.Zero);
        await Console.Error.WriteLineAsync(request.Apply ? "Reading the archive ..." : "Reading the archive; nothing will be written without --apply ...");
        await foreach (var result in services.GetRequiredService<ArchiveImport>().RunAsync(request, count => total = count, cancellation))
        {
            summary.Add(result);
            if (lines is not null)
                await lines.WriteLineAsync(ImportReport.Line(result, request.Apply));
            if (ImportReport.Sentence(result) is { } sentence && summary.Told++ < MostLines)
                await output.WriteLineAsync(sentence);
            if (clock.GetElapsedTime(started) is var passed && passed - told >= Step)
            {
                told = passed;
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{summary.Count} of {total} entries, {summary.Count / passed.TotalSeconds:0} a second"));
            }
        }

        if (summary.Told > MostLines)
            await output.WriteLineAsync($"... and {summary.Told - MostLines} more lines; --report FILE holds all of them.");
        foreach (var line in summary.Lines(clock.GetElapsedTime(started)))
            await output.WriteLineAsync(line);
        return summary.Skipped == 0 ? 0 : 1;
    }

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 2;
    }
}
