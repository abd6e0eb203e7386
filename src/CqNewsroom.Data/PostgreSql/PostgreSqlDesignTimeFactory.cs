using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CqNewsroom.Data.PostgreSql;

/// <summary>For <c>dotnet ef</c>: the model exactly as the program builds it; no database is needed.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlNewsroomDbContext>
{
    public PostgreSqlNewsroomDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlNewsroomDbContext>();
        ContextOptions.UsePostgreSql(options, "Host=localhost;Database=design-time");
        return new PostgreSqlNewsroomDbContext(options.Options);
    }
}
