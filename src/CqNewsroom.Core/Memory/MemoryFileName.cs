using System.Globalization;

namespace CqNewsroom.Core.Memory;

/// <summary>Names of the index's files: <c>zh-CN_en.1200.segments</c>, with the number of the last segment, so that a new file never has the name of one in use.</summary>
internal static class MemoryFileName
{
    private const string Extension = ".segments";

    /// <summary>The name for a pair.</summary>
    public static string Of(MemoryPair pair, int lastNumber) => string.Create(CultureInfo.InvariantCulture, $"{pair.Source}_{pair.Target}.{lastNumber}{Extension}");

    /// <summary>What a name says; null where it is none of ours.</summary>
    public static (MemoryPair Pair, int LastNumber)? Read(string path) =>
        Path.GetFileName(path).Split('_', '.') is [{ Length: > 0 } source, { Length: > 0 } target, var number, "segments"] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? (new MemoryPair(source, target), last)
            : null;
}
