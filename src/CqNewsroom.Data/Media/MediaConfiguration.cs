using CqNewsroom.Core.Media;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Media;

internal sealed class PictureConfiguration : IEntityTypeConfiguration<Picture>
{
    public void Configure(EntityTypeBuilder<Picture> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.UploadedById);
        builder.HasIndex(p => p.Hash).IsUnique();
        builder.HasIndex(p => p.UploadedAt);
        builder.HasIndex(p => p.RightsEndAt);
        builder.HasIndex(p => p.FailedAttempts, "IX_Pictures_WithoutRenditions").HasFilter("\"RenditionsMadeAt\" IS NULL");
    }
}

internal sealed class PictureUseConfiguration : IEntityTypeConfiguration<PictureUse>
{
    public void Configure(EntityTypeBuilder<PictureUse> builder)
    {
        builder.HasKey(u => new { u.ArticleId, u.PictureId });
        builder.HasIndex(u => u.PictureId);
        builder.HasOne<Article>().WithMany().HasForeignKey(u => u.ArticleId);
        builder.HasOne<Picture>().WithMany().HasForeignKey(u => u.PictureId);
    }
}

internal sealed class RevisionPictureConfiguration : IEntityTypeConfiguration<RevisionPicture>
{
    public void Configure(EntityTypeBuilder<RevisionPicture> builder)
    {
        builder.HasKey(p => new { p.RevisionId, p.PictureId });
        builder.HasIndex(p => p.PictureId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(p => p.RevisionId);
        builder.HasOne<Picture>().WithMany().HasForeignKey(p => p.PictureId);
    }
}
