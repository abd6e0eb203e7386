using CqNewsroom.Data;

namespace CqNewsroom.Web.Hosting;

/// <summary>A setting that cannot be used; the message is the line the person reads.</summary>
/// <param name="message">One readable line.</param>
public sealed class SettingsException(string message) : Exception(message);

/// <summary>Reads the database's settings before anything is built upon them.</summary>
public static class DatabaseSettings
{
    /// <summary>Reads and checks them; a relative data folder is one of the content root, from wherever the program was started.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="environment">Knows the content root.</param>
    /// <exception cref="SettingsException">A setting cannot be used.</exception>
    public static NewsroomDatabaseOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environment);
        var section = configuration.GetSection(NewsroomOptions.Section);
        if (section["Database"] is { Length: > 0 } kind && (!Enum.TryParse<DatabaseKind>(kind, ignoreCase: true, out var known) || !Enum.IsDefined(known)))
            throw new SettingsException($"Newsroom:Database is '{kind}'; it must be Sqlite or PostgreSql.");
        var options = section.Get<NewsroomDatabaseOptions>() ?? new NewsroomDatabaseOptions();
        var problems = options.Problems().ToList();
        if (problems.Count > 0)
            throw new SettingsException(string.Join(' ', problems));
        options.DataFolder = Path.GetFullPath(options.DataFolder, environment.ContentRootPath);
        return options;
    }
}
