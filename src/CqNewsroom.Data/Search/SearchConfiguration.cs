using CqNewsroom.Core.Publishing;
using CqNewsroom.Core.Search;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Search;

internal sealed class SearchGenerationConfiguration : IEntityTypeConfiguration<SearchGeneration>
{
    public void Configure(EntityTypeBuilder<SearchGeneration> builder) => builder.HasKey(generation => generation.Version);
}

internal sealed class SearchDocumentConfiguration : IEntityTypeConfiguration<SearchDocument>
{
    public void Configure(EntityTypeBuilder<SearchDocument> builder)
    {
        builder.HasKey(document => new { document.Generation, document.Number });
        builder.HasOne<Article>().WithMany().HasForeignKey(document => document.ArticleId);
        builder.HasOne<Publication>().WithMany().HasForeignKey(document => document.PublicationId);
        builder.HasIndex(document => new { document.Generation, document.Change });
    }
}

internal sealed class SearchPostingConfiguration : IEntityTypeConfiguration<SearchPosting>
{
    public void Configure(EntityTypeBuilder<SearchPosting> builder) =>
        builder.HasKey(posting => new { posting.Generation, posting.Language, posting.Term, posting.Block });
}
