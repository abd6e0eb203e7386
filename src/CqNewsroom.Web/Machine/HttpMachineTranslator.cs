using System.Text.Json;
using CqNewsroom.Core.Machine;

namespace CqNewsroom.Web.Machine;

/// <summary>
/// Asks a provider by HTTP and lets it hold up nobody: one limit of time for all attempts, a second attempt at most, so many questions at once, an answer of
/// limited size; a provider that fails again and again is left alone for a while.
/// </summary>
internal sealed partial class HttpMachineTranslator : IMachineTranslator, IDisposable
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "machine";

    /// <summary>The largest answer, in bytes.</summary>
    public const int LargestAnswer = 256 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IHttpClientFactory _clients;
    private readonly MachineOptions _options;
    private readonly MachineProtocol _protocol;
    private readonly MachineRest _rest;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _places;

    public HttpMachineTranslator(IHttpClientFactory clients, MachineOptions options, TimeProvider time, ILogger<HttpMachineTranslator> logger)
    {
        (_clients, _options, _time, _logger) = (clients, options, time, logger);
        _protocol = MachineProtocol.Of(options);
        _rest = new MachineRest(options.FailuresBeforeRest, TimeSpan.FromSeconds(options.RestSeconds), time);
        _places = new SemaphoreSlim(options.MostAtOnce, options.MostAtOnce);
    }

    public string Provider => _protocol.Name;

    public async Task<MachineAnswer> TranslateAsync(MachineQuestion question, CancellationToken cancellation)
    {
        if (!_rest.MayAsk())
            return new MachineAnswer(MachineOutcome.Resting);
        // Who would have to wait for a place does without: the translator writes on meanwhile.
        if (!await _places.WaitAsync(0, cancellation))
        {
            _rest.NotAsked();
            return new MachineAnswer(MachineOutcome.Busy);
        }

        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeLimitSeconds), _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
            var text = await AskAsync(question, either.Token);
            _rest.Note(text is not null);
            return text is null ? new MachineAnswer(MachineOutcome.Failed) : new MachineAnswer(MachineOutcome.Answered, text);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Nobody waits any more: that says nothing about the provider.
            _rest.NotAsked();
            throw;
        }
        catch (OperationCanceledException)
        {
            Log.Failed(_logger, Provider, "no answer in time");
            _rest.Note(isAnswered: false);
            return new MachineAnswer(MachineOutcome.Failed);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<string?> AskAsync(MachineQuestion question, CancellationToken cancellation)
    {
        var (text, mayAskAgain) = await AttemptAsync(question, cancellation);
        if (text is not null || !mayAskAgain)
            return text;
        await Task.Delay(Pause, _time, cancellation);
        return (await AttemptAsync(question, cancellation)).Text;
    }

    // What went wrong is logged in words of this program: the provider's own may hold the text, or the key.
    private async Task<(string? Text, bool MayAskAgain)> AttemptAsync(MachineQuestion question, CancellationToken cancellation)
    {
        try
        {
            using var client = _clients.CreateClient(Client);
            using var request = _protocol.Ask(question);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (!response.IsSuccessStatusCode)
            {
                Log.Failed(_logger, Provider, $"status {(int)response.StatusCode}");
                return (null, (int)response.StatusCode is >= 500 or 429);
            }

            if (await ReadAsync(response.Content, cancellation) is not { } bytes)
            {
                Log.Failed(_logger, Provider, "an answer that is too large");
                return (null, false);
            }

            using var answer = JsonDocument.Parse(bytes);
            var text = _protocol.Read(answer.RootElement);
            if (text is null)
                Log.Failed(_logger, Provider, "an answer without a text");
            return (text, false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            Log.Failed(_logger, Provider, exception.GetType().Name);
            return (null, true);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            Log.Failed(_logger, Provider, "an answer that cannot be read");
            return (null, false);
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > LargestAnswer)
            return null;
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (read.Length + count > LargestAnswer)
                return null;
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Provider} gave no translation: {Why}")]
        public static partial void Failed(ILogger logger, string provider, string why);
    }
}
