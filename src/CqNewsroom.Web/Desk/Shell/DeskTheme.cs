using MudBlazor;

namespace CqNewsroom.Web.Desk.Shell;

/// <summary>
/// The desk's theme: one neutral surface, one accent, hairlines. Every text colour has a contrast of at least 4.5 to 1 on the
/// surface it stands on, in both palettes. Sizes that MudBlazor does not know stand in desk.css.
/// </summary>
public static class DeskTheme
{
    private static readonly string[] Sans =
    [
        "Inter", "Segoe UI", "Helvetica Neue", "Roboto", "Noto Sans", "Liberation Sans", "PingFang SC", "Hiragino Sans GB", "Noto Sans CJK SC",
        "Noto Sans SC", "Microsoft YaHei", "sans-serif",
    ];

    /// <summary>The theme.</summary>
    /// <param name="isChinese">Chinese text is set one pixel larger.</param>
    public static MudTheme For(bool isChinese)
    {
        var body = isChinese ? "0.9375rem" : "0.875rem";
        return new MudTheme
        {
            PaletteLight = Light,
            PaletteDark = Dark,
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "52px" },
            Typography = new Typography
            {
                Default = new DefaultTypography { FontFamily = Sans, FontSize = body, LineHeight = "1.5", LetterSpacing = "normal" },
                H1 = new H1Typography { FontFamily = Sans, FontSize = "1.375rem", FontWeight = "650", LineHeight = "1.3", LetterSpacing = "-0.01em" },
                H2 = new H2Typography { FontFamily = Sans, FontSize = "1rem", FontWeight = "650", LineHeight = "1.4", LetterSpacing = "normal" },
                H3 = new H3Typography { FontFamily = Sans, FontSize = body, FontWeight = "650", LineHeight = "1.4", LetterSpacing = "normal" },
                H6 = new H6Typography { FontFamily = Sans, FontSize = "1rem", FontWeight = "650", LineHeight = "1.4", LetterSpacing = "normal" },
                Body1 = new Body1Typography { FontFamily = Sans, FontSize = body, LineHeight = "1.5", LetterSpacing = "normal" },
                Body2 = new Body2Typography { FontFamily = Sans, FontSize = body, LineHeight = "1.5", LetterSpacing = "normal" },
                Subtitle1 = new Subtitle1Typography { FontFamily = Sans, FontSize = body, FontWeight = "400", LetterSpacing = "normal" },
                Subtitle2 = new Subtitle2Typography { FontFamily = Sans, FontSize = body, FontWeight = "600", LetterSpacing = "normal" },
                Button = new ButtonTypography { FontFamily = Sans, FontSize = body, FontWeight = "500", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
                Caption = new CaptionTypography { FontFamily = Sans, FontSize = "0.8125rem", LineHeight = "1.4", LetterSpacing = "normal" },
                Overline = new OverlineTypography { FontFamily = Sans, FontSize = "0.8125rem", LineHeight = "1.4", LetterSpacing = "normal", TextTransform = "none" },
            },
        };
    }

    private static PaletteLight Light { get; } = new()
    {
        Primary = "#1d5b8f",
        PrimaryContrastText = "#ffffff",
        Secondary = "#5a6068",
        SecondaryContrastText = "#ffffff",
        Tertiary = "#5b4a9c",
        Info = "#1d5b8f",
        Success = "#1c6b43",
        Warning = "#8a5300",
        WarningContrastText = "#ffffff",
        Error = "#b3261e",
        ErrorContrastText = "#ffffff",
        Dark = "#23262a",
        Background = "#fbfbf9",
        BackgroundGray = "#f3f3f0",
        Surface = "#fbfbf9",
        TextPrimary = "#1f2328",
        TextSecondary = "#5a6068",
        TextDisabled = "#6e747c",
        ActionDefault = "#4a5058",
        ActionDisabled = "#7a8088",
        ActionDisabledBackground = "#e9e9e5",
        AppbarBackground = "#fbfbf9",
        AppbarText = "#1f2328",
        DrawerBackground = "#fbfbf9",
        DrawerText = "#1f2328",
        DrawerIcon = "#4a5058",
        LinesDefault = "#e3e3de",
        LinesInputs = "#8c9198",
        TableLines = "#e8e8e3",
        TableHover = "#f1f2ef",
        Divider = "#e3e3de",
        DividerLight = "#edede8",
        Skeleton = "#e9e9e4",
        OverlayDark = "rgba(20,22,25,0.45)",
        HoverOpacity = 0.05,
    };

    private static PaletteDark Dark { get; } = new()
    {
        Primary = "#8cc0ee",
        PrimaryContrastText = "#10202e",
        Secondary = "#a9b0b8",
        SecondaryContrastText = "#16181b",
        Tertiary = "#bfb0f2",
        Info = "#8cc0ee",
        Success = "#7fcfa2",
        SuccessContrastText = "#10241a",
        Warning = "#e9b464",
        WarningContrastText = "#2a1c04",
        Error = "#f2938c",
        ErrorContrastText = "#2f0b08",
        Dark = "#e6e6e3",
        DarkContrastText = "#16181b",
        Background = "#17191c",
        BackgroundGray = "#1f2226",
        Surface = "#17191c",
        TextPrimary = "#e6e7e5",
        TextSecondary = "#a9b0b8",
        TextDisabled = "#868d96",
        ActionDefault = "#b7bdc4",
        ActionDisabled = "#7d848c",
        ActionDisabledBackground = "#2a2e33",
        AppbarBackground = "#17191c",
        AppbarText = "#e6e7e5",
        DrawerBackground = "#17191c",
        DrawerText = "#e6e7e5",
        DrawerIcon = "#b7bdc4",
        LinesDefault = "#2d3136",
        LinesInputs = "#747b84",
        TableLines = "#2a2e33",
        TableHover = "#1f2327",
        Divider = "#2d3136",
        DividerLight = "#25292e",
        Skeleton = "#2a2e33",
        OverlayDark = "rgba(0,0,0,0.6)",
        HoverOpacity = 0.07,
    };
}
