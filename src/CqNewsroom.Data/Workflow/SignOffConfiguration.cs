using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Workflow;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Workflow;

internal sealed class SignOffConfiguration : IEntityTypeConfiguration<SignOff>
{
    public void Configure(EntityTypeBuilder<SignOff> builder)
    {
        builder.Property(s => s.Findings).IsJson();
        builder.HasOne<Article>().WithMany().HasForeignKey(s => s.ArticleId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(s => s.RevisionId);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        // The service decides; these two only make sure that no fault of it is ever written (invariant 2).
        builder.HasIndex(s => new { s.RevisionId, s.Level }).IsUnique().HasFilter("\"VoidedAt\" IS NULL");
        builder.HasIndex(s => new { s.RevisionId, s.PersonId }).IsUnique().HasFilter("\"VoidedAt\" IS NULL");
    }
}

internal sealed class WaiverConfiguration : IEntityTypeConfiguration<Waiver>
{
    public void Configure(EntityTypeBuilder<Waiver> builder) => builder.HasOne<Article>().WithMany().HasForeignKey(w => w.ArticleId);
}

internal sealed class SuggestionConfiguration : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> builder)
    {
        builder.HasOne<Article>().WithMany().HasForeignKey(s => s.ArticleId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(s => s.RevisionId);
    }
}

internal sealed class ReturnNoteConfiguration : IEntityTypeConfiguration<ReturnNote>
{
    public void Configure(EntityTypeBuilder<ReturnNote> builder)
    {
        builder.HasOne<Article>().WithMany().HasForeignKey(n => n.ArticleId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(n => n.RevisionId);
    }
}

internal sealed class ReviewerLookConfiguration : IEntityTypeConfiguration<ReviewerLook>
{
    public void Configure(EntityTypeBuilder<ReviewerLook> builder)
    {
        // A look at each revision, so that loading a page again takes the difference from the same one.
        builder.HasKey(l => new { l.ArticleId, l.PersonId, l.RevisionId });
        builder.HasOne<Article>().WithMany().HasForeignKey(l => l.ArticleId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(l => l.RevisionId);
    }
}
