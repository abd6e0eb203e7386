using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Terms;

internal sealed class TermEntryConfiguration : IEntityTypeConfiguration<TermEntry>
{
    public void Configure(EntityTypeBuilder<TermEntry> builder)
    {
        builder.Property(e => e.Version).IsConcurrencyToken();
        // A file brings thousands of entries in one act; comparing them as JSON at each look for changes would take most of its time.
        builder.Property(e => e.English).IsJson().Metadata.SetValueComparer(
            new ValueComparer<List<TermForm>>((left, right) => left!.SequenceEqual(right!), forms => forms.Count, forms => forms.ToList()));
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
        // What a version said is never changed.
        builder.Property(c => c.Text).IsJson().Metadata.SetValueComparer(
            new ValueComparer<TermText>((left, right) => ReferenceEquals(left, right), text => 0, text => text));
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
