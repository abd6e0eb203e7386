using CqNewsroom.Core.Orders;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Orders;

internal sealed class AgencyOrderConfiguration : IEntityTypeConfiguration<AgencyOrder>
{
    public void Configure(EntityTypeBuilder<AgencyOrder> builder)
    {
        builder.Property(order => order.Bands).IsJson();
        builder.HasIndex(order => new { order.StoryId, order.Number }).IsUnique();
        builder.HasIndex(order => new { order.AgencyId, order.State, order.GivenAt });
        builder.HasIndex(order => order.Counting);
        builder.HasOne<Story>().WithMany().HasForeignKey(order => order.StoryId);
        builder.HasOne<Article>().WithMany().HasForeignKey(order => order.ArticleId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(order => order.AgencyId);
        builder.HasOne<AgencyOrder>().WithMany().HasForeignKey(order => order.SupplementToId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(order => order.SourceRevisionId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(order => order.FormerSourceRevisionId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(order => order.DeliveredRevisionId);
        builder.HasOne<Person>().WithMany().HasForeignKey(order => order.GivenById);
        builder.HasOne<Person>().WithMany().HasForeignKey(order => order.ClosedById);
    }
}
