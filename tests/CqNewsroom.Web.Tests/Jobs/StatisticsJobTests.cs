using Microsoft.Data.Sqlite;

namespace CqNewsroom.Web.Tests.Jobs;

public sealed class StatisticsJobTests
{
    [Fact]
    public async Task A_server_lets_its_database_count_its_rows_from_the_start_on()
    {
        await using var newsroom = new NewsroomFactory();
        using var client = newsroom.CreateClient();
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(newsroom.DataFolder, "newsroom.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

        Assert.True(SpinWait.SpinUntil(HasFigures, TimeSpan.FromSeconds(30)));

        bool HasFigures()
        {
            using var connection = new SqliteConnection(file);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'";
            return command.ExecuteScalar() is 1L;
        }
    }
}
