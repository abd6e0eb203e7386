using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Terms;

internal sealed class TermEntryConfiguration : IEntityTypeConfiguration<TermEntry>
{
    public void Configure(EntityTypeBuilder<TermEntry> builder)
    {
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Property(e => e.English).IsJson();
        builder.Ignore(e => e.Text);
        builder.HasIndex(e => e.Name);
        builder.HasIndex(e => e.PendingSince);
        builder.HasOne<Desk>().WithMany().HasForeignKey(e => e.DeskId);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.ProposedById);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.ChangedById);
    }
}

internal sealed class TermChangeConfiguration : IEntityTypeConfiguration<TermChange>
{
    public void Configure(EntityTypeBuilder<TermChange> builder)
    {
        builder.HasKey(c => new { c.EntryId, c.Version });
        builder.Property(c => c.Text).IsJson();
        builder.HasOne<TermEntry>().WithMany().HasForeignKey(c => c.EntryId);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
    }
}

internal sealed class TermDisagreementConfiguration : IEntityTypeConfiguration<TermDisagreement>
{
    public void Configure(EntityTypeBuilder<TermDisagreement> builder)
    {
        builder.HasKey(d => new { d.EntryId, d.ArticleId });
        builder.HasIndex(d => new { d.DoneAt, d.FoundAt });
        builder.HasOne<TermEntry>().WithMany().HasForeignKey(d => d.EntryId);
        builder.HasOne<Article>().WithMany().HasForeignKey(d => d.ArticleId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(d => d.RevisionId);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.DoneById);
    }
}

internal sealed class TermImportConfiguration : IEntityTypeConfiguration<TermImport>
{
    public void Configure(EntityTypeBuilder<TermImport> builder) => builder.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId);
}
