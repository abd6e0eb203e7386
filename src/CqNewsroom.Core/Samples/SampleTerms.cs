using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Terms;

namespace CqNewsroom.Core.Samples;

/// <summary>The termbase that a sample newsroom begins with: public institutions and places of Chongqing, for anybody to use.</summary>
public static class SampleTerms
{
    private const string FileName = "chongqing.csv";

    /// <summary>The table, in UTF-8.</summary>
    public static byte[] Read()
    {
        using var stream = typeof(SampleTerms).Assembly.GetManifestResourceStream("CqNewsroom.Core.Samples.Terms." + FileName)
            ?? throw new InvalidOperationException($"The table {FileName} is missing from the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Brings it in as people bring in a file.</summary>
    internal static async Task BringInAsync(TermFiles files, Asker editor, CancellationToken cancellation)
    {
        var sent = Done(await files.SendAsync(editor, FileName, Read(), cancellation));
        var report = Done(await files.ReportAsync(editor, sent, cancellation))!;
        if (report.Count(TermReportKind.New) != report.Lines.Count)
            throw new InvalidOperationException($"Line {report.Lines.First(line => line.Kind != TermReportKind.New).Line} of {FileName} does not fit the rules.");
        Done(await files.ApplyAsync(editor, sent, report.SeenCounter, cancellation));
    }

    private static T? Done<T>(Outcome<T> outcome) => outcome.Refusal is { } refusal
        ? throw new InvalidOperationException($"The sample's terms do not fit the rules: {refusal.In("en")}")
        : outcome.Value;
}
