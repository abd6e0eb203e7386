using CqNewsroom.Core.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Auditing;

/// <summary>
/// The record names persons and stories without foreign keys: it stands for itself, whatever becomes of the rest. Triggers
/// that the migrations make keep it from being changed.
/// </summary>
internal sealed class AuditRecordConfiguration : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.HasKey(r => r.Number);
        builder.HasIndex(r => new { r.StoryId, r.Number });
        builder.HasIndex(r => new { r.ArticleId, r.Number });
        builder.HasIndex(r => new { r.PersonId, r.Number });
    }
}
