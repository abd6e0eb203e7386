namespace CqNewsroom.Core.Checks.Terms;

/// <summary>What a term's English may do.</summary>
public enum TermStatus
{
    /// <summary>To be used.</summary>
    Preferred,

    /// <summary>May be used.</summary>
    Admitted,

    /// <summary>Must not be used.</summary>
    Forbidden,

    /// <summary>Must stand in the English to the letter: a brand, a model, the name of a program.</summary>
    DoNotTranslate,
}

/// <summary>What a term is.</summary>
public enum TermKind
{
    /// <summary>Any other word.</summary>
    Term,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A body, an office, a company.</summary>
    Institution,

    /// <summary>A post or rank.</summary>
    Title,

    /// <summary>A place.</summary>
    Place,
}

/// <summary>One English form of a term.</summary>
/// <param name="Text">The English.</param>
/// <param name="Status">What it may do.</param>
public sealed record TermForm(string Text, TermStatus Status);

/// <summary>A row of the term list.</summary>
/// <param name="Chinese">The Chinese term.</param>
/// <param name="English">Its English.</param>
/// <param name="Status">What the English may do.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Note">For people.</param>
/// <param name="EntryId">The entry of the termbase that it comes from.</param>
public sealed record Term(string Chinese, string English, TermStatus Status, TermKind Kind = TermKind.Term, string Note = "", Guid? EntryId = null);
