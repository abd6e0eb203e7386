namespace CqNewsroom.Core.Media;

/// <summary>A picture that was decoded from the first byte to the last.</summary>
/// <param name="Width">Pixels across, the orientation applied.</param>
/// <param name="Height">Pixels down, the orientation applied.</param>
/// <param name="Words">What the file says about itself.</param>
public sealed record DecodedPicture(int Width, int Height, PictureWords Words);

/// <summary>The library that decodes and writes pictures, behind limits of its own. It is asked only after <see cref="PictureHeader"/>.</summary>
public interface IPictureEngine
{
    /// <summary>Decodes a file; null where it is broken, or needs more than the limits give.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="format">Its format, as its first bytes say.</param>
    DecodedPicture? Decode(byte[] bytes, PictureFormat format);

    /// <summary>
    /// Makes renditions, upright, in the colours of the web, and with nothing of what the file said about place, time, person or device. False where it
    /// cannot be decoded.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="sizes">The renditions.</param>
    /// <param name="made">Called for each.</param>
    bool Render(byte[] bytes, PictureFormat format, IReadOnlyCollection<PictureSize> sizes, Action<PictureSize, ReadOnlyMemory<byte>> made);
}

/// <summary>The files of the pictures, in the data folder. A file appears under its name only when it is whole.</summary>
public interface IPictureFiles
{
    /// <summary>Whether it is there.</summary>
    /// <param name="name">Its name, with slashes.</param>
    bool Has(string name);

    /// <summary>Writes it, unless it is there.</summary>
    /// <param name="name">Its name, with slashes.</param>
    /// <param name="bytes">Its bytes.</param>
    void Write(string name, ReadOnlyMemory<byte> bytes);

    /// <summary>Deletes all whose names begin so.</summary>
    /// <param name="beginning">What the names begin with, with slashes.</param>
    void DeleteAll(string beginning);

    /// <summary>Opens it; null where it is not there.</summary>
    /// <param name="name">Its name, with slashes.</param>
    Stream? Open(string name);
}
