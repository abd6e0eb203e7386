using CqNewsroom.Core.Comments;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Comments;

internal sealed class CommentThreadConfiguration : IEntityTypeConfiguration<CommentThread>
{
    public void Configure(EntityTypeBuilder<CommentThread> builder)
    {
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasOne<Article>().WithMany().HasForeignKey(t => t.ArticleId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(t => t.AgencyId);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.ResolvedById);
    }
}

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.HasOne<CommentThread>().WithMany().HasForeignKey(c => c.ThreadId);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
    }
}
