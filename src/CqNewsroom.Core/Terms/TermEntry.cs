using CqNewsroom.Core.Checks.Terms;

namespace CqNewsroom.Core.Terms;

/// <summary>Where an entry of the termbase stands.</summary>
public enum TermState
{
    /// <summary>Somebody wants it; no check knows it.</summary>
    Proposed,

    /// <summary>It holds.</summary>
    Approved,

    /// <summary>An editor said no.</summary>
    Declined,

    /// <summary>It holds no more; its history stays.</summary>
    Removed,
}

/// <summary>An entry of the termbase: one concept with its Chinese and its English forms.</summary>
public sealed class TermEntry
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <summary>The desk for which it holds, null for the whole newsroom.</summary>
    public Guid? DeskId { get; set; }

    /// <summary>Where it stands.</summary>
    public TermState State { get; set; }

    /// <summary>What it is.</summary>
    public TermKind Kind { get; set; }

    /// <summary>The first Chinese form, by which lists are ordered.</summary>
    public string Name { get; set; } = "";

    /// <summary>All Chinese forms.</summary>
    public List<string> Chinese { get; set; } = [];

    /// <summary>The English forms as they were entered.</summary>
    public List<TermForm> English { get; set; } = [];

    /// <summary>For people.</summary>
    public string Note { get; set; } = "";

    /// <summary>Where the forms come from.</summary>
    public string Source { get; set; } = "";

    /// <summary>The first day on which it holds, null where it always did.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The last day on which it holds, null where that is open.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Raised by every act; a change names the version it was made from.</summary>
    public int Version { get; set; }

    /// <summary>Who proposed or added it.</summary>
    public Guid ProposedById { get; set; }

    /// <summary>Who acted on it last.</summary>
    public Guid ChangedById { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Since when live pages are to be compared with it (UTC); null when that is done.</summary>
    public DateTime? PendingSince { get; set; }

    /// <summary>What a search looks into: each form and the note in lower case on a line of its own, line feeds around them.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>What it says.</summary>
    public TermText Text => new(DeskId, Kind, [.. Chinese], [.. English], Note, Source, ValidFrom, ValidTo);

    /// <summary>Takes over a text.</summary>
    /// <param name="text">A clean text.</param>
    internal void Take(TermText text)
    {
        (DeskId, Kind, Name, Note, Source, ValidFrom, ValidTo) = (text.DeskId, text.Kind, text.Chinese[0], text.Note, text.Source, text.ValidFrom, text.ValidTo);
        (Chinese, English) = ([.. text.Chinese], [.. text.English]);
        SearchText = $"\n{string.Join('\n', text.Chinese.Concat(text.English.Select(form => form.Text)).Append(text.Note)).ToLowerInvariant()}\n";
    }

    /// <summary>The rows of the term list that it stands for.</summary>
    internal IEnumerable<Term> Rows() => Chinese.SelectMany(_ => English, (chinese, form) => new Term(chinese, form.Text, form.Status, Kind, Note, Id));
}
