namespace CqNewsroom.Core.Stories;

/// <summary>Who changed parts of a working copy, when, and the version they have from then on.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Version">The working copy's version after the change.</param>
/// <param name="PersonId">Who.</param>
/// <param name="Now">When (UTC).</param>
internal sealed record Stamp(Guid ArticleId, int Version, Guid PersonId, DateTime Now)
{
    /// <summary>Puts it on a field.</summary>
    public WorkingField On(WorkingField field)
    {
        field.ArticleId = ArticleId;
        field.Version = Version;
        field.ChangedById = PersonId;
        field.ChangedAt = Now;
        return field;
    }

    /// <summary>Puts it on a block.</summary>
    public WorkingBlock On(WorkingBlock block)
    {
        block.ArticleId = ArticleId;
        block.Version = Version;
        block.ChangedById = PersonId;
        block.ChangedAt = Now;
        return block;
    }
}
