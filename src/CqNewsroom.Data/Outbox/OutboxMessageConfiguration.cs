using CqNewsroom.Core.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Outbox;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        // Who lost the claim between reading and writing writes nothing (PostgreSQL lets others in between).
        builder.Property(m => m.ClaimId).IsConcurrencyToken();
        builder.HasIndex(m => m.NextAt, "IX_OutboxMessages_Waiting").HasFilter("\"NextAt\" IS NOT NULL");
        builder.HasIndex(m => new { m.Kind, m.CreatedAt });
        builder.HasIndex(m => new { m.Target, m.CreatedAt });
    }
}
