using CqNewsroom.Core;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Outbox;
using CqNewsroom.Core.Publishing.Cards;
using CqNewsroom.Data.Backups;
using CqNewsroom.Data.Media;
using CqNewsroom.Data.Memory;
using CqNewsroom.Data.Migrating;
using CqNewsroom.Data.Outbox;
using CqNewsroom.Data.PostgreSql;
using CqNewsroom.Data.Publishing;
using CqNewsroom.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CqNewsroom.Data;

/// <summary>Adds the database to a program.</summary>
public static class DataServices
{
    /// <summary>
    /// Adds the contexts of the chosen database, <see cref="INewsroomDbFactory"/>, <see cref="IIdSource"/>, <see cref="NewsroomMigrator"/>, <see cref="Backup"/>, <see cref="Restore"/>, and the scoped
    /// <see cref="NewsroomDbContext"/> that Identity's stores use.
    /// </summary>
    /// <param name="services">The program's services.</param>
    /// <param name="options">Which database and where; validated by the program (<see cref="NewsroomDatabaseOptions.Problems"/>).</param>
    public static IServiceCollection AddNewsroomData(this IServiceCollection services, NewsroomDatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, SequentialIds>();
        services.AddSingleton<NewsroomMigrator>().AddSingleton<Backup>().AddSingleton<Restore>();
        services.AddSingleton<IMemoryFiles, MemoryFiles>();
        services.AddSingleton<IPictureEngine, MagickPictures>().AddSingleton<IPictureFiles, PictureFiles>().AddSingleton<IRemoteFiles, RemoteFiles>();
        services.AddSingleton<IPostTransport, PostTransport>().AddSingleton<IJitter, RandomJitter>().AddSingleton<ICardEngine, MagickCards>();
        return options.Database == DatabaseKind.PostgreSql
            ? services.AddContext<PostgreSqlNewsroomDbContext>(builder => ContextOptions.UsePostgreSql(builder, options.ConnectionString ?? ""))
            : services.AddContext<SqliteNewsroomDbContext>(builder => ContextOptions.UseSqlite(builder, options.SqliteFile));
    }

    private static IServiceCollection AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : NewsroomDbContext
    {
        services.AddDbContextFactory<TContext>(configure);
        services.AddScoped<NewsroomDbContext>(provider => provider.GetRequiredService<TContext>());
        return services.AddSingleton<INewsroomDbFactory, NewsroomDbFactory<TContext>>();
    }
}
