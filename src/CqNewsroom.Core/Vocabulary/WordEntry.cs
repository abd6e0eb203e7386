using CqNewsroom.Core.Terms;

namespace CqNewsroom.Core.Vocabulary;

/// <summary>What the newsroom thinks of a word.</summary>
public enum WordKind
{
    /// <summary>Not to be written.</summary>
    Forbidden,

    /// <summary>Worth a look wherever it stands.</summary>
    Doubted,

    /// <summary>Fine, whatever the list that ships or, for a desk, the newsroom's own says of it.</summary>
    Allowed,
}

/// <summary>A word that the newsroom or a desk forbids or doubts in Chinese texts (C4 in docs/checks.md).</summary>
public sealed class WordEntry
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The desk for which it holds, null for the whole newsroom.</summary>
    public Guid? DeskId { get; set; }

    /// <summary>Where it stands.</summary>
    public TermState State { get; set; }

    /// <summary>The word.</summary>
    public string Word { get; set; } = "";

    /// <summary>What is thought of it.</summary>
    public WordKind Kind { get; set; }

    /// <summary>What to write in its place, empty where nothing is suggested.</summary>
    public string Instead { get; set; } = "";

    /// <summary>Why; for people.</summary>
    public string Note { get; set; } = "";

    /// <summary>Longer phrases in which it is innocent.</summary>
    public List<string> Exceptions { get; set; } = [];

    /// <summary>Whether it is meant only in front of a date or a word of time.</summary>
    public bool BeforeDate { get; set; }

    /// <summary>Raised by every act; a change names the version it was made from.</summary>
    public int Version { get; set; }

    /// <summary>Who proposed or added it.</summary>
    public Guid ProposedById { get; set; }

    /// <summary>Who acted on it last.</summary>
    public Guid ChangedById { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>What it says.</summary>
    public WordText Text => new(DeskId, Word, Kind, Instead, Note, [.. Exceptions], BeforeDate);

    /// <summary>Takes over a text.</summary>
    /// <param name="text">A clean text.</param>
    internal void Take(WordText text)
    {
        (DeskId, Word, Kind, Instead, Note, BeforeDate) = (text.DeskId, text.Word, text.Kind, text.Instead, text.Note, text.BeforeDate);
        Exceptions = [.. text.Exceptions];
    }
}
