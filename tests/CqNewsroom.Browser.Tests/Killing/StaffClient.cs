using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CqNewsroom.Browser.Tests.Killing;

/// <summary>A person's browser without the browser: signs in by the form, then speaks JSON as the editor does.</summary>
internal sealed partial class StaffClient : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private string _token = "";

    private StaffClient(Uri address) =>
        _http = new HttpClient(new HttpClientHandler { CookieContainer = _cookies }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    public static async Task<StaffClient> SignInAsync(Uri address, string name, string password)
    {
        var client = new StaffClient(address);
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = await client.TokenAsync("/account/sign-in"),
            ["signInName"] = name,
            ["password"] = password,
        };
        using var content = new FormUrlEncodedContent(form);
        using var answer = await client._http.PostAsync("/account/sign-in?returnUrl=/account/profile", content);
        answer.EnsureSuccessStatusCode();
        client._token = await client.TokenAsync("/account/profile");
        return client;
    }

    /// <summary>The connection of an open page.</summary>
    public async Task<ClientWebSocket> OpenPageAsync(CancellationToken cancellation)
    {
        var page = new ClientWebSocket();
        page.Options.Cookies = _cookies;
        await page.ConnectAsync(new UriBuilder(_http.BaseAddress!) { Scheme = "ws", Path = "/_blazor" }.Uri, cancellation);
        return page;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Sends JSON and returns the answer; what the server refused is an error, since the driver asks for nothing it may not.</summary>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-CSRF-TOKEN", _token);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new RefusedException($"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> TokenAsync(string path)
    {
        var page = await _http.GetStringAsync(path);
        return WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>The server answered, and refused.</summary>
internal sealed class RefusedException(string message) : Exception(message);
