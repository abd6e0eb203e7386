namespace CqNewsroom.Data.Tests.Import;

/// <summary>Archives that the tests make; no newsroom of that name exists.</summary>
internal static class MadeArchives
{
    /// <summary>An export of WordPress with the given items.</summary>
    public static string WordPress(params string[] items) => $"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>River Post</title><link>https://riverpost.example</link><language>en-US</language>
        <wp:author><wp:author_login><![CDATA[wmei]]></wp:author_login><wp:author_display_name><![CDATA[Wu Mei]]></wp:author_display_name></wp:author>
        {string.Join('\n', items)}
        </channel></rss>
        """;

    /// <summary>A post of WordPress.</summary>
    public static string Post(int id, string title, string html, string more = "", string status = "publish", string type = "post", string password = "", string date = "2021-05-04 03:02:01") => $"""
        <item><title><![CDATA[{title}]]></title><link>https://riverpost.example/2021/05/04/post-{id}/</link><dc:creator><![CDATA[wmei]]></dc:creator>
        <guid isPermaLink="false">https://riverpost.example/?p={id}</guid><content:encoded><![CDATA[{html}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
        <wp:post_id>{id}</wp:post_id><wp:post_date>2021-05-04 11:02:01</wp:post_date><wp:post_date_gmt>{date}</wp:post_date_gmt><wp:status>{status}</wp:status><wp:post_type>{type}</wp:post_type>
        <wp:post_password><![CDATA[{password}]]></wp:post_password>{more}</item>
        """;

    /// <summary>A picture of WordPress.</summary>
    public static string Attachment(int id, string address, string caption, string alt) => $"""
        <item><title>picture</title><link>https://riverpost.example/picture-{id}</link><guid isPermaLink="false">{address}</guid><excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded>
        <wp:post_id>{id}</wp:post_id><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url>{address}</wp:attachment_url>{Meta("_wp_attachment_image_alt", alt)}</item>
        """;

    /// <summary>A field beside a post.</summary>
    public static string Meta(string key, string value) => $"<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>";

    /// <summary>A term of a post.</summary>
    public static string Term(string domain, string slug, string name) => $"<category domain=\"{domain}\" nicename=\"{slug}\"><![CDATA[{name}]]></category>";

    /// <summary>A page in the plain form.</summary>
    public static string Page(string headline, string time, params string[] paragraphs) => string.Join("\n\n", ["Chongqing News", headline, time, .. paragraphs]) + "\n";
}
