namespace CqNewsroom.Core.Media;

/// <summary>Where pictures are found.</summary>
public static class PictureAddress
{
    /// <summary>What the addresses of staff's pictures begin with.</summary>
    public const string Staff = "/desk/api/pictures";

    /// <summary>What the addresses of readers' pictures begin with.</summary>
    public const string Readers = "/media";

    /// <summary>A picture for staff, without the rendition.</summary>
    /// <param name="id">The picture.</param>
    public static string ForStaff(Guid id) => $"{Staff}/{id}";

    /// <summary>A picture for readers, without the rendition.</summary>
    /// <param name="hash">Hash of its file: another picture has another address, so a copy of this one never grows old.</param>
    public static string ForReaders(string hash) => $"{Readers}/{hash}";

    /// <summary>Name of a picture's own file.</summary>
    /// <param name="hash">Hash of the file.</param>
    /// <param name="format">Its format.</param>
    internal static string Original(string hash, PictureFormat format) => $"originals/{hash[..2]}/{hash}.{format.Extension()}";

    /// <summary>Name of a rendition's file.</summary>
    /// <param name="hash">Hash of the picture's file.</param>
    /// <param name="size">The rendition.</param>
    internal static string Rendition(string hash, PictureSize size) => Renditions(hash) + size.Name;

    /// <summary>What the names of all renditions of a picture begin with.</summary>
    /// <param name="hash">Hash of the picture's file.</param>
    internal static string Renditions(string hash) => $"renditions/{hash[..2]}/{hash}-";
}
