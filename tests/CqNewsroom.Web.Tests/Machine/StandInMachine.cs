using System.Net;
using System.Text;
using CqNewsroom.Core.Machine;
using CqNewsroom.Web.Machine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CqNewsroom.Web.Tests.Machine;

/// <summary>A provider on this machine that says what a test wants, and the application's own translator that asks it.</summary>
internal sealed class StandInMachine : IAsyncDisposable
{
    public const string Key = "sk-not-for-any-log";

    private readonly WebApplication _server;
    private readonly ServiceProvider _services;
    private readonly List<string> _requests = [];
    private readonly List<string> _logged = [];

    private StandInMachine(WebApplication server, Func<HttpContext, int, Task> answer, HeldClock clock, IReadOnlyDictionary<string, string?> settings)
    {
        _server = server;
        Clock = clock;
        server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var request = $"{context.Request.Method} {context.Request.Path} {context.Request.Headers.Authorization} {await reader.ReadToEndAsync()}";
            int number;
            lock (_requests)
            {
                _requests.Add(request);
                number = _requests.Count;
            }

            await answer(context, number);
        });
        var values = new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["Newsroom:Machine:Key"] = Key };
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationManager())
            .AddSingleton<TimeProvider>(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Kept(_logged)))
            .AddMachine()
            .BuildServiceProvider();
        Values = values;
    }

    public HeldClock Clock { get; }

    public IMachineTranslator Machine => _services.GetRequiredService<IMachineTranslator>();

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public string Logged
    {
        get
        {
            lock (_logged)
                return string.Join('\n', _logged);
        }
    }

    private Dictionary<string, string?> Values { get; }

    /// <summary>Starts one.</summary>
    /// <param name="provider">Its kind.</param>
    /// <param name="answer">What it does, with the number of the request.</param>
    /// <param name="settings">Further settings of the section.</param>
    public static async Task<StandInMachine> StartAsync(MachineProvider provider, Func<HttpContext, int, Task> answer, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var values = settings.ToDictionary(setting => $"Newsroom:Machine:{setting.Name}", setting => (string?)setting.Value, StringComparer.Ordinal);
        values["Newsroom:Machine:Provider"] = provider.ToString();
        values["Newsroom:Machine:Model"] = "test-model";
        var stand = new StandInMachine(builder.Build(), answer, new HeldClock(), values);
        await stand._server.StartAsync();
        stand.Values["Newsroom:Machine:Address"] = stand._server.Urls.Single() + "/v1/";
        ((ConfigurationManager)stand._services.GetRequiredService<IConfiguration>()).AddInMemoryCollection(stand.Values);
        return stand;
    }

    /// <summary>Answers with JSON.</summary>
    public static Func<HttpContext, int, Task> Says(string body, int status = 200) => async (context, _) =>
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json");
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
    };

    public Task<MachineAnswer> AskAsync(CancellationToken cancellation = default, params MachineTerm[] terms) =>
        Machine.TranslateAsync(new MachineQuestion("长江上的“新桥”𠮷今天通车。", "zh-CN", "en", terms), cancellation);

    /// <summary>Stops the server; what asks it later finds nobody.</summary>
    public Task StopAsync() => _server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }

    private sealed class Kept(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
                lines.Add(formatter(state, exception) + exception);
        }
    }
}

/// <summary>A clock whose short pauses end at once and whose limits end when a test says so.</summary>
internal sealed class HeldClock : TimeProvider
{
    private readonly List<HeldTimer> _held = [];

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HeldTimer(callback, state);
        if (dueTime <= TimeSpan.FromSeconds(1))
        {
            ThreadPool.QueueUserWorkItem(_ => timer.Ring());
            return timer;
        }

        lock (_held)
            _held.Add(timer);
        return timer;
    }

    /// <summary>Ends every limit that is waited for.</summary>
    public void Expire()
    {
        lock (_held)
            _held.ForEach(timer => timer.Ring());
    }

    private sealed class HeldTimer(TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _isOver;

        public void Ring()
        {
            if (!_isOver)
                callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _isOver = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
