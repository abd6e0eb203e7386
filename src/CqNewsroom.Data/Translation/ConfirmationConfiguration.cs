using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Translation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Translation;

internal sealed class ConfirmationConfiguration : IEntityTypeConfiguration<Confirmation>
{
    public void Configure(EntityTypeBuilder<Confirmation> builder)
    {
        builder.HasKey(confirmation => new { confirmation.ArticleId, confirmation.PartKey });
        builder.Property(confirmation => confirmation.PartKey).HasMaxLength(Confirmation.LongestKey);
        builder.HasOne<Article>().WithMany().HasForeignKey(confirmation => confirmation.ArticleId);
        builder.HasOne<Person>().WithMany().HasForeignKey(confirmation => confirmation.PersonId);
    }
}
