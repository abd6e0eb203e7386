using CqNewsroom.Core;
using CqNewsroom.Data;
using CqNewsroom.Data.Migrating;
using CqNewsroom.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.TestSupport;

/// <summary>
/// A database of a test's own, migrated and empty but for the newsroom's row and the head of the audit chain: an SQLite file in
/// a temporary folder, or a database of the assembly's <see cref="PostgresServer"/>. Deleted with its folder when disposed.
/// </summary>
public sealed class NewsroomDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> SqliteTemplate = new(MakeSqliteTemplateAsync);

    private readonly ServiceProvider _services;
    private readonly TimeProvider? _clock;
    private readonly Func<ValueTask> _remove;

    private NewsroomDatabase(NewsroomDatabaseOptions options, TimeProvider? clock, Func<ValueTask> remove)
    {
        (Options, _clock, _remove) = (options, clock, remove);
        _services = Services(options, clock);
    }

    /// <summary>Which database it is, and where; another server of the same newsroom takes the same options.</summary>
    public NewsroomDatabaseOptions Options { get; }

    /// <summary>Opens it as the use cases do.</summary>
    public INewsroomDbFactory Factory => _services.GetRequiredService<INewsroomDbFactory>();

    /// <summary>The migrator, for tests that begin with <c>migrate: false</c>.</summary>
    public NewsroomMigrator Migrator => _services.GetRequiredService<NewsroomMigrator>();

    /// <summary>Makes one.</summary>
    /// <param name="kind">Which database; PostgreSQL skips the test where it is not installed.</param>
    /// <param name="migrate">False for an empty one: no file, no tables.</param>
    /// <param name="clock">The clock of ids and migrations; the system's when null.</param>
    public static async Task<NewsroomDatabase> CreateAsync(DatabaseKind kind, bool migrate = true, TimeProvider? clock = null)
    {
        var folder = new TemporaryFolder();
        var options = new NewsroomDatabaseOptions { Database = kind, DataFolder = folder.Path };
        if (kind == DatabaseKind.PostgreSql)
        {
            var server = await TestContext.Current.GetFixture<PostgresServer>()
                ?? throw new InvalidOperationException("The test assembly has no [assembly: AssemblyFixture(typeof(PostgresServer))].");
            options.ConnectionString = migrate ? await server.CreateFromTemplateAsync("newsroom", MigrateTemplateAsync) : await server.CreateDatabaseAsync();
            return new NewsroomDatabase(options, clock, async () =>
            {
                await server.DropDatabaseAsync(options.ConnectionString);
                folder.Dispose();
            });
        }

        if (migrate)
            await File.WriteAllBytesAsync(options.SqliteFile, await SqliteTemplate.Value);
        return new NewsroomDatabase(options, clock, () =>
        {
            ClearPool(options);
            folder.Dispose();
            return ValueTask.CompletedTask;
        });
    }

    /// <summary>Opens an SQLite file that lies somewhere, such as a backup.</summary>
    public static async Task<NewsroomDbContext> OpenFileAsync(string file)
    {
        var context = new DbContextOptionsBuilder<SqliteNewsroomDbContext>();
        context.UseSqlite($"Data Source={file};Pooling=False");
        var db = new SqliteNewsroomDbContext(context.Options);
        await db.Database.OpenConnectionAsync();
        return db;
    }

    /// <summary>The same database as another server of the same newsroom has it.</summary>
    public NewsroomDatabase OtherServer() => new(Options, _clock, () => ValueTask.CompletedTask);

    /// <summary>Opens a context of it.</summary>
    public async Task<NewsroomDbContext> OpenAsync() => (NewsroomDbContext)await Factory.OpenAsync(TestContext.Current.CancellationToken);

    /// <summary>A service of Data, such as <see cref="Data.Backups.Backup"/>.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _remove();
    }

    private static ServiceProvider Services(NewsroomDatabaseOptions options, TimeProvider? clock)
    {
        var services = new ServiceCollection().AddLogging();
        if (clock is not null)
            services.AddSingleton(clock);
        return services.AddNewsroomData(options).BuildServiceProvider();
    }

    private static async Task<byte[]> MakeSqliteTemplateAsync()
    {
        using var folder = new TemporaryFolder();
        var options = new NewsroomDatabaseOptions { DataFolder = folder.Path };
        await MigrateAsync(options);
        // The last connection that closes writes the journal into the file.
        ClearPool(options);
        return await File.ReadAllBytesAsync(options.SqliteFile);
    }

    private static Task MigrateTemplateAsync(string connectionString) => MigrateAsync(new NewsroomDatabaseOptions
    {
        Database = DatabaseKind.PostgreSql,
        DataFolder = Path.GetTempPath(),
        ConnectionString = connectionString,
    });

    private static async Task MigrateAsync(NewsroomDatabaseOptions options)
    {
        await using var services = Services(options, null);
        await services.GetRequiredService<NewsroomMigrator>().MigrateAsync(CancellationToken.None);
    }

    private static void ClearPool(NewsroomDatabaseOptions options)
    {
        using var pooled = new SqliteConnection(options.SqliteConnectionString);
        SqliteConnection.ClearPool(pooled);
    }
}
