using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace CqNewsroom.TestSupport;

/// <summary>The application as a process of its own, on a free loopback port: what a browser talks to, what is killed, what was published.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The server ended before it listened."));
    }

    /// <summary>The application's assembly as the build left it, in the configuration of the running tests.</summary>
    public static string BuiltAssembly { get; } =
        Repository.PathTo($"src/CqNewsroom.Web/bin/{Repository.Configuration}/net10.0/CqNewsroom.Web.dll");

    /// <summary>Where the server listens, such as http://127.0.0.1:40123/.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Everything the server has printed so far.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>Starts the application and waits until it listens.</summary>
    /// <param name="workingDirectory">The folder it is started in; the repository for a run from source.</param>
    /// <param name="environment">Development, Production ...</param>
    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="settings">Further settings, such as Newsroom:Sample = false.</param>
    /// <param name="assembly">The assembly to run; <see cref="BuiltAssembly"/> when null.</param>
    /// <param name="address">Where to listen; a free loopback port when null.</param>
    /// <param name="killAfter">Kills it this long after its start, wherever it is by then, instead of waiting until it listens.</param>
    /// <exception cref="InvalidOperationException">It ended before it listened, or did not listen in time; the message holds what it printed.</exception>
    public static async Task<ServerProcess> StartAsync(
        string workingDirectory,
        string environment,
        string dataFolder,
        IReadOnlyDictionary<string, string>? settings = null,
        string? assembly = null,
        Uri? address = null,
        TimeSpan? killAfter = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(assembly ?? BuiltAssembly);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = address?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0";
        start.Environment["Newsroom__DataFolder"] = dataFolder;
        foreach (var (key, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var server = new ServerProcess(start);
        try
        {
            server._process.Start();
            server._process.BeginOutputReadLine();
            server._process.BeginErrorReadLine();
            if (killAfter is { } limit)
            {
                await Task.WhenAny(server._process.WaitForExitAsync(), Task.Delay(limit));
                await server.KillAsync();
                return server;
            }

            server.Address = await server._listening.Task.WaitAsync(Limit);
            return server;
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"{failure.Message}{Environment.NewLine}{server.Output}", failure);
        }
    }

    /// <summary>Runs a command of the executable to its end.</summary>
    /// <param name="workingDirectory">The folder it is started in.</param>
    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="command">The command and its arguments.</param>
    /// <returns>The exit code and everything it printed.</returns>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public static async Task<(int ExitCode, string Output)> RunAsync(string workingDirectory, string dataFolder, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltAssembly, .. command])
        {
            UseShellExecute = false,
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Newsroom__DataFolder"] = dataFolder;
        await using var process = new ServerProcess(start);
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        await process._process.WaitForExitAsync().WaitAsync(Limit);
        return (process._process.ExitCode, process.Output);
    }

    /// <summary>Ends the server at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the server to end (SIGTERM) and returns its exit code.</summary>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited && SendSignal(_process.Id, Terminate) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }

        await _process.WaitForExitAsync().WaitAsync(Limit);
        return _process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private const int Terminate = 15;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int process, int signal);

    [GeneratedRegex(@"http://(127\.0\.0\.1|localhost|\[::1\]):[0-9]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningAddress();

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (line.Contains("listening on", StringComparison.Ordinal) && ListeningAddress().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Value));
        }
    }
}
