using CqNewsroom.Core.Desks;
using CqNewsroom.Core.People;

namespace CqNewsroom.Core.Tests.Desks;

/// <summary>Whether different persons can be found for all levels of a review policy.</summary>
public sealed class ReviewStaffingTests
{
    private static readonly Guid Desk = Guid.Parse("d0000000-0000-0000-0000-000000000001");
    private static readonly Guid OtherDesk = Guid.Parse("d0000000-0000-0000-0000-000000000002");

    [Fact]
    public void Nobody_fills_nothing() =>
        Assert.Equal([1], Unfilled(ReviewTemplates.OneReview).Select(level => level.Number));

    [Fact]
    public void One_person_fills_one_level_only() =>
        Assert.Single(Unfilled([Level(1, Role.Editor), Level(2, Role.Editor)], Person(1, Role.ChiefEditor)));

    [Fact]
    public void Six_persons_fill_three_reviews_and_three_proofs_though_the_first_choice_is_wrong() =>
        Assert.Empty(Unfilled(
            ReviewTemplates.ThreeReviewThreeProof,
            Person(1, Role.ChiefEditor), Person(2, Role.Editor), Person(3, Role.Editor), Person(4, Role.Editor), Person(5, Role.Editor), Person(6, Role.Editor)));

    [Fact]
    public void The_only_chief_editor_is_kept_for_the_level_that_needs_one() =>
        Assert.Empty(Unfilled([Level(1, Role.Editor), Level(2, Role.ChiefEditor)], Person(1, Role.ChiefEditor), Person(2, Role.Editor)));

    [Fact]
    public void Other_desks_other_languages_and_agencies_do_not_count()
    {
        var elsewhere = Person(1, Role.Editor) with { Grants = [new EffectiveGrant(OtherDesk, Role.Editor, ["en"], null)] };
        var otherLanguage = Person(2, Role.Editor) with { Grants = [new EffectiveGrant(Desk, Role.Editor, ["zh-CN"], null)] };
        var agency = Person(3, Role.Editor) with { AgencyId = OtherDesk };
        Assert.Single(Unfilled([Level(1, Role.Editor)], elsewhere, otherLanguage, agency));
    }

    [Fact]
    public void A_substitute_counts_once_as_themselves()
    {
        var substitute = Person(1, Role.Editor) with
        {
            Grants = [new EffectiveGrant(null, Role.Editor, ["en"], null), new EffectiveGrant(null, Role.ChiefEditor, ["en"], OtherDesk)],
        };
        Assert.Empty(Unfilled([Level(1, Role.ChiefEditor)], substitute));
        Assert.Single(Unfilled([Level(1, Role.Editor), Level(2, Role.ChiefEditor)], substitute));
    }

    private static IReadOnlyList<ReviewLevel> Unfilled(IReadOnlyList<ReviewLevel> levels, params PersonFacts[] persons) =>
        ReviewStaffing.Unfilled(levels, Desk, "en", persons);

    private static ReviewLevel Level(int number, Role role) =>
        new(number, LevelKind.Review, new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = $"Level {number}" }, role);

    private static PersonFacts Person(int number, Role role) =>
        new(Guid.Parse($"a0000000-0000-0000-0000-{number:D12}"), $"Person {number}", null, [new EffectiveGrant(Desk, role, ["en"], null)]);
}
