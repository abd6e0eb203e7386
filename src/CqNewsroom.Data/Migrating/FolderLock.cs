namespace CqNewsroom.Data.Migrating;

/// <summary>
/// A lock of a data folder: a file held open, which the system lets go when the process ends, however it ends. (A lock row in
/// the database would outlive a killed process.)
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string Migrating = "migration.lock";
    private const string InUse = "use.lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of who migrates: one process at a time.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public static Task<FolderLock> ToMigrateAsync(string folder, TimeSpan limit, TimeProvider clock, CancellationToken cancellation) =>
        TakeAsync(folder, Migrating, FileShare.None, limit, clock, cancellation);

    /// <summary>Takes the lock of who serves from the folder: any number of processes, but none while it is being replaced.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public static Task<FolderLock> ToUseAsync(string folder, TimeSpan limit, TimeProvider clock, CancellationToken cancellation) =>
        TakeAsync(folder, InUse, FileShare.Read, limit, clock, cancellation);

    /// <summary>Takes the lock of who replaces everything in the folder; null while anybody uses it.</summary>
    /// <param name="folder">The data folder; must exist.</param>
    public static FolderLock? ToReplace(string folder)
    {
        try
        {
            return Take(folder, InUse, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    // The file stays: deleting it would let a second process lock a new one while a third still waits for the old.
    public void Dispose() => _file.Dispose();

    /// <summary>Takes a lock, waiting for who stands in the way.</summary>
    /// <param name="folder">The data folder; must exist.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="share">With whom.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="IOException">It was not free in time, or the file cannot be made.</exception>
    private static async Task<FolderLock> TakeAsync(string folder, string name, FileShare share, TimeSpan limit, TimeProvider clock, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return Take(folder, name, share);
            }
            catch (IOException) when (clock.GetElapsedTime(started) < limit)
            {
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    private static FolderLock Take(string folder, string name, FileShare share) =>
        new(new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read, share));
}
