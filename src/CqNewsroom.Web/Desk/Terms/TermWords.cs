using System.Globalization;
using CqNewsroom.Core.Terms;
using CqNewsroom.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Terms;

/// <summary>How pages say what an entry says.</summary>
internal static class TermWords
{
    /// <summary>On which days it holds; null where that is always.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="text">The entry.</param>
    public static string? Days(IStringLocalizer<TermsText> texts, TermText text) => (text.ValidFrom, text.ValidTo) switch
    {
        (null, null) => null,
        ({ } from, null) => texts["FromDay", Day(from)].Value,
        (null, { } to) => texts["ToDay", Day(to)].Value,
        ({ } from, { } to) => texts["FromToDay", Day(from), Day(to)].Value,
    };

    /// <summary>A day as fields for dates write it.</summary>
    /// <param name="day">The day.</param>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
