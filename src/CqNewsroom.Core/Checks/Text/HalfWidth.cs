namespace CqNewsroom.Core.Checks.Text;

/// <summary>Digits, Latin letters and the marks inside figures in half width, unit for unit, so that places stay the same.</summary>
internal static class HalfWidth
{
    /// <summary>The text in half width.</summary>
    public static string Of(string text)
    {
        var at = 0;
        while (at < text.Length && Fold(text[at]) == text[at])
            at++;
        return at == text.Length ? text : string.Create(text.Length, text, static (span, raw) =>
        {
            for (var index = 0; index < raw.Length; index++)
                span[index] = Fold(raw[index]);
        });
    }

    private static char Fold(char character) => character switch
    {
        >= '\uFF10' and <= '\uFF19' or >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A' => (char)(character - 0xFEE0),
        '\uFF05' => '%',
        '\uFF0E' => '.',
        '\uFF1A' => ':',
        '\uFF0D' or '\u2212' => '-',
        '\uFF5E' or '\u301C' or '\u223C' => '~',
        '\uFF04' => '$',
        '\uFF0F' => '/',
        '\uFF20' => '@',
        '\uFF0B' => '+',
        '\u3000' => ' ',
        _ => character,
    };
}
