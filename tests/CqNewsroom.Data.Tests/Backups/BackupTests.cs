using System.IO.Compression;
using System.Text;
using CqNewsroom.Data.Backups;
using CqNewsroom.Data.Tests.Databases;
using CqNewsroom.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Data.Tests.Backups;

public sealed class BackupTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_made_while_somebody_writes_restores_database_pictures_and_keys()
    {
        await using var from = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        var rows = await Rows.AddAsync(from);
        Write(from, "media/ab/桥.jpg", "picture");
        Write(from, "keys/key-1.xml", "<key/>");
        using var elsewhere = new TemporaryFolder();
        var file = elsewhere.PathTo("backups/newsroom.zip");
        await using var writer = await from.OpenAsync();
        await writer.BeginAsync(None);
        (await writer.Stories.SingleAsync(None)).Version = 99;
        await writer.SaveChangesAsync(None);

        var made = await from.Get<Backup>().ToFileAsync(file, None);
        await using var to = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite, migrate: false);
        var restored = await to.Get<Restore>().FromFileAsync(file, force: false, None);

        Assert.True(made.IsDone, made.Message);
        Assert.True(restored.IsDone, restored.Message);
        Assert.Contains("Head of its audit record: 0:", restored.Message, StringComparison.Ordinal);
        Assert.Equal(["newsroom.zip"], Directory.GetFileSystemEntries(elsewhere.PathTo("backups")).Select(Path.GetFileName));
        await using var db = await to.OpenAsync();
        Assert.Equal(1, (await db.Stories.SingleAsync(s => s.Id == rows.StoryId, None)).Version);
        Assert.Equal("picture", Read(to, "media/ab/桥.jpg"));
        Assert.Equal("<key/>", Read(to, "keys/key-1.xml"));
        Assert.False(Directory.Exists(Path.Combine(to.Options.DataFolder, "restore.part")));
        Assert.Equal(0, await to.Migrator.MigrateAsync(None));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var path in new[] { file, to.Options.SqliteFile })
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task What_is_there_is_kept_unless_forced_and_then_set_aside()
    {
        await using var from = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        await Rows.AddAsync(from);
        using var elsewhere = new TemporaryFolder();
        var file = elsewhere.PathTo("b.zip");
        Assert.True((await from.Get<Backup>().ToFileAsync(file, None)).IsDone);
        await using var to = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        Write(to, "media/old.jpg", "old");

        var refused = await to.Get<Restore>().FromFileAsync(file, force: false, None);
        Assert.False(refused.IsDone);
        Assert.Contains("--force", refused.Message, StringComparison.Ordinal);
        await using (var before = await to.OpenAsync())
            Assert.Equal(0, await before.Stories.CountAsync(None));

        var forced = await to.Get<Restore>().FromFileAsync(file, force: true, None);
        Assert.True(forced.IsDone, forced.Message);
        await using (var after = await to.OpenAsync())
            Assert.Equal(1, await after.Stories.CountAsync(None));
        Assert.False(File.Exists(Path.Combine(to.Options.DataFolder, "media/old.jpg")));
        var aside = Assert.Single(Directory.GetDirectories(to.Options.DataFolder, "before-restore-*"));
        Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(aside, "media/old.jpg"), None));
        await using var kept = await NewsroomDatabase.OpenFileAsync(Path.Combine(aside, "newsroom.db"));
        Assert.Equal(0, await kept.Stories.CountAsync(None));
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_server_or_an_open_connection()
    {
        await using var to = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        using var elsewhere = new TemporaryFolder();
        var file = elsewhere.PathTo("b.zip");
        Assert.True((await to.Get<Backup>().ToFileAsync(file, None)).IsDone);

        await using (var db = await to.OpenAsync())
        {
            await db.Newsrooms.SingleAsync(None);
            await db.Database.OpenConnectionAsync(None);
            Assert.Contains("Stop it first", (await to.Get<Restore>().FromFileAsync(file, force: true, None)).Message, StringComparison.Ordinal);
        }

        await using (var server = to.OtherServer())
        {
            await server.Migrator.MigrateAsync(None);
            Assert.Contains("Stop it first", (await to.Get<Restore>().FromFileAsync(file, force: true, None)).Message, StringComparison.Ordinal);
        }

        Assert.True((await to.Get<Restore>().FromFileAsync(file, force: true, None)).IsDone);
    }

    [Fact]
    public async Task A_damaged_or_foreign_file_changes_nothing()
    {
        await using var to = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        await Rows.AddAsync(to);
        Write(to, "media/a.jpg", "a");
        using var elsewhere = new TemporaryFolder();
        var good = elsewhere.PathTo("good.zip");
        Assert.True((await to.Get<Backup>().ToFileAsync(good, None)).IsDone);
        var whole = await File.ReadAllBytesAsync(good, None);

        await RefusedAsync("no zip", Encoding.UTF8.GetBytes("not a zip file"));
        await RefusedAsync("cut off", whole[..(whole.Length / 2)]);
        await RefusedAsync("another zip", Changed(zip => zip.GetEntry("newsroom.json")!.Delete()));
        await RefusedAsync("no manifest", Changed(zip => Replace(zip, "newsroom.json", "[]")));
        await RefusedAsync("a manifest of nulls", Changed(zip => Replace(zip, "newsroom.json", """{"format":1,"createdAt":"2023-07-12T06:15:18Z","files":[null]}""")));
        await RefusedAsync("another format", Changed(zip => Replace(zip, "newsroom.json", ReadEntry(zip, "newsroom.json").Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal))));
        await RefusedAsync("a missing picture", Changed(zip => zip.GetEntry("media/a.jpg")!.Delete()));
        await RefusedAsync("a changed picture", Changed(zip => Replace(zip, "media/a.jpg", "b")));
        await RefusedAsync("another database", Changed(zip => Replace(zip, "newsroom.db", "nothing")));
        foreach (var name in new[] { "../evil", "/evil", "media/../../evil", "media/..\\\\evil", "use.lock", "media/\\u0000", "media//a" })
            await RefusedAsync(name, Changed(zip => Replace(zip, "newsroom.json", ReadEntry(zip, "newsroom.json").Replace("media/a.jpg", name, StringComparison.Ordinal))));

        async Task RefusedAsync(string what, byte[] content)
        {
            var file = elsewhere.PathTo("bad.zip");
            await File.WriteAllBytesAsync(file, content, None);
            var outcome = await to.Get<Restore>().FromFileAsync(file, force: true, None);
            Assert.False(outcome.IsDone, what);
            Assert.EndsWith("Nothing was changed.", outcome.Message, StringComparison.Ordinal);
            Assert.Equal("a", Read(to, "media/a.jpg"));
            await using var db = await to.OpenAsync();
            Assert.Equal(1, await db.Stories.CountAsync(None));
        }

        byte[] Changed(Action<ZipArchive> change)
        {
            using var copy = new MemoryStream();
            copy.Write(whole);
            using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
                change(zip);
            return copy.ToArray();
        }
    }

    [Fact]
    public async Task A_file_that_exists_is_not_overwritten()
    {
        await using var from = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite);
        Write(from, "b.zip", "mine");

        Assert.False((await from.Get<Backup>().ToFileAsync(Path.Combine(from.Options.DataFolder, "b.zip"), None)).IsDone);

        Assert.Equal("mine", Read(from, "b.zip"));
    }

    [Fact]
    public async Task For_postgresql_the_tool_is_named_without_the_password()
    {
        var options = new NewsroomDatabaseOptions { Database = DatabaseKind.PostgreSql, DataFolder = "data", ConnectionString = "Host=db.example;Database=newsroom;Username=news;Password=secret" };

        var backup = await new Backup(options, TimeProvider.System).ToFileAsync("b.zip", None);
        var restore = await new Restore(options, TimeProvider.System).FromFileAsync("b.zip", force: true, None);

        Assert.False(backup.IsDone);
        Assert.Contains("pg_dump --format=custom --host=db.example --port=5432 --username=news", backup.Message, StringComparison.Ordinal);
        Assert.Contains("pg_restore", restore.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", backup.Message + restore.Message, StringComparison.Ordinal);
    }

    private static void Write(NewsroomDatabase database, string name, string text)
    {
        var path = Path.Combine(database.Options.DataFolder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Read(NewsroomDatabase database, string name) => File.ReadAllText(Path.Combine(database.Options.DataFolder, name));

    private static string ReadEntry(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static void Replace(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)?.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
