using CqNewsroom.Core.Memory;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Memory;

internal sealed class MemorySegmentConfiguration : IEntityTypeConfiguration<MemorySegment>
{
    public void Configure(EntityTypeBuilder<MemorySegment> builder)
    {
        builder.HasKey(segment => segment.Number);
        builder.HasOne<Article>().WithMany().HasForeignKey(segment => segment.ArticleId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(segment => segment.RevisionId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(segment => segment.SourceRevisionId);
        builder.HasIndex(segment => new { segment.SourceLanguage, segment.TargetLanguage, segment.Number });
    }
}

internal sealed class MemoryTaskConfiguration : IEntityTypeConfiguration<MemoryTask>
{
    public void Configure(EntityTypeBuilder<MemoryTask> builder)
    {
        builder.HasOne<Article>().WithMany().HasForeignKey(task => task.ArticleId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(task => task.RevisionId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(task => task.SourceRevisionId);
    }
}
