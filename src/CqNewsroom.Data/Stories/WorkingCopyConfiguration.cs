using CqNewsroom.Core.People;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CqNewsroom.Data.Stories;

internal sealed class WorkingFieldConfiguration : IEntityTypeConfiguration<WorkingField>
{
    public void Configure(EntityTypeBuilder<WorkingField> builder)
    {
        builder.HasKey(f => new { f.ArticleId, f.Name });
        builder.Property(f => f.Version).IsConcurrencyToken();
        builder.HasOne<Article>().WithMany().HasForeignKey(f => f.ArticleId);
    }
}

internal sealed class WorkingBlockConfiguration : IEntityTypeConfiguration<WorkingBlock>
{
    public void Configure(EntityTypeBuilder<WorkingBlock> builder)
    {
        builder.HasKey(b => new { b.ArticleId, b.BlockId });
        builder.Property(b => b.Version).IsConcurrencyToken();
        builder.HasOne<Article>().WithMany().HasForeignKey(b => b.ArticleId);
    }
}

internal sealed class LeftOutBlockConfiguration : IEntityTypeConfiguration<LeftOutBlock>
{
    public void Configure(EntityTypeBuilder<LeftOutBlock> builder)
    {
        builder.HasKey(b => new { b.ArticleId, b.SourceBlockId });
        builder.HasOne<Article>().WithMany().HasForeignKey(b => b.ArticleId);
    }
}

internal sealed class ContributorConfiguration : IEntityTypeConfiguration<Contributor>
{
    public void Configure(EntityTypeBuilder<Contributor> builder)
    {
        builder.HasKey(c => new { c.ArticleId, c.PersonId });
        builder.HasOne<Article>().WithMany().HasForeignKey(c => c.ArticleId);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
    }
}

internal sealed class TranslatorCreditConfiguration : IEntityTypeConfiguration<TranslatorCredit>
{
    public void Configure(EntityTypeBuilder<TranslatorCredit> builder)
    {
        builder.HasKey(c => new { c.ArticleId, c.PersonId });
        builder.HasOne<Article>().WithMany().HasForeignKey(c => c.ArticleId);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId);
        builder.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId);
    }
}

internal sealed class EditLeaseConfiguration : IEntityTypeConfiguration<EditLease>
{
    public void Configure(EntityTypeBuilder<EditLease> builder)
    {
        builder.HasKey(l => l.ArticleId);
        builder.HasOne<Article>().WithOne().HasForeignKey<EditLease>(l => l.ArticleId);
    }
}

internal sealed class SourceAnswerConfiguration : IEntityTypeConfiguration<SourceAnswer>
{
    public void Configure(EntityTypeBuilder<SourceAnswer> builder)
    {
        builder.HasKey(a => new { a.ArticleId, a.SourceRevisionId, a.SourceBlockId });
        builder.HasOne<Article>().WithMany().HasForeignKey(a => a.ArticleId);
        builder.HasOne<Revision>().WithMany().HasForeignKey(a => a.SourceRevisionId);
    }
}
