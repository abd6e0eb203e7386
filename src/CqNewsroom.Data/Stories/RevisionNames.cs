using System.Reflection;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Stories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CqNewsroom.Data.Stories;

/// <summary>
/// Where revisions are named: every property of the model that is called so, and every foreign key to them. Which pictures a revision shows is
/// part of the revision itself and names nothing.
/// </summary>
public static class RevisionNames
{
    private const string Suffix = "RevisionId";

    private static readonly MethodInfo Query = typeof(RevisionNames).GetMethod(nameof(FindIn), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The tables and columns of a model.</summary>
    /// <param name="model">The model.</param>
    public static IEnumerable<(IEntityType Entity, IProperty Property)> In(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return from entity in model.GetEntityTypes().Where(entity => entity.ClrType != typeof(RevisionPicture))
               from property in entity.GetProperties()
               where (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid)
               where property.Name.EndsWith(Suffix, StringComparison.Ordinal) || property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(Revision))
               select (entity, property);
    }

    /// <summary>Those of some revisions that stand in a column.</summary>
    internal static IQueryable<Guid> Find(DbContext db, IEntityType entity, IProperty property, IReadOnlyCollection<Guid> revisionIds) =>
        (IQueryable<Guid>)Query.MakeGenericMethod(entity.ClrType).Invoke(null, [db, property, revisionIds])!;

    private static IQueryable<Guid> FindIn<T>(DbContext db, IProperty property, IReadOnlyCollection<Guid> revisionIds)
        where T : class
    {
        var name = property.Name;
        return property.IsNullable
            ? db.Set<T>().Where(row => EF.Property<Guid?>(row, name) != null && revisionIds.Contains(EF.Property<Guid?>(row, name)!.Value)).Select(row => EF.Property<Guid?>(row, name)!.Value)
            : db.Set<T>().Where(row => revisionIds.Contains(EF.Property<Guid>(row, name))).Select(row => EF.Property<Guid>(row, name));
    }
}
