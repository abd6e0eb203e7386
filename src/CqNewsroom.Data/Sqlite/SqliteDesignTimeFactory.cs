using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CqNewsroom.Data.Sqlite;

/// <summary>For <c>dotnet ef</c>: the model exactly as the program builds it; no database is needed.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteNewsroomDbContext>
{
    public SqliteNewsroomDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteNewsroomDbContext>();
        ContextOptions.UseSqlite(options, "design-time.db");
        return new SqliteNewsroomDbContext(options.Options);
    }
}
