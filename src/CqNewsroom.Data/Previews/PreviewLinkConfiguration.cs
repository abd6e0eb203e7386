using CqNewsroom.Core.People;
using CqNewsroom.Core.Previews;
using CqNewsroom.Core.Stories;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Previews;

internal sealed class PreviewLinkConfiguration : IEntityTypeConfiguration<PreviewLink>
{
    public void Configure(EntityTypeBuilder<PreviewLink> builder)
    {
        builder.HasIndex(link => link.SecretHash).IsUnique();
        builder.Property(link => link.Credits).IsJson();
        builder.HasOne<Article>().WithMany().HasForeignKey(link => link.ArticleId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(link => link.RevisionId);
        builder.HasOne<Person>().WithMany().HasForeignKey(link => link.CreatedById);
    }
}
