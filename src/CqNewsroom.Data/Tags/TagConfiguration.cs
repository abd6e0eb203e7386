using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Tags;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Tags;

internal sealed class TagConfiguration : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        builder.Property(t => t.Names).IsJson();
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}

internal sealed class TagNameConfiguration : IEntityTypeConfiguration<TagName>
{
    public void Configure(EntityTypeBuilder<TagName> builder)
    {
        builder.HasKey(n => n.Key);
        builder.HasOne<Tag>().WithMany().HasForeignKey(n => n.TagId);
    }
}

internal sealed class StoryTagConfiguration : IEntityTypeConfiguration<StoryTag>
{
    public void Configure(EntityTypeBuilder<StoryTag> builder)
    {
        builder.HasKey(t => new { t.StoryId, t.TagId });
        builder.HasOne<Story>().WithMany().HasForeignKey(t => t.StoryId);
        builder.HasOne<Tag>().WithMany().HasForeignKey(t => t.TagId);
        // The list of a tag asks for its stories; with the story in it the index answers alone.
        builder.HasIndex(t => new { t.TagId, t.StoryId });
    }
}
