namespace CqNewsroom.Core.Media;

/// <summary>A picture of the newsroom: one file, stored once however often it is sent, with what it says about itself.</summary>
public sealed class Picture
{
    /// <summary>Identity; what a block of a text names.</summary>
    public Guid Id { get; set; }

    /// <summary>Lower-case hex SHA-256 of the file's bytes, by which it is stored.</summary>
    public string Hash { get; set; } = "";

    /// <summary>The file's format.</summary>
    public PictureFormat Format { get; set; }

    /// <summary>The file's bytes.</summary>
    public int Length { get; set; }

    /// <summary>Pixels across, the orientation applied.</summary>
    public int Width { get; set; }

    /// <summary>Pixels down, the orientation applied.</summary>
    public int Height { get; set; }

    /// <summary>The name it came with, for the download alone.</summary>
    public string FileName { get; set; } = "";

    /// <summary>Who sent it first; null for the import of an archive.</summary>
    public Guid? UploadedById { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime UploadedAt { get; set; }

    /// <summary>The caption that the file brought.</summary>
    public string Caption { get; set; } = "";

    /// <summary>Whose picture it is: what the file brought, or what was set since.</summary>
    public string Credit { get; set; } = "";

    /// <summary>The copyright notice that the file brought.</summary>
    public string Copyright { get; set; } = "";

    /// <summary>The alternative text that the file brought.</summary>
    public string Alt { get; set; } = "";

    /// <summary>Where the newsroom has it from.</summary>
    public string Source { get; set; } = "";

    /// <summary>On which terms it may be used.</summary>
    public string Terms { get; set; } = "";

    /// <summary>From when on it may be used no more (UTC); null where no end is known.</summary>
    public DateTime? RightsEndAt { get; set; }

    /// <summary>What matters most in it, from the left: see <see cref="PictureFocus"/>.</summary>
    public int FocusX { get; set; } = PictureFocus.Middle.X;

    /// <summary>What matters most in it, from the top: see <see cref="PictureFocus"/>.</summary>
    public int FocusY { get; set; } = PictureFocus.Middle.Y;

    /// <summary>What matters most in it.</summary>
    public PictureFocus Focus => new(FocusX, FocusY);

    /// <summary>Raised by each change of what the newsroom says about it.</summary>
    public int Version { get; set; }

    /// <summary>When all renditions were there (UTC); null while they are still to be made.</summary>
    public DateTime? RenditionsMadeAt { get; set; }

    /// <summary>How often making them failed.</summary>
    public int FailedAttempts { get; set; }
}

/// <summary>A picture stands, or once stood, in an article: who may read the article may see it.</summary>
public sealed class PictureUse
{
    /// <summary>The article.</summary>
    public Guid ArticleId { get; set; }

    /// <summary>The picture.</summary>
    public Guid PictureId { get; set; }

    /// <summary>Caption, credit and alternative text that it has, or had last, in the article's text; found by the library's search.</summary>
    public string Words { get; set; } = "";
}

/// <summary>A picture stands in a frozen revision: while that one is live, readers see it.</summary>
public sealed class RevisionPicture
{
    /// <summary>The revision.</summary>
    public Guid RevisionId { get; set; }

    /// <summary>The picture.</summary>
    public Guid PictureId { get; set; }
}
