using CqNewsroom.Core.Desks;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Desks;

internal sealed class DeskConfiguration : IEntityTypeConfiguration<Desk>
{
    public void Configure(EntityTypeBuilder<Desk> builder)
    {
        builder.Property(d => d.Names).IsJson();
        builder.Property(d => d.Guides).IsJson();
        builder.Property(d => d.CheckWeights).IsJson();
        builder.Property(d => d.Version).IsConcurrencyToken();
    }
}

internal sealed class SectionConfiguration : IEntityTypeConfiguration<Section>
{
    public void Configure(EntityTypeBuilder<Section> builder)
    {
        builder.Property(s => s.Names).IsJson();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.Slug).IsUnique();
    }
}

internal sealed class ReviewPolicyConfiguration : IEntityTypeConfiguration<ReviewPolicy>
{
    public void Configure(EntityTypeBuilder<ReviewPolicy> builder)
    {
        builder.Property(p => p.Levels).IsJson();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => new { p.DeskId, p.Language }).IsUnique();
        builder.HasOne<Desk>().WithMany().HasForeignKey(p => p.DeskId);
    }
}
