using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Stories;

internal sealed class StoryConfiguration : IEntityTypeConfiguration<Story>
{
    public void Configure(EntityTypeBuilder<Story> builder)
    {
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasIndex(s => s.Number).IsUnique();
        builder.HasIndex(s => s.CreatedAt);
        builder.HasOne<Desk>().WithMany().HasForeignKey(s => s.DeskId);
        builder.HasOne<Section>().WithMany().HasForeignKey(s => s.SectionId);
        builder.HasMany(s => s.Articles).WithOne().HasForeignKey(a => a.StoryId);
    }
}

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.Property(a => a.ScheduleAnswers).IsJson();
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Property(a => a.WorkingVersion).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.AssigneeId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(a => a.AgencyId);
        // The revisions and the publication that an article names are no foreign keys: those rows name the article, and a
        // circle of keys could not be written in one go.
        builder.HasIndex(a => new { a.StoryId, a.Language }).IsUnique();
        // A bare column is a condition in both dialects.
        builder.HasIndex(a => a.StoryId, "IX_Articles_OneOriginal").IsUnique().HasFilter("\"IsOriginal\"");
        builder.HasIndex(a => new { a.State, a.StateSince });
        builder.HasIndex(a => new { a.Standing, a.Language, a.FirstPublishedAt });
        builder.HasIndex(a => new { a.Standing, a.Language, a.PublicChange });
        builder.HasIndex(a => a.ScheduledFor).HasFilter("\"ScheduledFor\" IS NOT NULL");
    }
}

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.Property(r => r.Levels).IsJson();
        builder.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId);
        builder.HasIndex(r => new { r.ArticleId, r.Number }).IsUnique();
    }
}
