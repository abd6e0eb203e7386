using CqNewsroom.Core.Stories;

namespace CqNewsroom.Core.Media;

/// <summary>A picture in a list.</summary>
/// <param name="Id">The picture.</param>
/// <param name="FileName">The name of its file.</param>
/// <param name="Caption">The caption that the file brought.</param>
/// <param name="Credit">Whose picture it is.</param>
/// <param name="Alt">The alternative text that the file brought.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Rights">The state of the rights to it.</param>
/// <param name="RightsEndAt">When they end (UTC).</param>
/// <param name="LastDay">The last day before, where the newsroom is.</param>
/// <param name="IsLive">Whether readers see it now.</param>
public sealed record PictureLine(
    Guid Id, string FileName, string Caption, string Credit, string Alt, int Width, int Height, PictureRightsState Rights, DateTime? RightsEndAt, DateOnly? LastDay, bool IsLive)
{
    /// <summary>What a list calls it.</summary>
    public string Name => Caption.Length > 0 ? Caption : FileName;
}

/// <summary>A page of the library.</summary>
/// <param name="Lines">The pictures, those that were added last first.</param>
/// <param name="Count">How many there are, at most <see cref="PictureFilter.MostCounted"/>.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
/// <param name="HasNext">Whether a page follows.</param>
public sealed record PicturePage(IReadOnlyList<PictureLine> Lines, int Count, bool IsMore, bool HasNext);

/// <summary>An article in which a picture stands.</summary>
/// <param name="StoryNumber">The story.</param>
/// <param name="Language">The article's language.</param>
/// <param name="Headline">Its headline.</param>
/// <param name="IsInText">Whether it stands in what is being written.</param>
/// <param name="IsLive">Whether readers see it there.</param>
public sealed record PicturePlace(int StoryNumber, string Language, string Headline, bool IsInText, bool IsLive);

/// <summary>A picture with all that the newsroom knows of it.</summary>
/// <param name="Line">What lists show.</param>
/// <param name="Format">The kind of file.</param>
/// <param name="Length">The file's bytes.</param>
/// <param name="Copyright">The copyright notice that the file brought.</param>
/// <param name="Source">Where the newsroom has it from.</param>
/// <param name="Terms">On which terms it may be used.</param>
/// <param name="Focus">What matters most in it.</param>
/// <param name="AddedBy">Who added it; null where the asker may not know.</param>
/// <param name="AddedAt">When (UTC).</param>
/// <param name="Version">The version that a change names.</param>
/// <param name="TimeZoneId">The newsroom's zone, in which rights end with a day.</param>
/// <param name="Places">Where it stands, as far as the asker may read it.</param>
/// <param name="MayChange">Whether the asker may change what is said about it.</param>
/// <param name="MayRemove">Whether the asker may remove it now.</param>
public sealed record PictureDetails(
    PictureLine Line,
    PictureFormat Format,
    int Length,
    string Copyright,
    string Source,
    string Terms,
    PictureFocus Focus,
    string? AddedBy,
    DateTime AddedAt,
    int Version,
    string TimeZoneId,
    IReadOnlyList<PicturePlace> Places,
    bool MayChange,
    bool MayRemove);

/// <summary>What somebody says about the rights to a picture.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="SeenVersion">The version that they saw.</param>
/// <param name="Source">Where the newsroom has it from.</param>
/// <param name="Credit">Whose picture it is.</param>
/// <param name="Terms">On which terms it may be used.</param>
/// <param name="LastDay">The last day on which it may be used, in the newsroom's zone; null where no end is known.</param>
public sealed record ChangePictureRights(Guid PictureId, int SeenVersion, string Source, string Credit, string Terms, DateOnly? LastDay);

/// <summary>Somebody chooses what matters most in a picture.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="SeenVersion">The version that they saw.</param>
/// <param name="Focus">What matters most.</param>
public sealed record ChangePictureFocus(Guid PictureId, int SeenVersion, PictureFocus Focus);

/// <summary>What the library can be narrowed to.</summary>
/// <param name="Persons">Who added pictures that the asker may see.</param>
/// <param name="SeesAll">Whether the asker sees the whole stock.</param>
public sealed record PictureFilterChoices(IReadOnlyList<Choice> Persons, bool SeesAll);
