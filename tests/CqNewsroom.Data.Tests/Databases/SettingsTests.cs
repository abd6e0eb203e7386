using CqNewsroom.Core;
using CqNewsroom.Data.Identity;
using CqNewsroom.Data.Migrating;
using CqNewsroom.TestSupport;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CqNewsroom.Data.Tests.Databases;

/// <summary>What is wrong with the settings, or with what they lead to, is said in one line.</summary>
public sealed class SettingsTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "data", null, null)]
    [InlineData(DatabaseKind.PostgreSql, "data", "Host=localhost;Database=newsroom;Username=newsroom", null)]
    [InlineData(DatabaseKind.Sqlite, " ", null, "Newsroom:DataFolder is empty")]
    [InlineData(DatabaseKind.PostgreSql, "data", null, "Newsroom:ConnectionString is missing")]
    [InlineData(DatabaseKind.PostgreSql, "data", "nonsense", "Newsroom:ConnectionString cannot be read")]
    [InlineData(DatabaseKind.PostgreSql, "data", "Host=localhost", "Newsroom:ConnectionString cannot be read")]
    [InlineData((DatabaseKind)7, "data", null, "Newsroom:Database is '7'")]
    public void Settings_are_checked(DatabaseKind kind, string folder, string? connection, string? problem)
    {
        var problems = new NewsroomDatabaseOptions { Database = kind, DataFolder = folder, ConnectionString = connection }.Problems().ToList();

        if (problem is null)
            Assert.Empty(problems);
        else
            Assert.StartsWith(problem, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_named_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathTo("file");
        await File.WriteAllTextAsync(file, "not a folder", None);
        await File.WriteAllTextAsync(folder.PathTo("newsroom.db"), new string('x', 5000), None);
        NewsroomDatabaseOptions[] wrong =
        [
            new() { DataFolder = Path.Combine(file, "data") },
            new() { DataFolder = folder.Path },
            new() { Database = DatabaseKind.PostgreSql, DataFolder = folder.Path, ConnectionString = "Host=127.0.0.1;Port=1;Database=newsroom;Username=newsroom" },
        ];
        foreach (var options in wrong)
        {
            await using var services = new ServiceCollection().AddLogging().AddNewsroomData(options).BuildServiceProvider();
            var refusal = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => services.GetRequiredService<NewsroomMigrator>().MigrateAsync(None));
            Assert.DoesNotContain('\n', refusal.Message);
        }
    }

    [Fact]
    public async Task To_look_whether_a_database_is_ready_makes_none()
    {
        await using var database = await NewsroomDatabase.CreateAsync(DatabaseKind.Sqlite, migrate: false);

        Assert.False(await database.Migrator.IsReadyAsync(None));
        Assert.Empty(Directory.GetFileSystemEntries(database.Options.DataFolder));
    }

    /// <summary>Identity would take the version of its tables from the program's options; the model must not depend on them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_model_is_the_same_whatever_identitys_options_say(int version)
    {
        using var folder = new TemporaryFolder();
        await using var services = new ServiceCollection().AddLogging().AddNewsroomData(new NewsroomDatabaseOptions { DataFolder = folder.Path })
            .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = new Version(version, 0))
            .BuildServiceProvider();

        await using var db = (NewsroomDbContext)await services.GetRequiredService<INewsroomDbFactory>().OpenAsync(None);

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotNull(db.Model.FindEntityType(typeof(IdentityUserPasskey<Guid>)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_account_and_its_passkey_come_back(DatabaseKind kind)
    {
        await using var database = await NewsroomDatabase.CreateAsync(kind);
        var rows = await Rows.AddAsync(database);
        byte[] credential = [1, 2, 250];
        await using (var db = await database.OpenAsync())
        {
            var account = new Account { PersonId = rows.PersonId, UserName = "jiang", NormalizedUserName = "JIANG", LockoutEnd = DateTimeOffset.MaxValue };
            db.Add(account);
            db.Add(new IdentityUserPasskey<Guid>
            {
                UserId = account.Id,
                CredentialId = credential,
                Data = new IdentityPasskeyData { PublicKey = [3], Name = "钥匙", CreatedAt = new DateTimeOffset(Rows.Time), SignCount = 4, Transports = ["usb"], AttestationObject = [], ClientDataJson = [] },
            });
            await db.SaveChangesAsync(None);
        }

        await using var fresh = await database.OpenAsync();
        var passkey = await fresh.UserPasskeys.SingleAsync(p => p.CredentialId == credential, None);
        Assert.Equal(("钥匙", 4u, "usb"), (passkey.Data.Name, passkey.Data.SignCount, passkey.Data.Transports!.Single()));
        Assert.Equal(rows.PersonId, (await fresh.Users.SingleAsync(u => u.Id == passkey.UserId, None)).PersonId);
    }
}
