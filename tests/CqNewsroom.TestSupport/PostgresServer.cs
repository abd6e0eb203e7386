using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CqNewsroom.TestSupport;

/// <summary>
/// A private PostgreSQL server in a temporary folder, on a free loopback port, without fsync: one for a test assembly
/// (<c>[assembly: AssemblyFixture(typeof(PostgresServer))]</c>), started by the first test that asks for a database.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    // The shell holds the server: when its standard input closes, because the fixture ends or the test process was killed,
    // it stops the server and removes the folder. It runs as the user postgres where the tests run as root, since
    // PostgreSQL refuses to be run by root.
    private const string Script = """
        cd / || exit 1
        dir=$(mktemp -d 2>/dev/null || TMPDIR= mktemp -d) || exit 1
        trap : INT TERM HUP
        end() { "$1/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1; rm -rf "$dir"; }
        if "$1/initdb" -D "$dir/data" -U newsroom -A trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$dir/log" 2>&1 &&
           "$1/pg_ctl" -D "$dir/data" -w -l "$dir/log" -o "-c listen_addresses=127.0.0.1 -p $2 -c unix_socket_directories='' -c max_connections=200 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start >/dev/null 2>&1 </dev/null
        then
          echo ready
          cat >/dev/null
          end "$1"
        else
          tail -n 20 "$dir/log"
          end "$1"
          exit 1
        fi
        """;

    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly ConcurrentDictionary<string, Lazy<Task>> _templates = new(StringComparer.Ordinal);
    private Process? _process;
    private int _port;
    private int _databases;

    /// <summary>The folder of the newest server's programs, or null where PostgreSQL is not installed.</summary>
    public static string? Programs { get; } = FindPrograms();

    /// <inheritdoc />
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Makes an empty database, or a copy of a template that <see cref="CreateFromTemplateAsync"/> made, and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        await StartAsync();
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionString(name);
    }

    /// <summary>
    /// Makes a copy of a database that is prepared once per server (migrations, sample data) and returns its connection
    /// string; copying takes a tenth of a second, migrating a second or more.
    /// </summary>
    /// <param name="template">The template's name: small letters, digits and underscores.</param>
    /// <param name="prepare">Fills the template; gets its connection string, which does not pool.</param>
    public async Task<string> CreateFromTemplateAsync(string template, Func<string, Task> prepare)
    {
        await StartAsync();
        await _templates.GetOrAdd(template, name => new Lazy<Task>(() => PrepareTemplateAsync(name, prepare))).Value;
        return await CreateDatabaseAsync(template);
    }

    /// <summary>Drops a database that <see cref="CreateDatabaseAsync"/> made; needed only by suites that make very many.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        await using (var pooled = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        await ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            NpgsqlConnection.ClearAllPools();
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(StartLimit);
            await _process.WaitForExitAsync(limit.Token);
            _process.Dispose();
        }

        _starting.Dispose();
    }

    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        var newest = versions
            .Select(folder => (Folder: Path.Combine(folder, "bin"), Version: int.TryParse(Path.GetFileName(folder), out var version) ? version : 0))
            .Where(found => File.Exists(Path.Combine(found.Folder, "initdb")))
            .OrderByDescending(found => found.Version)
            .Select(found => found.Folder);
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")));
        return newest.Concat(onPath).FirstOrDefault();
    }

    private async Task StartAsync()
    {
        Assert.SkipWhen(Programs is null, "PostgreSQL is not installed; see tests/run.sh.");
        await _starting.WaitAsync();
        try
        {
            // Between finding a free port and taking it another program may take it, hence more than one try.
            for (var attempt = 1; _process is null; attempt++)
            {
                var (process, port, complaint) = await TryStartAsync(Programs!);
                if (complaint is null)
                {
                    (_process, _port) = (process, port);
                }
                else
                {
                    process.Dispose();
                    if (attempt == 3)
                    {
                        throw new InvalidOperationException($"PostgreSQL did not start: {complaint}");
                    }
                }
            }
        }
        finally
        {
            _starting.Release();
        }
    }

    private static async Task<(Process Process, int Port, string? Complaint)> TryStartAsync(string programs)
    {
        var port = FreePort();
        var start = new ProcessStartInfo
        {
            FileName = Environment.IsPrivilegedProcess ? "setpriv" : "/bin/sh",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        string[] asPostgres = Environment.IsPrivilegedProcess
            ? ["--reuid=postgres", "--regid=postgres", "--init-groups", "/bin/sh"]
            : [];
        foreach (var argument in (string[])[.. asPostgres, "-c", Script, "sh", programs, port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(StartLimit);
        var line = await process.StandardOutput.ReadLineAsync(limit.Token);
        return string.Equals(line, "ready", StringComparison.Ordinal)
            ? (process, port, null)
            : (process, port, line + Environment.NewLine + await process.StandardOutput.ReadToEndAsync(limit.Token));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task PrepareTemplateAsync(string name, Func<string, Task> prepare)
    {
        await ExecuteAsync($"CREATE DATABASE {name}");
        // A template can be copied only while nobody is connected to it, and a pool would keep connections open.
        await prepare(new NpgsqlConnectionStringBuilder(ConnectionString(name)) { Pooling = false }.ConnectionString);
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "newsroom",
        Database = database,
        MaxPoolSize = 20,
    }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString("postgres")) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
