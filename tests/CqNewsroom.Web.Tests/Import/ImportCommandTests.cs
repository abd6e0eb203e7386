using System.Text.Json;
using CqNewsroom.TestSupport;
using CqNewsroom.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace CqNewsroom.Web.Tests.Import;

/// <summary><c>import</c> as it is typed.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string Good = "Language: en\n\nFerry runs\n\n2020-05-04 08:00:00\n\nIt runs.";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Tells_by_its_exit_code_whether_anything_was_skipped_and_writes_a_line_of_JSON_for_each_entry()
    {
        await File.WriteAllTextAsync(Archive("good.txt"), Good);
        Assert.Equal(0, await RunAsync("sample"));

        Assert.Equal(0, await RunAsync("import", folder.PathTo("archive"), "--desk", "City desk", "--section", "city", "--report", folder.PathTo("dry.jsonl")));
        await File.WriteAllTextAsync(Archive("no-time.txt"), "Headline\n\nText.");
        await File.WriteAllTextAsync(folder.PathTo("sections.txt"), "# the old names\nLokales = city\n");
        Assert.Equal(1, await RunAsync("import", folder.PathTo("archive"), "--apply", "--desk", "City desk", "--section", "city", "--sections", folder.PathTo("sections.txt"), "--report", folder.PathTo("real.jsonl")));

        Assert.Equal(["would be imported"], Lines("dry.jsonl").Select(line => line.GetProperty("outcome").GetString()));
        Assert.Equal([("good.txt", "imported", null), ("no-time.txt", "skipped", "NoTime")], Lines("real.jsonl").Select(line => (line.GetProperty("file").GetString(), line.GetProperty("outcome").GetString(), line.GetProperty("reason").GetString())));
        Assert.Equal("ZoneGuessed", Lines("real.jsonl")[0].GetProperty("doubts")[0].GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "--apply")]
    [InlineData("import", "archive", "--desk")]
    [InlineData("import", "archive", "--aply")]
    [InlineData("import", "archive", "--apply", "--apply")]
    [InlineData("import", "archive", "--desk", "--apply")]
    public async Task What_it_does_not_know_it_does_not_do(params string[] command)
    {
        Assert.Equal(2, await RunAsync("migrate") + await RunAsync(command));
    }

    [Fact]
    public async Task Without_a_database_it_says_so() => Assert.Equal(2, await RunAsync("import", folder.Path));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private string Archive(string file)
    {
        Directory.CreateDirectory(folder.PathTo("archive"));
        return folder.PathTo("archive/" + file);
    }

    private List<JsonElement> Lines(string file) => [.. File.ReadAllLines(folder.PathTo(file)).Select(line => JsonDocument.Parse(line).RootElement)];

    private async Task<int> RunAsync(params string[] command)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Repository.Root, EnvironmentName = "Testing", ApplicationName = typeof(Program).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection([new("Newsroom:DataFolder", folder.PathTo("data"))]);
        return await builder.RunNewsroomAsync(command);
    }
}
