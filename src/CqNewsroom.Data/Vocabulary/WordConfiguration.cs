using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Vocabulary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Vocabulary;

internal sealed class WordEntryConfiguration : IEntityTypeConfiguration<WordEntry>
{
    public void Configure(EntityTypeBuilder<WordEntry> builder)
    {
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Ignore(e => e.Text);
        builder.HasOne<Desk>().WithMany().HasForeignKey(e => e.DeskId);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.ProposedById);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.ChangedById);
    }
}
