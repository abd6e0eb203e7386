using CqNewsroom.Core.People;
using CqNewsroom.Core.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Webhooks;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.Property(webhook => webhook.Version).IsConcurrencyToken();
        builder.HasOne<Person>().WithMany().HasForeignKey(webhook => webhook.CreatedById);
    }
}
