using System.Net;
using System.Net.Sockets;
using System.Text;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Tests.Stories;
using static CqNewsroom.Data.Tests.Media.MadePictures;
using static CqNewsroom.Data.Tests.Stories.WritingStage;

namespace CqNewsroom.Data.Tests.Media;

/// <summary>Pictures of other sites: what is fetched, what is not even asked for, and that a connection goes where it was looked up.</summary>
public sealed class RemotePictureTests
{
    private const string Place = "https://pictures.example/a/%E6%A1%A5.jpg?size=large";

    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_picture_of_a_public_site_is_taken_in_with_its_name_and_where_it_is_from(DatabaseKind kind)
    {
        await using var stage = await WritingStage.CreateAsync(kind);
        var sites = new Sites().With("pictures.example", "8.8.4.4").Answer("pictures.example", new RemoteAnswer(200, null, Jpeg(50, 40)));
        using var remote = new RemotePictures(stage.Pictures, sites, stage.Clock);

        var added = (await remote.ImportAsync(As(Reporter), stage.Article, Place, None)).Value!;

        var details = (await stage.Library.FindAsync(As(Reporter), added.Id, None)).Value!;
        Assert.Equal(("桥.jpg", "https://pictures.example/a/%E6%A1%A5.jpg"), (details.Line.FileName, details.Source));
        Assert.Equal([(new Uri(Place), IPAddress.Parse("8.8.4.4"))], sites.Asked);
    }

    [Theory]
    [InlineData("ftp://pictures.example/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("//pictures.example/a.jpg")]
    [InlineData("https://pictures.example:8443/a.jpg")]
    [InlineData("https://user:word@pictures.example/a.jpg")]
    [InlineData("http://127.0.0.1/a.jpg")]
    [InlineData("http://2130706433/a.jpg")]
    [InlineData("http://0x7f.1/a.jpg")]
    [InlineData("http://[::1]/a.jpg")]
    [InlineData("http://[::ffff:10.0.0.1]/a.jpg")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://inside.example/a.jpg")]
    [InlineData("https://both.example/a.jpg")]
    public async Task What_is_not_public_is_not_asked(string address)
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        var sites = new Sites().With("pictures.example", "8.8.4.4").With("inside.example", "10.0.0.7").With("both.example", "8.8.4.4", "192.168.0.1");
        using var remote = new RemotePictures(stage.Pictures, sites, stage.Clock);

        Assert.Equal(RefusalCode.RemoteNotAllowed, (await remote.ImportAsync(As(Reporter), stage.Article, address, None)).Refusal!.Code);
        Assert.Empty(sites.Asked);
    }

    [Fact]
    public async Task Each_step_of_a_way_is_looked_at_and_its_length_is_bounded()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        var sites = new Sites().With("pictures.example", "8.8.4.4").With("other.example", "1.1.1.1").With("inside.example", "127.0.0.1");
        using var remote = new RemotePictures(stage.Pictures, sites, stage.Clock);

        sites.Answer("pictures.example", new RemoteAnswer(302, new Uri("http://inside.example/secret"), []));
        Assert.Equal(RefusalCode.RemoteNotAllowed, await CodeAsync());
        sites.Answer("pictures.example", new RemoteAnswer(307, new Uri("file:///etc/passwd"), []));
        Assert.Equal(RefusalCode.RemoteNotAllowed, await CodeAsync());
        Assert.All(sites.Asked, asked => Assert.Equal("pictures.example", asked.Address.Host));
        sites.Asked.Clear();
        sites.Answer("pictures.example", new RemoteAnswer(301, new Uri("/round/and/round", UriKind.Relative), []));
        Assert.Equal(RefusalCode.RemoteFailed, await CodeAsync());
        Assert.Equal(RemotePictures.MostSteps + 1, sites.Asked.Count);
        sites.Asked.Clear();
        sites.Answer("pictures.example", new RemoteAnswer(308, new Uri("https://other.example/b.jpg"), [])).Answer("other.example", new RemoteAnswer(200, null, Jpeg(50, 40)));
        Assert.Null(await CodeAsync());
        Assert.Equal([IPAddress.Parse("8.8.4.4"), IPAddress.Parse("1.1.1.1")], sites.Asked.Select(asked => asked.Host));

        async Task<RefusalCode?> CodeAsync() => (await remote.ImportAsync(As(Reporter), stage.Article, Place, None)).Refusal?.Code;
    }

    [Fact]
    public async Task What_is_no_picture_too_big_gone_or_late_is_refused_and_nobody_else_may_ask()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        var sites = new Sites().With("pictures.example", "8.8.4.4");
        using var remote = new RemotePictures(stage.Pictures, sites, stage.Clock);

        Assert.Equal(RefusalCode.PictureUnknown, await CodeAsync(new RemoteAnswer(200, null, "<svg onload='alert(1)'/>"u8.ToArray())));
        Assert.Equal(RefusalCode.PictureTooBig, await CodeAsync(new RemoteAnswer(200, null, null)));
        Assert.Equal(RefusalCode.RemoteFailed, await CodeAsync(new RemoteAnswer(404, null, [])));
        Assert.Equal(RefusalCode.RemoteFailed, await CodeAsync(new RemoteAnswer(302, null, [])));
        Assert.Equal(RefusalCode.RemoteFailed, await CodeAsync(null));
        Assert.Equal(RefusalCode.RemoteFailed, (await remote.ImportAsync(As(Reporter), stage.Article, "https://nowhere.example/", None)).Refusal!.Code);
        sites.Hang = true;
        var waiting = remote.ImportAsync(As(Reporter), stage.Article, Place, None);
        await sites.Hanging.Task;
        stage.Clock.Advance(RemotePictures.MostTime);
        Assert.Equal(RefusalCode.RemoteFailed, (await waiting).Refusal!.Code);
        sites.Asked.Clear();
        Assert.Equal(RefusalCode.NotFound, (await remote.ImportAsync(As(AgencyTranslator), stage.Article, Place, None)).Refusal!.Code);
        Assert.Empty(sites.Asked);

        async Task<RefusalCode> CodeAsync(RemoteAnswer? answer)
        {
            sites.Answer("pictures.example", answer);
            return (await remote.ImportAsync(As(Reporter), stage.Article, Place, None)).Refusal!.Code;
        }
    }

    [Fact]
    public async Task A_connection_goes_to_the_address_that_was_looked_at_and_reads_no_more_than_it_may()
    {
        await using var stage = await WritingStage.CreateAsync(DatabaseKind.Sqlite);
        var remote = stage.Get<IRemoteFiles>();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://name-that-nobody-has.invalid:{((IPEndPoint)listener.LocalEndpoint).Port}/a.jpg");

        var answered = AnswerAsync("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nConnection: close\r\n\r\n0123456789");
        var small = await remote.GetAsync(address, IPAddress.Loopback, 10, None);
        Assert.StartsWith("GET /a.jpg HTTP/1.1\r\nHost: name-that-nobody-has.invalid:", await answered, StringComparison.Ordinal);
        Assert.Equal(10, small!.Bytes!.Length);
        answered = AnswerAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n0123456789");
        Assert.Null((await remote.GetAsync(address, IPAddress.Loopback, 9, None))!.Bytes);
        await answered;
        answered = AnswerAsync("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.Equal((302, "http://127.0.0.1/b"), ((await remote.GetAsync(address, IPAddress.Loopback, 9, None)) is { } moved ? (moved.Status, moved.Location!.ToString()) : default));
        await answered;
        Assert.Empty(await remote.ResolveAsync("name-that-nobody-has.invalid", None));
        Assert.Empty(await remote.ResolveAsync(string.Join('.', Enumerable.Repeat(new string('a', 60), 5)), None));

        async Task<string> AnswerAsync(string answer)
        {
            using var client = await listener.AcceptTcpClientAsync(None);
            await using var stream = client.GetStream();
            var buffer = new byte[4096];
            var read = await stream.ReadAsync(buffer, None);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), None);
            return Encoding.ASCII.GetString(buffer, 0, read);
        }
    }

    private sealed class Sites : IRemoteFiles
    {
        private readonly Dictionary<string, IPAddress[]> hosts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, RemoteAnswer?> answers = new(StringComparer.Ordinal);

        public List<(Uri Address, IPAddress Host)> Asked { get; } = [];

        public bool Hang { get; set; }

        public TaskCompletionSource Hanging { get; } = new();

        public Sites With(string host, params string[] addresses)
        {
            hosts[host] = [.. addresses.Select(IPAddress.Parse)];
            return this;
        }

        public Sites Answer(string host, RemoteAnswer? answer)
        {
            answers[host] = answer;
            return this;
        }

        public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<IPAddress>>(
            IPAddress.TryParse(host, out var address) ? [address] : hosts.GetValueOrDefault(host) ?? []);

        public async Task<RemoteAnswer?> GetAsync(Uri address, IPAddress host, int most, CancellationToken cancellation)
        {
            Asked.Add((address, host));
            if (Hang)
            {
                Hanging.SetResult();
                await Task.Delay(Timeout.Infinite, cancellation);
            }

            return answers[address.Host];
        }
    }
}
