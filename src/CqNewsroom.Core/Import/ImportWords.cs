namespace CqNewsroom.Core.Import;

/// <summary>Why an entry was not imported.</summary>
public enum ImportSkip
{
    /// <summary>The file or the entry cannot be read.</summary>
    Broken,

    /// <summary>It is larger than an entry may be.</summary>
    TooBig,

    /// <summary>It was a draft, private, behind a password, withheld, cancelled or thrown away.</summary>
    NotPublic,

    /// <summary>It has no headline.</summary>
    NoHeadline,

    /// <summary>It has no text.</summary>
    NoText,

    /// <summary>It does not say when it was published.</summary>
    NoTime,

    /// <summary>Its time cannot be read.</summary>
    TimeUnreadable,

    /// <summary>Its time is ahead.</summary>
    TimeAhead,

    /// <summary>Its language is none of the newsroom's, or could not be told.</summary>
    LanguageUnknown,

    /// <summary>No section is known for it, and none was given for such.</summary>
    SectionUnknown,

    /// <summary>Another entry of the archive has its id.</summary>
    SameId,

    /// <summary>Its original was not imported.</summary>
    OriginalMissing,

    /// <summary>The newsroom's rules refuse it.</summary>
    Refused,
}

/// <summary>What the import is not sure of. Each stands beside a story that is imported all the same.</summary>
public enum ImportDoubt
{
    /// <summary>No language is named; it was told by the script.</summary>
    LanguageGuessed,

    /// <summary>The time names no zone, so it is the newsroom's.</summary>
    ZoneGuessed,

    /// <summary>The time is a day alone, or its hour is written in a way that may be read twice.</summary>
    TimeUnsure,

    /// <summary>A section that the newsroom does not know.</summary>
    SectionUnknown,

    /// <summary>A name in a credit that nobody of the newsroom bears.</summary>
    PersonUnknown,

    /// <summary>A name in a credit that several people of the newsroom bear.</summary>
    PersonAmbiguous,

    /// <summary>The headline was too long and was cut.</summary>
    HeadlineCut,

    /// <summary>The summary was too long and was cut.</summary>
    SummaryCut,

    /// <summary>A tag that is too long, or one too many.</summary>
    TagLeftOut,

    /// <summary>A picture that is not there; the text goes without it.</summary>
    PictureMissing,

    /// <summary>A picture that cannot be taken.</summary>
    PictureRefused,

    /// <summary>Another story of the archive has the same headline on the same day.</summary>
    SameHeadline,

    /// <summary>Something that an article cannot hold, such as a film or a form.</summary>
    LeftOut,

    /// <summary>A link that cannot be kept; its words stay.</summary>
    LinkDropped,

    /// <summary>Something in square brackets that a program once replaced.</summary>
    ShortcodeKept,

    /// <summary>Nothing says which language version came first; the earliest is taken for the original.</summary>
    OriginalGuessed,

    /// <summary>It is a translation, and the archive has no original.</summary>
    OriginalMissing,

    /// <summary>An address that cannot lead on.</summary>
    AddressDropped,

    /// <summary>Something stands above the headline that is not the newsroom's name.</summary>
    LinesAbove,
}

/// <summary>A doubt with what it is about.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Detail">What it names; empty for nothing.</param>
public sealed record ImportConcern(ImportDoubt Kind, string Detail = "");

/// <summary>The sentences of the report. The command line speaks English.</summary>
public static class ImportWords
{
    /// <summary>Why something was skipped.</summary>
    /// <param name="skip">The reason.</param>
    public static string Of(ImportSkip skip) => skip switch
    {
        ImportSkip.Broken => "cannot be read",
        ImportSkip.TooBig => "is larger than an entry may be",
        ImportSkip.NotPublic => "was not public",
        ImportSkip.NoHeadline => "has no headline",
        ImportSkip.NoText => "has no text",
        ImportSkip.NoTime => "does not say when it was published",
        ImportSkip.TimeUnreadable => "has a time that cannot be read",
        ImportSkip.TimeAhead => "is dated ahead",
        ImportSkip.LanguageUnknown => "is in no language of the newsroom",
        ImportSkip.SectionUnknown => "is in no section that the newsroom knows; name one with --section or --sections",
        ImportSkip.SameId => "has the id of another entry",
        ImportSkip.OriginalMissing => "is a translation whose original was not imported",
        _ => "is refused",
    };

    /// <summary>What is doubted.</summary>
    /// <param name="doubt">The doubt.</param>
    public static string Of(ImportDoubt doubt) => doubt switch
    {
        ImportDoubt.LanguageGuessed => "no language is named; it was told by the script",
        ImportDoubt.ZoneGuessed => "the time names no zone; the newsroom's was taken",
        ImportDoubt.TimeUnsure => "the time is not certain",
        ImportDoubt.SectionUnknown => "unknown section",
        ImportDoubt.PersonUnknown => "nobody of the newsroom has this name; it is credited as written",
        ImportDoubt.PersonAmbiguous => "several people of the newsroom have this name; it is credited as written",
        ImportDoubt.HeadlineCut => "the headline is too long and was cut",
        ImportDoubt.SummaryCut => "the summary is too long and was cut",
        ImportDoubt.TagLeftOut => "a tag was left out",
        ImportDoubt.PictureMissing => "a picture is missing",
        ImportDoubt.PictureRefused => "a picture cannot be taken",
        ImportDoubt.SameHeadline => "another entry has the same headline on the same day",
        ImportDoubt.LeftOut => "left out, as an article cannot hold it",
        ImportDoubt.LinkDropped => "a link was dropped; its words stay",
        ImportDoubt.ShortcodeKept => "something in square brackets stays in the text",
        ImportDoubt.OriginalGuessed => "nothing says which language came first; the earliest was taken for the original",
        ImportDoubt.OriginalMissing => "a translation without its original",
        ImportDoubt.AddressDropped => "an old address cannot lead on",
        _ => "lines above the headline were left out",
    };
}
