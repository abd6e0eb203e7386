using CqNewsroom.Core.Acts;
using CqNewsroom.Core.Stories;

namespace CqNewsroom.Web.Desk.Editing;

// What travels between the editor and the server. The other side is Editor/src/contract.ts.
internal sealed record TabMessage(Guid Tab);

internal sealed record SaveMessage(
    Guid Tab,
    Guid SaveId,
    IReadOnlyList<FieldMessage>? Fields,
    IReadOnlyList<BlockMessage>? Blocks,
    IReadOnlyList<RemovedMessage>? Removed,
    IReadOnlyList<string>? LeftOut,
    Guid? SourceRevisionId)
{
    public SaveRequest ToRequest() => new(
        Tab,
        SaveId,
        [.. (Fields ?? []).Select(field => new SentField(field.Name, field.BaseVersion, field.Value.Text ?? "null"))],
        [.. (Blocks ?? []).Select(block => new SentBlock(block.Id, block.BaseVersion, block.After, block.Content.Text is null or "null" ? null : block.Content.Text))],
        [.. (Removed ?? []).Select(block => new SentRemoval(block.Id, block.BaseVersion))],
        LeftOut,
        SourceRevisionId);
}

internal sealed record FieldMessage(string Name, int BaseVersion, RawJson Value);

internal sealed record BlockMessage(string Id, int BaseVersion, string? After, RawJson Content);

internal sealed record RemovedMessage(string Id, int BaseVersion);

internal sealed record HolderMessage(Guid PersonId, string Name);

internal sealed record LeaseMessage(bool Mine, HolderMessage? Holder, DateTime? ExpiresAt, bool Asked)
{
    public static LeaseMessage Of(LeaseView lease) =>
        new(lease.IsMine, lease.HolderId is { } holder ? new HolderMessage(holder, lease.HolderName ?? "") : null, lease.ExpiresAt, lease.IsAskedByMe);
}

internal sealed record CopyField(string Name, RawJson Value, int Version)
{
    public static CopyField Of(FieldNow field) => new(field.Name, new RawJson(field.Value), field.Version);
}

internal sealed record CopyBlock(string Id, int Version, RawJson Content, ChangedMessage? Changed);

internal sealed record ChangedMessage(string Name, bool Mine, DateTime At)
{
    public static ChangedMessage? Of(PersonAt? by, Guid reader) => by is null ? null : new(by.Name, by.PersonId == reader, by.At);
}

internal sealed record SourceField(string Name, RawJson Value);

internal sealed record SourceBlockMessage(string Id, RawJson Content, bool Changed);

internal sealed record SourceMessage(
    Guid RevisionId, int Number, string Language, IReadOnlyList<SourceField> Fields, IReadOnlyList<SourceBlockMessage> Blocks, IReadOnlyList<string> ChangedFields)
{
    public static SourceMessage Of(SourceBeside source) => new(
        source.RevisionId,
        source.Number,
        source.Language,
        [.. source.Fields.Select(field => new SourceField(field.Key, new RawJson(field.Value)))],
        [.. source.Blocks.Select(block => new SourceBlockMessage(block.Id, new RawJson(block.Content), block.IsChanged))],
        source.ChangedFields);
}

internal sealed record CopyMessage(
    Guid ArticleId,
    string Language,
    int ArticleVersion,
    int WorkingVersion,
    bool CanEdit,
    string? Refusal,
    LeaseMessage Lease,
    IReadOnlyList<CopyField> Fields,
    IReadOnlyList<CopyBlock> Blocks,
    IReadOnlyList<string> LeftOut,
    SourceMessage? Source)
{
    public static CopyMessage Of(WorkingCopyView copy, Asker reader) => new(
        copy.ArticleId,
        copy.Language,
        copy.ArticleVersion,
        copy.WorkingVersion,
        copy.MayWrite,
        copy.Refusal?.In(reader.Language),
        LeaseMessage.Of(copy.Lease),
        [.. copy.Fields.Select(CopyField.Of)],
        [.. copy.Blocks.Select(block => new CopyBlock(block.Id, block.Version, new RawJson(block.Content!), ChangedMessage.Of(block.Changed, reader.PersonId)))],
        copy.LeftOut,
        copy.Source is { } source ? SourceMessage.Of(source) : null);
}

internal sealed record FieldVersionMessage(string Name, int Version);

internal sealed record BlockVersionMessage(string Id, int Version);

internal sealed record SavedMessage(DateTime SavedAt, int WorkingVersion, IReadOnlyList<FieldVersionMessage> Fields, IReadOnlyList<BlockVersionMessage> Blocks)
{
    public static SavedMessage Of(SavedCopy saved) => new(
        saved.SavedAt,
        saved.WorkingVersion,
        [.. saved.Fields.Select(field => new FieldVersionMessage(field.Name, field.Version))],
        [.. saved.Blocks.Select(block => new BlockVersionMessage(block.Name, block.Version))]);
}

internal sealed record ByMessage(string Name, DateTime At)
{
    public static ByMessage? Of(PersonAt? person) => person is null ? null : new(person.Name, person.At);
}

internal sealed record StaleBlock(string Id, int Version, RawJson Content, string? ChangedBy, DateTime? ChangedAt)
{
    public static StaleBlock Of(BlockNow block) => new(block.Id, block.Version, new RawJson(block.Content ?? "null"), block.Changed?.Name, block.Changed?.At);
}

internal sealed record ImportedMessage(IReadOnlyList<string> Notes);

internal sealed record RefusedMessage(string Code, string Message)
{
    public string? BlockId { get; init; }

    public ByMessage? By { get; init; }

    public IReadOnlyList<CopyField>? Fields { get; init; }

    public IReadOnlyList<StaleBlock>? Blocks { get; init; }
}
