using System.Text.Json;

namespace CqNewsroom.Data.Backups;

/// <summary>What is in a backup: the first entry of the archive, <c>newsroom.json</c>.</summary>
/// <param name="Format">Version of the archive's layout.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Files">The other entries, in order.</param>
internal sealed record BackupManifest(int Format, DateTime CreatedAt, IReadOnlyList<BackupFile> Files)
{
    /// <summary>The layout that this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The manifest's own entry.</summary>
    public const string EntryName = "newsroom.json";

    /// <summary>The entry of the database.</summary>
    public const string Database = "newsroom.db";

    /// <summary>The folders that go along: pictures, and the keys that signed-in browsers and links depend on.</summary>
    public static readonly string[] Folders = ["media", "keys"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="JsonException">It is none.</exception>
    public static BackupManifest? Read(Stream json) => JsonSerializer.Deserialize<BackupManifest>(json, Options);
}

/// <summary>One file of a backup.</summary>
/// <param name="Name">The entry, with slashes.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
internal sealed record BackupFile(string Name, long Length, string Sha256);

/// <summary>How a backup or a restore ended.</summary>
/// <param name="IsDone">Whether it was done.</param>
/// <param name="Message">What was done, or why not and what to do: for the console.</param>
public sealed record BackupOutcome(bool IsDone, string Message);
