using System.Collections.Frozen;

namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>What a unit measures.</summary>
internal enum Dimension
{
    Area,
    Length,
    Mass,
    Volume,
    Temperature,
    Power,
    Energy,
    Other,
}

/// <summary>A unit of measure with its size in the base unit of its dimension.</summary>
/// <param name="Id">Its name inside the checks.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Factor">How many base units it holds.</param>
/// <param name="English">How a fix writes it.</param>
internal sealed record MeasureUnit(string Id, Dimension Dimension, decimal Factor, string English);

/// <summary>Units and their words in both languages (R8 in docs/checks.md).</summary>
internal static class Units
{
    private static readonly FrozenDictionary<string, MeasureUnit> ById = new MeasureUnit[]
    {
        new("mu", Dimension.Area, 666.667m, "mu"),
        new("ha", Dimension.Area, 10_000m, "hectares"),
        new("acre", Dimension.Area, 4046.86m, "acres"),
        new("m2", Dimension.Area, 1m, "square meters"),
        new("km2", Dimension.Area, 1_000_000m, "square kilometers"),
        new("cm2", Dimension.Area, 0.0001m, "square centimeters"),
        new("sqft", Dimension.Area, 0.092903m, "square feet"),
        new("sqmi", Dimension.Area, 2_589_988m, "square miles"),
        new("m", Dimension.Length, 1m, "meters"),
        new("km", Dimension.Length, 1000m, "kilometers"),
        new("li", Dimension.Length, 500m, "li"),
        new("cm", Dimension.Length, 0.01m, "centimeters"),
        new("mm", Dimension.Length, 0.001m, "millimeters"),
        new("nmi", Dimension.Length, 1852m, "nautical miles"),
        new("mi", Dimension.Length, 1609.34m, "miles"),
        new("ft", Dimension.Length, 0.3048m, "feet"),
        new("in", Dimension.Length, 0.0254m, "inches"),
        new("jin", Dimension.Mass, 0.5m, "jin"),
        new("kg", Dimension.Mass, 1m, "kilograms"),
        new("t", Dimension.Mass, 1000m, "tons"),
        new("g", Dimension.Mass, 0.001m, "grams"),
        new("mg", Dimension.Mass, 0.000001m, "milligrams"),
        new("liang", Dimension.Mass, 0.05m, "liang"),
        new("lb", Dimension.Mass, 0.453592m, "pounds"),
        new("oz", Dimension.Mass, 0.0283495m, "ounces"),
        new("m3", Dimension.Volume, 1000m, "cubic meters"),
        new("l", Dimension.Volume, 1m, "liters"),
        new("ml", Dimension.Volume, 0.001m, "milliliters"),
        new("C", Dimension.Temperature, 1m, "degrees Celsius"),
        new("F", Dimension.Temperature, 1m, "degrees Fahrenheit"),
        new("degree", Dimension.Temperature, 1m, "degrees"),
        new("kW", Dimension.Power, 1m, "kilowatts"),
        new("MW", Dimension.Power, 1000m, "megawatts"),
        new("GW", Dimension.Power, 1_000_000m, "gigawatts"),
        new("W", Dimension.Power, 0.001m, "watts"),
        new("kWh", Dimension.Energy, 1m, "kilowatt-hours"),
        new("MWh", Dimension.Energy, 1000m, "megawatt-hours"),
        new("GWh", Dimension.Energy, 1_000_000m, "gigawatt-hours"),
        new("TWh", Dimension.Energy, 1_000_000_000m, "terawatt-hours"),
    }.ToFrozenDictionary(unit => unit.Id, StringComparer.Ordinal);

    /// <summary>Words of Chinese text, the longest first.</summary>
    public static IReadOnlyList<(string Word, string Unit)> Chinese { get; } =
    [
        .. new (string Word, string Unit)[]
        {
            ("亩", "mu"), ("公顷", "ha"), ("英亩", "acre"), ("平方米", "m2"), ("平米", "m2"), ("㎡", "m2"), ("平方公里", "km2"), ("平方千米", "km2"), ("平方厘米", "cm2"),
            ("平方英尺", "sqft"), ("平方英里", "sqmi"), ("米", "m"), ("公里", "km"), ("千米", "km"), ("km", "km"), ("里", "li"), ("华里", "li"), ("厘米", "cm"), ("cm", "cm"),
            ("毫米", "mm"), ("mm", "mm"), ("海里", "nmi"), ("英里", "mi"), ("英尺", "ft"), ("英寸", "in"), ("斤", "jin"), ("市斤", "jin"), ("公斤", "kg"), ("千克", "kg"), ("kg", "kg"),
            ("吨", "t"), ("克", "g"), ("毫克", "mg"), ("磅", "lb"), ("盎司", "oz"), ("立方米", "m3"), ("方水", "m3"), ("升", "l"), ("毫升", "ml"), ("摄氏度", "C"), ("℃", "C"), ("°C", "C"),
            ("华氏度", "F"), ("℉", "F"), ("度", "degree"), ("千瓦", "kW"), ("兆瓦", "MW"), ("吉瓦", "GW"), ("瓦", "W"), ("千瓦时", "kWh"), ("千瓦小时", "kWh"), ("度电", "kWh"),
            ("兆瓦时", "MWh"), ("吉瓦时", "GWh"), ("kW", "kW"), ("MW", "MW"), ("m", "m"),
        }.OrderByDescending(pair => pair.Word.Length),
    ];

    /// <summary>Phrases of English text in lower case (units that are told apart by case stand in both).</summary>
    public static IReadOnlyList<(string Phrase, string Unit)> English { get; } =
    [
        .. new (string Phrases, string Unit)[]
        {
            ("mu|mus", "mu"), ("hectare|hectares|ha", "ha"), ("acre|acres", "acre"),
            ("square meter|square meters|square metre|square metres|sq m|sq. m|sqm|m2|m²|square-meter", "m2"),
            ("square kilometer|square kilometers|square kilometre|square kilometres|sq km|sq. km|km2|km²", "km2"), ("square centimeter|square centimeters|square centimetre|square centimetres", "cm2"),
            ("square foot|square feet|sq ft|sq. ft", "sqft"), ("square mile|square miles|sq mi", "sqmi"), ("meter|meters|metre|metres|m", "m"),
            ("kilometer|kilometers|kilometre|kilometres|km|kms|kph|kmh", "km"), ("li", "li"), ("centimeter|centimeters|centimetre|centimetres|cm", "cm"), ("millimeter|millimeters|millimetre|millimetres|mm", "mm"),
            ("nautical mile|nautical miles", "nmi"), ("mile|miles|mi", "mi"), ("foot|feet|ft", "ft"), ("inch|inches", "in"), ("jin", "jin"),
            ("kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kg|kgs", "kg"), ("ton|tons|tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes", "t"), ("gram|grams|gramme|grammes", "g"),
            ("milligram|milligrams|mg", "mg"), ("liang", "liang"), ("pound|pounds|lb|lbs", "lb"), ("ounce|ounces|oz", "oz"), ("cubic meter|cubic meters|cubic metre|cubic metres|m3|m³|cu m", "m3"),
            ("liter|liters|litre|litres", "l"), ("milliliter|milliliters|millilitre|millilitres|ml", "ml"),
            ("degree celsius|degrees celsius|degree centigrade|degrees centigrade|degree c|degrees c|celsius|c|°c|° c|℃", "C"), ("degree fahrenheit|degrees fahrenheit|degree f|degrees f|fahrenheit|f|°f|° f|℉", "F"), ("degree|degrees|°", "degree"),
            ("kilowatt|kilowatts|kw", "kW"), ("megawatt|megawatts|mw", "MW"), ("gigawatt|gigawatts|gw", "GW"), ("watt|watts", "W"),
            ("kilowatt hour|kilowatt hours|kwh", "kWh"), ("megawatt hour|megawatt hours|mwh", "MWh"), ("gigawatt hour|gigawatt hours|gwh", "GWh"), ("terawatt hour|terawatt hours|twh", "TWh"),
        }.SelectMany(entry => entry.Phrases.Split('|').Select(phrase => (phrase, entry.Unit))),
    ];

    /// <summary>The unit of a name.</summary>
    public static MeasureUnit Of(string id) => ById[id];

    /// <summary>Whether two measures are equal: exactly in one unit, within two per cent between units.</summary>
    public static bool AreEqual(decimal left, string leftUnit, decimal right, string rightUnit)
    {
        var (first, second) = (Of(leftUnit), Of(rightUnit));
        if (leftUnit == rightUnit)
            return left == right;
        if (first.Dimension != second.Dimension)
            return first.Id == "degree" && second.Id is "kWh" && left == right;
        if (first.Dimension == Dimension.Temperature)
            return Math.Abs(Celsius(left, leftUnit) - Celsius(right, rightUnit)) <= (leftUnit == "F" || rightUnit == "F" ? 0.6m : 0m);
        try
        {
            var (a, b) = (left * first.Factor, right * second.Factor);
            return Math.Abs(a - b) <= Math.Max(Math.Abs(a), Math.Abs(b)) * 0.02m;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static decimal Celsius(decimal value, string unit) => unit == "F" ? (value - 32) * 5 / 9 : value;
}

/// <summary>Currencies and their words (R7 in docs/checks.md).</summary>
internal static class Currencies
{
    /// <summary>Words of Chinese text that stand behind an amount, the longest first.</summary>
    public static IReadOnlyList<(string Word, string Currency)> Chinese { get; } =
    [
        .. new (string Word, string Currency)[]
        {
            ("元", "CNY"), ("块钱", "CNY"), ("块", "CNY"), ("元人民币", "CNY"), ("人民币", "CNY"), ("美元", "USD"), ("美金", "USD"), ("港元", "HKD"), ("港币", "HKD"), ("欧元", "EUR"), ("日元", "JPY"), ("英镑", "GBP"),
            ("韩元", "KRW"), ("新台币", "TWD"), ("澳元", "AUD"), ("加元", "CAD"), ("新加坡元", "SGD"), ("新元", "SGD"), ("卢布", "RUB"), ("泰铢", "THB"), ("瑞士法郎", "CHF"), ("卢比", "INR"), ("澳门元", "MOP"), ("新西兰元", "NZD"), ("林吉特", "MYR"),
        }.OrderByDescending(pair => pair.Word.Length),
    ];

    /// <summary>Phrases of English text behind an amount.</summary>
    public static IReadOnlyList<(string Phrase, string Currency)> English { get; } =
    [
        .. new (string Phrases, string Currency)[]
        {
            ("yuan|rmb|cny|renminbi|chinese yuan|yuan rmb|yuan renminbi|kuai", "CNY"),
            ("dollar|dollars|u s dollars|u s dollar|us dollars|us dollar|u.s. dollar|u.s. dollars|american dollars|usd|bucks", "USD"),
            ("hong kong dollar|hong kong dollars|hk dollars|hkd", "HKD"), ("euro|euros|eur", "EUR"), ("yen|japanese yen|jpy", "JPY"), ("pounds sterling|british pounds|british pound|pound sterling|gbp|sterling", "GBP"),
            ("won|south korean won|korean won|krw", "KRW"), ("new taiwan dollars|twd", "TWD"), ("australian dollars|aud", "AUD"), ("canadian dollars|cad", "CAD"), ("singapore dollars|singapore dollar|sgd", "SGD"),
            ("ruble|rubles|rouble|roubles", "RUB"), ("baht", "THB"), ("swiss francs|swiss franc|chf", "CHF"), ("rupee|rupees", "INR"), ("patacas|pataca|mop", "MOP"), ("new zealand dollars", "NZD"), ("ringgit|ringgits", "MYR"),
        }.SelectMany(entry => entry.Phrases.Split('|').Select(phrase => (phrase, entry.Currency))),
    ];

    /// <summary>Signs before an amount, the longest first.</summary>
    public static IReadOnlyList<(string Sign, string Currency)> Signs { get; } =
        [("US$", "USD"), ("HK$", "HKD"), ("NT$", "TWD"), ("NZ$", "NZD"), ("MOP$", "MOP"), ("A$", "AUD"), ("C$", "CAD"), ("S$", "SGD"), ("USD", "USD"), ("RMB", "CNY"), ("CNY", "CNY"), ("HKD", "HKD"), ("EUR", "EUR"), ("JPY", "JPY"), ("GBP", "GBP"), ("CN¥", "CNY"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "CNY|JPY"), ("￥", "CNY|JPY")];

    /// <summary>How a fix writes an amount.</summary>
    public static string Write(string amount, string currency) => currency switch
    {
        "USD" => "$" + amount,
        "HKD" => "HK$" + amount,
        "EUR" => amount + " euros",
        "GBP" => "£" + amount,
        "JPY" => amount + " yen",
        "CNY" => amount + " yuan",
        _ => amount + " " + currency,
    };
}
