using System.Reflection;
using CqNewsroom.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NetArchTest.Rules;

namespace CqNewsroom.Web.Tests.Architecture;

/// <summary>The one direction of dependency, Web → Data → Core, and what pages may not know.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Core = Assembly.Load("CqNewsroom.Core");
    private static readonly Assembly Data = Assembly.Load("CqNewsroom.Data");
    private static readonly Assembly Web = typeof(Program).Assembly;
    private static readonly string[] Sites = ["Desk", "Reader", "Account"];

    /// <summary>The entities: what the database seam has sets of.</summary>
    private static readonly string[] Entities = [.. typeof(INewsroomDb).GetProperties()
        .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
        .Select(property => property.PropertyType.GetGenericArguments()[0].FullName!)];

    [Theory]
    [InlineData("CqNewsroom.Data")]
    [InlineData("CqNewsroom.Web")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("Microsoft.EntityFrameworkCore.Relational")]
    [InlineData("Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("Npgsql")]
    public void Core_references_no(string forbidden) => Assert.Empty(References(Core, forbidden));

    [Theory]
    [InlineData("CqNewsroom.Web")]
    [InlineData("Microsoft.AspNetCore.Components")]
    [InlineData("MudBlazor")]
    public void Data_references_no(string forbidden) => Assert.Empty(References(Data, forbidden));

    [Fact]
    public void No_page_knows_the_database_or_an_entity()
    {
        Assert.NotEmpty(Entities);
        AssertNoDependency(IsPage,
        [
            .. Entities,
            typeof(INewsroomDb).FullName!,
            typeof(INewsroomDbFactory).FullName!,
            "Microsoft.EntityFrameworkCore",
            "Microsoft.Data.Sqlite",
            "Npgsql",
        ]);
    }

    // What reads files from outside is handed bytes and hands back a text.
    [Fact]
    public void The_reader_of_Word_files_knows_documents_only()
    {
        var result = Types.InAssembly(Core)
            .That().ResideInNamespace("CqNewsroom.Core.Word")
            .ShouldNot().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", "CqNewsroom.Core.Acts", "CqNewsroom.Core.People", "CqNewsroom.Core.Stories", "CqNewsroom.Core.Workflow", typeof(INewsroomDb).FullName!)
            .GetResult();

        Assert.NotEmpty(Types.InAssembly(Core).That().ResideInNamespace("CqNewsroom.Core.Word").GetTypes());
        Assert.True(result.IsSuccessful, string.Join(Environment.NewLine, (result.FailingTypes ?? []).Select(type => $"{type.FullName}: {type.Explanation}")));
    }

    // The endpoints of the account pages work with Identity's user, which Data holds; components do not.
    [Fact]
    public void No_component_knows_Data() =>
        AssertNoDependency(type => typeof(IComponent).IsAssignableFrom(type), ["CqNewsroom.Data"]);

    private static void AssertNoDependency(Func<Type, bool> which, string[] forbidden)
    {
        var names = Web.GetTypes().Where(which).Select(type => type.FullName!).ToHashSet(StringComparer.Ordinal);

        var result = Types.InAssembly(Web)
            .That().MeetCustomRule(type => names.Contains(type.FullName.Replace('/', '+')))
            .ShouldNot().HaveDependencyOnAny(forbidden)
            .GetResult();

        Assert.True(result.IsSuccessful, string.Join(Environment.NewLine, result.FailingTypes.Select(type => $"{type.FullName}: {type.Explanation}")));
    }

    /// <summary>Components wherever they are, and all that stands beside them in the folders of the three sites.</summary>
    private static bool IsPage(Type type) =>
        typeof(IComponent).IsAssignableFrom(type) ||
        Sites.Any(site =>
            $"{type.Namespace}.".StartsWith($"CqNewsroom.Web.{site}.", StringComparison.Ordinal));

    private static IEnumerable<string> References(Assembly assembly, string forbidden) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => $"{name}.".StartsWith($"{forbidden}.", StringComparison.Ordinal));
}
