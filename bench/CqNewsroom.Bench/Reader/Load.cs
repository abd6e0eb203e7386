using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CqNewsroom.Bench.Reader;

/// <summary>How many requests a second an address answers, as <c>wrk</c> counts them from a process of its own with sixteen connections that stay open.</summary>
internal static partial class Load
{
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(6);

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere => File.Exists("/usr/bin/wrk");

    /// <summary>Measures.</summary>
    /// <param name="address">The address.</param>
    /// <returns>Requests a second.</returns>
    public static async Task<double> MeasureAsync(Uri address)
    {
        await RunAsync(address, Warmup);
        return await RunAsync(address, Measured);
    }

    private static async Task<double> RunAsync(Uri address, TimeSpan time)
    {
        using var wrk = Process.Start(new ProcessStartInfo("/usr/bin/wrk", ["-t1", "-c16", string.Create(CultureInfo.InvariantCulture, $"-d{time.TotalSeconds:0}s"), address.AbsoluteUri]) { RedirectStandardOutput = true })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        // What is refused is answered faster than what is served.
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || !Rate().IsMatch(output))
            throw new InvalidOperationException($"{address}: {output}");
        return double.Parse(Rate().Match(output).Groups["rate"].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rate();
}
