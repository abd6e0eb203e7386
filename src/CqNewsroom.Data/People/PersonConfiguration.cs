using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;
using CqNewsroom.Data.Converters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.People;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.CreditNames).IsJson();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasOne<Agency>().WithMany().HasForeignKey(p => p.AgencyId);
        builder.HasMany(p => p.Grants).WithOne().HasForeignKey(g => g.PersonId);
    }
}

internal sealed class GrantConfiguration : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder) => builder.HasOne<Desk>().WithMany().HasForeignKey(g => g.DeskId);
}

internal sealed class SubstitutionConfiguration : IEntityTypeConfiguration<Substitution>
{
    public void Configure(EntityTypeBuilder<Substitution> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.SubstituteId);
    }
}

internal sealed class AgencyConfiguration : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.Property(a => a.Names).IsJson();
        builder.Property(a => a.Version).IsConcurrencyToken();
    }
}

internal sealed class AccountLinkConfiguration : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.HasIndex(l => l.SecretHash).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId);
    }
}
