using CqNewsroom.Core.Machine;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Translation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Machine;

internal sealed class MachinePartConfiguration : IEntityTypeConfiguration<MachinePart>
{
    public void Configure(EntityTypeBuilder<MachinePart> builder)
    {
        builder.HasKey(part => new { part.ArticleId, part.PartKey, part.TextHash });
        builder.Property(part => part.PartKey).HasMaxLength(Confirmation.LongestKey);
        builder.HasOne<Article>().WithMany().HasForeignKey(part => part.ArticleId);
        builder.HasOne<Person>().WithMany().HasForeignKey(part => part.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(part => part.TakenById);
        builder.HasOne<Person>().WithMany().HasForeignKey(part => part.AcceptedById);
    }
}
