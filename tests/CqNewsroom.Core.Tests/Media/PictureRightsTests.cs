using System.Globalization;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Media;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Tests.Media;

/// <summary>How long pictures may be used, and what the check says of those that may not.</summary>
public sealed class PictureRightsTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 1, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("", null, PictureRightsState.NotStated)]
    [InlineData("Agency, one year", null, PictureRightsState.InForce)]
    [InlineData("", 31, PictureRightsState.InForce)]
    [InlineData("", 30, PictureRightsState.EndingSoon)]
    [InlineData("Agency, one year", 0, PictureRightsState.Ended)]
    public void The_state_follows_from_terms_and_end(string terms, int? daysLeft, PictureRightsState state) =>
        Assert.Equal(state, PictureRights.StateOf(terms, daysLeft is { } days ? Now.AddDays(days) : null, Now));

    [Theory]
    [InlineData("Asia/Shanghai", "2026-03-05", "2026-03-05T16:00:00Z")]
    [InlineData("UTC", "2026-12-31", "2027-01-01T00:00:00Z")]
    [InlineData("America/Havana", "2026-03-07", "2026-03-08T05:00:00Z")]
    public void Rights_end_with_the_end_of_a_day_also_where_clocks_skip_midnight(string zoneId, string day, string end)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var lastDay = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var at = DateTime.Parse(end, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

        Assert.Equal(at, PictureRights.EndOf(lastDay, zone));
        Assert.Equal(lastDay, PictureRights.LastDay(at, zone));
        Assert.Null(PictureRights.LastDay(PictureRights.EndOf(null, zone), zone));
    }

    [Fact]
    public void A_picture_whose_rights_have_ended_is_a_warning_that_names_it()
    {
        var (ended, other) = (Guid.NewGuid(), Guid.NewGuid());
        var content = ArticleContent.Empty with { Blocks = [new PictureBlock { Id = "p", PictureId = ended }, new PictureBlock { Id = "q", PictureId = other }] };
        var text = new CheckedText(content, "en", null, null) { EndedPictures = new Dictionary<Guid, string> { [ended] = "The bridge" } };

        Assert.Equal([new Finding(PictureRightsCheck.RightsEnded, Severity.Warning, "p", "The bridge")], new PictureRightsCheck().Find(text));
    }
}
