namespace CqNewsroom.Data.Publishing;

/// <summary>Finds a font that has Chinese as well as Latin. None is shipped: a whole one weighs more than the product.</summary>
internal static class CardFont
{
    // Where systems and their packages keep them; the first that is there.
    private static readonly string[] Known =
    [
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc",
        "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/System/Library/Fonts/PingFang.ttc",
        "/System/Library/Fonts/STHeiti Medium.ttc",
        @"C:\Windows\Fonts\msyhbd.ttc",
        @"C:\Windows\Fonts\msyh.ttc",
    ];

    /// <summary>The font's file; null where there is none.</summary>
    public static string? Find() => Array.Find(Known, File.Exists);
}
