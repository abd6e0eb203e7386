namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>Reads numbers in Chinese text: digits, Chinese numerals, 万 and 亿, and both mixed (R1 in docs/checks.md).</summary>
internal static class ChineseNumbers
{
    private const string HanDigits = "〇一二三四五六七八九";
    private const int MostDigits = 18;

    /// <summary>Larger numbers are none.</summary>
    internal const decimal Largest = 1_000_000_000_000_000_000m;

    /// <summary>Units that make a bare 百, 千, 万 or 亿 a figure when they stand before it.</summary>
    private const string BeforeBare = "上近数几成每过超逾破达约";

    /// <summary>Value of a Chinese digit, -1 where it is none.</summary>
    public static int Digit(char character) => character switch
    {
        '零' => 0,
        '两' => 2,
        _ => HanDigits.IndexOf(character, StringComparison.Ordinal),
    };

    /// <summary>Whether a number can begin with the character.</summary>
    public static bool CanBegin(char character) => char.IsAsciiDigit(character) || Digit(character) >= 0 || character is '十' or '百' or '千' or '万' or '亿' or '数' or '几';

    /// <summary>Reads the number that begins at a position.</summary>
    /// <param name="text">The text, digits in half width.</param>
    /// <param name="start">Where it may begin.</param>
    /// <returns>The number, null where none begins.</returns>
    public static ChineseNumber? Read(string text, int start)
    {
        if (start >= text.Length)
            return null;
        var first = text[start];
        if (!CanBegin(first))
            return null;
        if (first is '数' or '几')
            return Vague(text, start);
        if (Digit(first) >= 0 && DigitRun(text, start) is { } run)
            return run;
        try
        {
            // What is larger than the largest sums of the news would overflow in later arithmetic.
            return new Reader(text, start).Read() is { High: <= Largest } number ? number : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>数十, 几百, 数千万.</summary>
    private static ChineseNumber? Vague(string text, int start)
    {
        var position = start + 1;
        var value = 1m;
        var wanYi = false;
        while (position < text.Length && position < start + 5 && Unit(text[position]) is > 0 and var unit)
        {
            value *= unit;
            wanYi |= unit >= 10_000;
            position++;
        }
        if (position == start + 1 || StartsAt(text, position, "分之") || StartsAt(text, position, "分点"))
            return null;
        return new ChineseNumber(start, position, value, value) { IsVague = true, HasHan = true, HasWanYi = wanYi };
    }

    /// <summary>Three or more digits in a row, or two that are no neighbours: 二〇二六.</summary>
    private static ChineseNumber? DigitRun(string text, int start)
    {
        var end = start;
        var value = 0m;
        while (end < text.Length && end - start <= MostDigits && Digit(text[end]) is >= 0 and var digit && text[end] != '两')
        {
            value = (value * 10) + digit;
            end++;
        }
        var length = end - start;
        if (length < 2 || length > MostDigits || (end < text.Length && Unit(text[end]) > 0 && length == 2))
            return null;
        // 九零后 and 九〇年代 are the only pairs with a zero.
        var isDecade = end < text.Length && text[end] is '后' or '年';
        if (length == 2 && (AreNeighbours(text, start) || (!isDecade && (Digit(text[start]) is 0 || Digit(text[start + 1]) is 0))))
            return null;
        return new ChineseNumber(start, end, value, value) { HasHan = true, IsDigitRun = true };
    }

    /// <summary>Whether two digits name a range: 七八, 两三, 三五.</summary>
    internal static bool AreNeighbours(string text, int start)
    {
        if (start + 1 >= text.Length)
            return false;
        var (low, high) = (Digit(text[start]), Digit(text[start + 1]));
        return low >= 1 && high <= 9 && (high == low + 1 || (low == 3 && high == 5)) && text[start + 1] != '两';
    }

    internal static long Unit(char character) => character switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };

    internal static bool StartsAt(string text, int position, string word) =>
        position >= 0 && position + word.Length <= text.Length && string.CompareOrdinal(text, position, word, 0, word.Length) == 0;

    /// <summary>Walks over one number. Low and high run together, so that 两三百万 needs no second way.</summary>
    private sealed class Reader
    {
        private readonly string _text;
        private readonly int _start;
        private int _position;
        private Pair _high;
        private Pair _middle;
        private Pair _section;
        private Pair? _pending;
        private decimal _lastUnit;
        private bool _zero;
        private bool _han;
        private bool _wanYi;
        private bool _bare;
        private bool _pendingHan;
        private int _digits;
        private Hedge _hedge;

        public Reader(string text, int start)
        {
            _text = text;
            _start = start;
            _position = start;
        }

        public ChineseNumber? Read()
        {
            while (_position < _text.Length && Step())
            {
            }
            if (_position == _start)
                return null;
            var rest = _pending ?? default;
            if (_pendingHan && _lastUnit > 10 && !_zero && _pending is { Low: < 10 })
                rest = new Pair(rest.Low * _lastUnit / 10, rest.High * _lastUnit / 10);
            var low = _high.Low + _middle.Low + _section.Low + rest.Low;
            var high = _high.High + _middle.High + _section.High + rest.High;
            if (_bare && !BareIsNumber())
                return null;
            return new ChineseNumber(_start, _position, low, high) { HasHan = _han, HasWanYi = _wanYi, Hedge = _hedge, IsBare = _bare && BareIsSoft(), Digits = _digits };
        }

        private bool Step()
        {
            var character = _text[_position];
            if (char.IsAsciiDigit(character))
                return _pending is null && (_position == _start || _wanYi) && Arabic();
            if (Unit(character) is > 0 and var unit)
                return Multiply(unit);
            if (Digit(character) is >= 0 and var digit)
                return HanDigit(digit);
            return character switch
            {
                '点' => Point(),
                '个' => Classifier(),
                '余' or '多' or '来' or '几' => More(),
                _ => false,
            };
        }

        private bool Arabic()
        {
            var end = ArabicNumbers.End(_text, _position);
            if (ArabicNumbers.Value(_text, _position, end) is not { } value)
                return false;
            if (_position == _start)
                _digits = ArabicNumbers.WholeDigits(_text, _position, end);
            _pending = new Pair(value, value);
            _pendingHan = false;
            _position = end;
            return true;
        }

        private bool HanDigit(int digit)
        {
            if (_pending is not null)
                return false;
            if (_zero && digit == 0)
                return false;
            if (AreNeighbours(_text, _position))
            {
                var high = Digit(_text[_position + 1]);
                var behind = _position + 2 < _text.Length ? _text[_position + 2] : '\0';
                if (Digit(behind) < 0 && (behind is not ('十' or '百' or '千') || _section.Low == 0))
                {
                    _pending = new Pair(digit, high);
                    _pendingHan = _han = true;
                    _position += 2;
                    return true;
                }
            }
            if (digit == 0 && _position > _start)
            {
                if (_position + 1 >= _text.Length || (Digit(_text[_position + 1]) < 1 && _text[_position + 1] != '十' && !char.IsAsciiDigit(_text[_position + 1])))
                    return false;
                _zero = true;
                _position++;
                return true;
            }
            _pending = new Pair(digit, digit);
            _pendingHan = _han = true;
            _position++;
            return true;
        }

        private bool Multiply(long unit)
        {
            if (StartsAt(_text, _position, "百分点") || (unit > 10 && _position == _start && StartsAt(_text, _position + 1, "分之")))
                return false;
            if (unit is 100 or 1000 && _pending is null && _position > _start && _hedge == Hedge.None && _section.Low == 0)
                return false;
            // 千瓦, 千克, 千米 are units; the number ends before them.
            if (unit == 1000 && _position + 1 < _text.Length && _text[_position + 1] is '瓦' or '克' or '米' or '伏' or '赫' or '焦' && _position > _start)
                return false;
            if (_position == _start)
                _bare = true;
            _han |= _digits == 0;
            if (unit < 10_000)
            {
                var coefficient = _pending ?? new Pair(1, 1);
                _section = _section.Low > 0 && _pending is null ? new Pair(_section.Low * unit, _section.High * unit) : _section.Plus(coefficient.Times(unit));
            }
            else if (unit == 10_000)
            {
                _middle = _middle.Plus(Whole().Times(unit));
                _section = default;
            }
            else
            {
                var whole = _middle.Plus(_section).Plus(_pending ?? default);
                _high = _high.Plus((whole.High == 0 ? new Pair(1, 1) : whole).Times(unit));
                _middle = _section = default;
            }
            _pending = null;
            _wanYi |= unit >= 10_000;
            _lastUnit = unit;
            _zero = false;
            _position++;
            return true;
        }

        private Pair Whole()
        {
            var whole = _section.Plus(_pending ?? default);
            return whole.High == 0 ? new Pair(1, 1) : whole;
        }

        /// <summary>三点五; not 三点五十分, which is a time of day.</summary>
        private bool Point()
        {
            if (_pending is not { } whole && _section.High == 0)
                return false;
            var end = _position + 1;
            var fraction = 0m;
            var scale = 1m;
            while (end < _text.Length && end < _position + 10 && Digit(_text[end]) is >= 0 and var digit && _text[end] != '两')
            {
                scale /= 10;
                fraction += digit * scale;
                end++;
            }
            if (end == _position + 1 || (_digits > 0 && !_han) || (end < _text.Length && _text[end] is '十' or '分' or '刻' or '半'))
                return false;
            var before = _section.Plus(_pending ?? default);
            _pending = new Pair(before.Low + fraction, before.High + fraction);
            _section = default;
            _pendingHan = false;
            _position = end;
            return true;
        }

        /// <summary>一个亿.</summary>
        private bool Classifier()
        {
            if (_pending is null || _position + 1 >= _text.Length || _text[_position + 1] is not ('亿' or '万'))
                return false;
            _position++;
            return true;
        }

        /// <summary>20余, 20多万, 3亿多, 十几.</summary>
        private bool More()
        {
            if (_position == _start)
                return false;
            var character = _text[_position];
            var next = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
            if (character == '来' && _section.Low + _middle.Low + _high.Low == 0 && _digits == 0)
                return false;
            if (character == '来' && next is '自' or '到' or '源' or '说')
                return false;
            if (character == '几' && _lastUnit != 10)
                return false;
            if (_hedge != Hedge.None || (_pendingHan && _pending is { High: < 10 } && _section.Low == 0 && next is not ('万' or '亿')))
                return false;
            _hedge = character == '来' ? Hedge.About : Hedge.Above;
            _position++;
            return next is '万' or '亿' or '千' or '百';
        }

        private bool BareIsNumber()
        {
            if (_start > 0 && BeforeBare.Contains(_text[_start - 1], StringComparison.Ordinal))
                return true;
            return _text[_start] == '十' || StartsAt(_text, _position, "公里") || _hedge != Hedge.None || _position - _start >= 2;
        }

        private bool BareIsSoft() => _text[_start] != '十' && _hedge == Hedge.None && !(_start > 0 && BeforeBare.Contains(_text[_start - 1], StringComparison.Ordinal));
    }

    private readonly record struct Pair(decimal Low, decimal High)
    {
        public Pair Plus(Pair other) => new(Low + other.Low, High + other.High);

        public Pair Times(decimal factor) => new(Low * factor, High * factor);
    }
}
