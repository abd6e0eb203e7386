using CqNewsroom.Core.Newsrooms;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Newsrooms;

internal sealed class NewsroomConfiguration : IEntityTypeConfiguration<Newsroom>
{
    public void Configure(EntityTypeBuilder<Newsroom> builder)
    {
        builder.Property(n => n.Names).IsJson();
        builder.Property(n => n.Languages).IsJson();
        builder.Property(n => n.Wordings).IsJson();
        builder.Property(n => n.Version).IsConcurrencyToken();
    }
}
