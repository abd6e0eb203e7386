namespace CqNewsroom.Core.Memory;

/// <summary>The folder in which the memory's index lies. Its files can be made anew from the database at any time.</summary>
public interface IMemoryFiles
{
    /// <summary>Paths of all whole files, at start; what a stop left half written is deleted.</summary>
    IReadOnlyList<string> Find();

    /// <summary>Makes a new file, to be written and read; nobody finds it before <see cref="Finish"/>.</summary>
    FileStream Create();

    /// <summary>Gives a closed file of <see cref="Create"/> its name, in place of one of that name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name, without folder.</param>
    /// <returns>Its path.</returns>
    string Finish(string path, string name);

    /// <summary>Deletes a file; one that is still in use goes at a later start.</summary>
    /// <param name="path">The file.</param>
    void Delete(string path);
}
