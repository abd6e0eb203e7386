using CqNewsroom.Core.Notifications;
using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using CqNewsroom.Core.Terms;
using CqNewsroom.Core.Vocabulary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId);
        builder.HasOne<Story>().WithMany().HasForeignKey(n => n.StoryId);
        builder.HasOne<TermEntry>().WithMany().HasForeignKey(n => n.TermEntryId);
        builder.HasOne<WordEntry>().WithMany().HasForeignKey(n => n.WordEntryId);
        builder.HasIndex(n => new { n.PersonId, n.At });
        builder.HasIndex(n => n.PersonId, "IX_Notifications_Unread").HasFilter("\"ReadAt\" IS NULL");
    }
}
