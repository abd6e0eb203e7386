using CqNewsroom.Core.Media;
using CqNewsroom.Core.Site;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Site;

internal sealed class SiteSettingsConfiguration : IEntityTypeConfiguration<SiteSettings>
{
    public void Configure(EntityTypeBuilder<SiteSettings> builder)
    {
        builder.Property(s => s.Taglines).IsJson();
        builder.Property(s => s.FooterTexts).IsJson();
        builder.Property(s => s.Links).IsJson();
        builder.Property(s => s.PublisherNames).IsJson();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasOne<Picture>().WithMany().HasForeignKey(s => s.LogoId);
    }
}

internal sealed class SitePageConfiguration : IEntityTypeConfiguration<SitePage>
{
    public void Configure(EntityTypeBuilder<SitePage> builder)
    {
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasMany(p => p.Texts).WithOne().HasForeignKey(t => t.PageId);
    }
}

internal sealed class SitePageTextConfiguration : IEntityTypeConfiguration<SitePageText>
{
    public void Configure(EntityTypeBuilder<SitePageText> builder)
    {
        builder.HasKey(t => new { t.PageId, t.Language });
        builder.HasIndex(t => new { t.Language, t.Slug }).IsUnique();
    }
}
