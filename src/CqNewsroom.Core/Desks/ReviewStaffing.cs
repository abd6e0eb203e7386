using CqNewsroom.Core.People;
using Microsoft.EntityFrameworkCore;

namespace CqNewsroom.Core.Desks;

/// <summary>A review policy that no choice of different active persons fills.</summary>
/// <param name="DeskId">The desk.</param>
/// <param name="Language">The language.</param>
/// <param name="Unfilled">Numbers of the levels that stay empty in the best choice.</param>
public sealed record PolicyShortfall(Guid DeskId, string Language, IReadOnlyList<int> Unfilled);

/// <summary>Whether the levels of a review policy can be signed by different active persons of the house.</summary>
public static class ReviewStaffing
{
    /// <summary>Finds the levels that stay empty when as many as possible are filled by different persons.</summary>
    /// <param name="levels">The levels.</param>
    /// <param name="deskId">The desk.</param>
    /// <param name="language">The language.</param>
    /// <param name="persons">Every active person with the grants that work for them now.</param>
    public static IReadOnlyList<ReviewLevel> Unfilled(IReadOnlyList<ReviewLevel> levels, Guid deskId, string language, IReadOnlyList<PersonFacts> persons)
    {
        var candidates = levels
            .Select(level => persons.Where(person => person.IsOfHouse && person.Holds(level.Role, deskId, language)).Select(person => person.Id).ToList())
            .ToList();
        var levelOf = new Dictionary<Guid, int>();
        return [.. levels.Where((_, index) => !Place(index, [], candidates, levelOf))];
    }

    /// <summary>Lists the policies of all desks that nobody can fill.</summary>
    /// <param name="db">The use case's database.</param>
    /// <param name="persons">Every active person with the grants that work for them now.</param>
    /// <param name="cancellation">Ends the wait.</param>
    internal static async Task<IReadOnlyList<PolicyShortfall>> ShortfallsAsync(INewsroomDb db, IReadOnlyList<PersonFacts> persons, CancellationToken cancellation)
    {
        var policies = await db.ReviewPolicies.AsNoTracking().OrderBy(policy => policy.Id).ToListAsync(cancellation);
        return [.. policies
            .Select(policy => new PolicyShortfall(policy.DeskId, policy.Language, [.. Unfilled(policy.Levels, policy.DeskId, policy.Language, persons).Select(level => level.Number)]))
            .Where(shortfall => shortfall.Unfilled.Count > 0)];
    }

    // An augmenting path of Kuhn's method: a person who is placed moves to another level when that frees this one.
    private static bool Place(int level, HashSet<Guid> tried, List<List<Guid>> candidates, Dictionary<Guid, int> levelOf)
    {
        foreach (var person in candidates[level].Where(tried.Add))
        {
            if (levelOf.TryGetValue(person, out var other) && !Place(other, tried, candidates, levelOf))
                continue;
            levelOf[person] = level;
            return true;
        }

        return false;
    }
}
