using CqNewsroom.Core.Partners;
using CqNewsroom.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Partners;

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.HasIndex(token => token.SecretHash).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(token => token.CreatedById);
    }
}
