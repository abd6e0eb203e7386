namespace CqNewsroom.Data.Migrating;

/// <summary>
/// The lock of a data folder: a file held open, which the system lets go when the process ends, however it ends. (A lock row in
/// the database would outlive a killed process.)
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, waiting for who holds it.</summary>
    /// <param name="folder">The data folder; must exist.</param>
    /// <param name="limit">How long to wait.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="IOException">It was not free in time, or the file cannot be made.</exception>
    public static async Task<FolderLock> TakeAsync(string folder, TimeSpan limit, TimeProvider clock, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FolderLock(new FileStream(Path.Combine(folder, "migration.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (clock.GetElapsedTime(started) < limit)
            {
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    // The file stays: deleting it would let a second process lock a new one while a third still waits for the old.
    public void Dispose() => _file.Dispose();
}
