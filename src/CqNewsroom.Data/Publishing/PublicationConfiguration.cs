using CqNewsroom.Core.People;
using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Stories;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Publishing;

internal sealed class PublicationConfiguration : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.Property(p => p.Credits).IsJson();
        builder.HasOne<Article>().WithMany().HasForeignKey(p => p.ArticleId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(p => p.RevisionId);
        builder.HasIndex(p => new { p.ArticleId, p.PublicAt });
        builder.HasIndex(p => p.PublicAt, "IX_Publications_Corrections").HasFilter("\"CorrectionNotice\" IS NOT NULL");
    }
}

internal sealed class ImportedArticleConfiguration : IEntityTypeConfiguration<ImportedArticle>
{
    public void Configure(EntityTypeBuilder<ImportedArticle> builder)
    {
        builder.HasKey(i => i.SourceId);
        builder.HasOne<Article>().WithOne().HasForeignKey<ImportedArticle>(i => i.ArticleId);
    }
}

internal sealed class OldAddressConfiguration : IEntityTypeConfiguration<OldAddress>
{
    public void Configure(EntityTypeBuilder<OldAddress> builder)
    {
        builder.HasKey(old => old.Address);
        builder.HasOne<Article>().WithMany().HasForeignKey(old => old.ArticleId);
        builder.HasIndex(old => old.ArticleId);
    }
}

internal sealed class PublicNameConfiguration : IEntityTypeConfiguration<PublicName>
{
    public void Configure(EntityTypeBuilder<PublicName> builder)
    {
        builder.HasKey(n => new { n.Kind, n.Slug });
        builder.HasIndex(n => new { n.Kind, n.TargetId });
    }
}

internal sealed class PublicCreditConfiguration : IEntityTypeConfiguration<PublicCredit>
{
    public void Configure(EntityTypeBuilder<PublicCredit> builder)
    {
        builder.HasKey(c => new { c.ArticleId, c.Role, c.Position });
        builder.HasOne<Article>().WithMany().HasForeignKey(c => c.ArticleId);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId);
        // The lists ask for the articles of one person; with the article in it the index answers alone.
        builder.HasIndex(c => new { c.PersonId, c.ArticleId });
        builder.HasIndex(c => new { c.AgencyId, c.ArticleId });
    }
}
