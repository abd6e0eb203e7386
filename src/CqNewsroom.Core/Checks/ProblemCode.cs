namespace CqNewsroom.Core.Checks;

/// <summary>What a finding says; each has a sentence in both languages in <c>Resources/PairProblems</c>.</summary>
public enum ProblemCode
{
    /// <summary>{0} became {1}, {2} times too small.</summary>
    FigureTooSmall,

    /// <summary>{0} became {1}, {2} times too large.</summary>
    FigureTooLarge,

    /// <summary>{0} became {1}: the digits are swapped.</summary>
    FigureDigitsSwapped,

    /// <summary>{0} became {1}.</summary>
    FigureDiffers,

    /// <summary>{0} is missing.</summary>
    FigureMissing,

    /// <summary>{0} is not in the source.</summary>
    FigureAdded,

    /// <summary>{0} became {1}: another currency.</summary>
    CurrencyDiffers,

    /// <summary>{0} became {1}: another unit.</summary>
    UnitDiffers,

    /// <summary>{0} are percentage points, {1} says per cent.</summary>
    PercentForPoints,

    /// <summary>{0} is per cent, {1} says percentage points.</summary>
    PointsForPercent,

    /// <summary>{0} goes up and {1} down, or the other way round.</summary>
    DirectionTurned,

    /// <summary>{0} is below zero, {1} above, or the other way round.</summary>
    SignDiffers,

    /// <summary>{0} says to, {1} says by.</summary>
    ByForTo,

    /// <summary>{0} says by, {1} says to.</summary>
    ToForBy,

    /// <summary>{0} and {1} lie on different sides of the figure.</summary>
    HedgeTurned,

    /// <summary>{0} is approximate, {1} exact.</summary>
    HedgeDropped,

    /// <summary>{0} became {1}: another basis of comparison.</summary>
    ComparisonDiffers,

    /// <summary>{0} is a {1}.</summary>
    WeekdayWrong,

    /// <summary>{1} is {0} rounded.</summary>
    FigureRounded,

    /// <summary>{0} stands in brackets and not in the source, probably a conversion.</summary>
    FigureConverted,

    /// <summary>{0} is about {2}, not {1}.</summary>
    ConversionWrong,

    /// <summary>{0} must be the same to the letter and is missing.</summary>
    CodeMissing,

    /// <summary>{0} became {1}.</summary>
    CodeChanged,

    /// <summary>The link {0} is missing.</summary>
    LinkMissing,

    /// <summary>The link {0} is not in the source.</summary>
    LinkAdded,

    /// <summary>{0} is to be called {1}.</summary>
    TermMissing,

    /// <summary>{0} must not be called {1}; use {2}.</summary>
    TermForbidden,

    /// <summary>A term that is not translated does not stand to the letter: Chinese, what must stand.</summary>
    TermChanged,

    /// <summary>The name {0} is {1}: surname first.</summary>
    NameOrder,

    /// <summary>The name {0} is written {1}.</summary>
    NameSpelling,

    /// <summary>The name {0} is written {1} elsewhere in the story.</summary>
    NameElsewhere,

    /// <summary>The place {0} is written {1}.</summary>
    PlaceSpelling,

    /// <summary>The source says {0} ({1}), not {2}.</summary>
    PlaceOther,

    /// <summary>Chinese title marks are left.</summary>
    TitleMarksLeft,

    /// <summary>{0} needs italics or quotation marks.</summary>
    TitleUnmarked,

    /// <summary>A quotation mark has no partner.</summary>
    QuoteUnbalanced,

    /// <summary>The source quotes speech, the translation has no quotation marks.</summary>
    QuoteLost,

    /// <summary>The bracket {0} has no partner.</summary>
    BracketUnbalanced,

    /// <summary>{0} is a Chinese mark.</summary>
    ChinesePunctuation,

    /// <summary>The mark {0} stands twice.</summary>
    PunctuationDoubled,

    /// <summary>A space stands before {0}.</summary>
    SpaceBeforeMark,

    /// <summary>No space stands behind {0}.</summary>
    SpaceMissing,

    /// <summary>The sentence has no mark at its end.</summary>
    EndMarkMissing,

    /// <summary>The source ends with {0}, the translation with {1}.</summary>
    EndMarkDiffers,

    /// <summary>Chinese left in the text: {0}.</summary>
    HanLeft,

    /// <summary>Chinese in brackets: {0}.</summary>
    HanInBrackets,

    /// <summary>Nothing is translated.</summary>
    NotTranslated,

    /// <summary>The translation equals the source.</summary>
    SameAsSource,

    /// <summary>{0} stands twice.</summary>
    WordRepeated,

    /// <summary>More than one space.</summary>
    SpacesDoubled,

    /// <summary>Space at the beginning or the end.</summary>
    SpaceAround,

    /// <summary>An invisible character.</summary>
    InvisibleCharacter,

    /// <summary>Far shorter than the source: {0} characters for {1}.</summary>
    TooShort,

    /// <summary>Far longer than the source: {0} characters for {1}.</summary>
    TooLong,

    /// <summary>The same sentence reads otherwise elsewhere: {0}.</summary>
    OtherwiseElsewhere,

    /// <summary>A Chinese text: {0} is a {1}, not a {2}.</summary>
    WeekdayOfDateWrong,

    /// <summary>A Chinese text: no year has the day {0}.</summary>
    DateImpossible,

    /// <summary>A Chinese text: {0} here is {1} in the body.</summary>
    FigureElsewhere,

    /// <summary>A Chinese text: {0} here is {1} in the body, the same digits in another order.</summary>
    FigureElsewhereSwapped,

    /// <summary>A Chinese text: {0} here is {1} in the body, {2} times as much or as little.</summary>
    FigureElsewhereScale,

    /// <summary>A Chinese text: {0} is nearly {1} of the term list.</summary>
    TermNear,

    /// <summary>A Chinese text: {0} is not to be written; {1} is, with a note where there is one.</summary>
    WordForbidden,

    /// <summary>A Chinese text: {0} may have to be {1}, with a note where there is one.</summary>
    WordDoubted,

    /// <summary>A Chinese text: {0} is not to be written, with a note ({1}) where there is one; nothing is suggested in its place.</summary>
    WordForbiddenAlone,

    /// <summary>A Chinese text: {0} is worth a look, with a note ({1}) where there is one; nothing is suggested in its place.</summary>
    WordDoubtedAlone,
}
