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
