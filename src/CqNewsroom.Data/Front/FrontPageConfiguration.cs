using CqNewsroom.Core.Front;
using CqNewsroom.Core.People;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Front;

internal sealed class FrontPageConfiguration : IEntityTypeConfiguration<FrontPage>
{
    public void Configure(EntityTypeBuilder<FrontPage> builder)
    {
        builder.Property(p => p.Slots).IsJson();
        builder.Property(p => p.Blocks).IsJson();
        builder.Property(p => p.State).IsConcurrencyToken();
        builder.HasIndex(p => new { p.Language, p.Number }).IsUnique();
        // Two orders for one page at one time: the database refuses it, whatever a program does.
        builder.HasIndex(p => p.Language, "IX_FrontPages_InForce").IsUnique().HasFilter("\"State\" = 'InForce'");
        builder.HasIndex(p => new { p.State, p.DueAt });
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.MadeById);
    }
}
