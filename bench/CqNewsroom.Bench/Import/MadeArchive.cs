using System.Globalization;
using System.Text;

namespace CqNewsroom.Bench.Import;

/// <summary>A WordPress export of made-up stories, half of them Chinese originals with their English versions behind them, of the length of a news report.</summary>
internal static class MadeArchive
{
    private const int Paragraphs = 10;

    /// <summary>Writes one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="stories">How many posts.</param>
    public static void Write(string file, int stories)
    {
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.WriteLine("""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Made up</title><link>https://made-up.example</link>""");
        var start = new DateTime(2010, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var number = 0; number < stories; number++)
        {
            // Of four posts two are a pair, two stand alone.
            var (isEnglish, pair) = (number % 4 is 1 or 3, number % 4 < 2 ? number / 4 : -1);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                <item><title><![CDATA[{(isEnglish ? "Made-up report" : "虚构报道")} {number}]]></title><link>https://made-up.example/{start.AddHours(number):yyyy/MM/dd}/post-{number}/</link><guid isPermaLink="false">https://made-up.example/?p={number}</guid><dc:creator>desk</dc:creator>
                <category domain="category" nicename="city">City</category><category domain="language" nicename="{(isEnglish ? "en" : "zh")}">x</category>{(pair < 0 ? "" : $"<category domain=\"post_translations\" nicename=\"pll_{pair}\">x</category>")}
                <wp:post_id>{number}</wp:post_id><wp:post_date_gmt>{start.AddHours(number):yyyy-MM-dd HH:mm:ss}</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><content:encoded><![CDATA[{Text(number, isEnglish)}]]></content:encoded></item>
                """));
        }

        writer.WriteLine("</channel></rss>");
    }

    private static string Text(int number, bool isEnglish)
    {
        var text = new StringBuilder();
        for (var paragraph = 0; paragraph < Paragraphs; paragraph++)
        {
            var sentence = isEnglish
                ? string.Create(CultureInfo.InvariantCulture, $"In report {number}, paragraph {paragraph}, the <b>made-up office</b> said that the ferry had carried {number * 7} passengers. ")
                : string.Create(CultureInfo.InvariantCulture, $"第{number}号报道第{paragraph}段，<b>虚构办公室</b>表示，轮渡已运送旅客{number * 7}人次。");
            text.Append("<p>").Insert(text.Length, sentence, isEnglish ? 4 : 5).Append("</p>\n");
        }

        return text.Append(isEnglish ? "<p>(Translated by Nobody)</p>" : "<p>责任编辑：无名</p>").ToString();
    }
}
