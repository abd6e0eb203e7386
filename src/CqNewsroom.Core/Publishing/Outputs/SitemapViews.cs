using CqNewsroom.Core.Newsrooms;

namespace CqNewsroom.Core.Publishing.Outputs;

/// <summary>The articles that first went live in a month, in one language: what one sitemap holds, or several where it is too much for one.</summary>
/// <param name="Language">The language.</param>
/// <param name="Month">First day of the month, on the newsroom's calendar.</param>
/// <param name="Part">1, or more where the month holds more than one file may.</param>
/// <param name="ChangedAt">When readers last got something new of it (UTC).</param>
public sealed record SitemapShard(Language Language, DateOnly Month, int Part, DateTime ChangedAt);

/// <summary>The news of the last two days.</summary>
/// <param name="TimeZoneId">The newsroom's zone.</param>
/// <param name="Items">The articles, newest first.</param>
/// <param name="Parts">The same articles by day, newest day first: what the maps hold where one is too small for all.</param>
/// <param name="GoodUntil">When the first of them leaves the list (UTC); null where it is empty.</param>
/// <param name="Older">Where there is no news: the newest older addresses, which are listed as plain ones.</param>
public sealed record NewsList(string TimeZoneId, IReadOnlyList<NewsItem> Items, IReadOnlyList<NewsPart> Parts, DateTime? GoodUntil, IReadOnlyList<string> Older);

/// <summary>The news of a day, or a part of it where the day holds more than one map may.</summary>
/// <param name="Day">The day of first publication on the newsroom's calendar: a fixed key, so that the map of a day that is over keeps its bytes.</param>
/// <param name="Part">1 for the first of the day.</param>
/// <param name="Items">The articles, oldest first, so that a new one moves no other to another part.</param>
public sealed record NewsPart(DateOnly Day, int Part, IReadOnlyList<NewsItem> Items)
{
    /// <summary>When readers last got something new of it (UTC).</summary>
    public DateTime ChangedAt => Items.Max(item => item.ChangedAt);
}

/// <summary>An article of the last two days.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Publication">The newsroom's name in its language.</param>
/// <param name="Language">Its language.</param>
/// <param name="PublishedAt">When it first went live (UTC).</param>
/// <param name="ChangedAt">When readers last got something new of it (UTC).</param>
/// <param name="Title">Its headline.</param>
public sealed record NewsItem(string Address, string Publication, Language Language, DateTime PublishedAt, DateTime ChangedAt, string Title);
