using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Templates;

internal sealed class StoryTemplateConfiguration : IEntityTypeConfiguration<StoryTemplate>
{
    public void Configure(EntityTypeBuilder<StoryTemplate> builder)
    {
        builder.Property(template => template.Version).IsConcurrencyToken();
        builder.HasOne<Desk>().WithMany().HasForeignKey(template => template.DeskId);
        builder.HasOne<Person>().WithMany().HasForeignKey(template => template.ChangedById);
    }
}
