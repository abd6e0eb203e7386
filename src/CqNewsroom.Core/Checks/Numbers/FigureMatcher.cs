namespace CqNewsroom.Core.Checks.Numbers;

/// <summary>What became of the figures of a pair.</summary>
internal sealed class FigureMatches
{
    /// <summary>Figures that agree.</summary>
    public List<(Figure Source, Figure Target)> Equal { get; } = [];

    /// <summary>Figures that agree but for rounding.</summary>
    public List<(Figure Source, Figure Target)> Rounded { get; } = [];

    /// <summary>Figures of the source that became others.</summary>
    public List<(Figure Source, Figure Target)> Changed { get; } = [];

    /// <summary>Figures of which <see cref="Equal"/> names parts only, or another one with which they make up a whole.</summary>
    public List<(Figure Source, Figure Target)> Pieces { get; } = [];

    /// <summary>Figures of the source without counterpart.</summary>
    public List<Figure> Missing { get; } = [];

    /// <summary>Figures of the target without counterpart.</summary>
    public List<Figure> Added { get; } = [];
}

/// <summary>Compares the figures of both texts as bags: word order does not matter (R11 in docs/checks.md).</summary>
internal sealed class FigureMatcher
{
    private readonly List<Figure> _source;
    private readonly List<Figure> _target;
    private readonly IReadOnlyList<Figure> _all;
    private readonly double _sourceLength;
    private readonly double _targetLength;
    private readonly FigureMatches _matches = new();

    private FigureMatcher(IReadOnlyList<Figure> source, IReadOnlyList<Figure> target, int sourceLength, int targetLength)
    {
        // What must be there chooses first.
        _source = [.. source.OrderByDescending(figure => figure.Need)];
        _target = [.. target];
        _all = source;
        _sourceLength = Math.Max(1, sourceLength);
        _targetLength = Math.Max(1, targetLength);
    }

    /// <summary>Compares.</summary>
    public static FigureMatches Match(IReadOnlyList<Figure> source, IReadOnlyList<Figure> target, int sourceLength, int targetLength)
    {
        var matcher = new FigureMatcher(source, target, sourceLength, targetLength);
        matcher.Run();
        return matcher._matches;
    }

    private void Run()
    {
        Take(Agreement.AgreeExactly);
        Take((left, right) => Agreement.Agree(left, right, across: false));
        Split(_source, _target, fromSource: true);
        Split(_target, _source, fromSource: false);
        Take((left, right) => Agreement.Agree(left, right, across: true));
        JoinedDurations.Take(_source, _target, (first, second, whole) =>
        {
            _matches.Equal.Add((first, whole));
            _matches.Pieces.Add((second, whole));
        });
        JoinedDurations.Take(_target, _source, (first, second, whole) =>
        {
            _matches.Equal.Add((whole, first));
            _matches.Pieces.Add((whole, second));
        });
        Round();
        Pair();
        _matches.Missing.AddRange(_source);
        _matches.Added.AddRange(_target);
    }

    /// <summary>Of all pairs that agree the best go first, so that of two equal figures the one nearby gets its own.</summary>
    private void Take(Func<Figure, Figure, bool> agree)
    {
        List<(double Worth, Figure Source, Figure Target)> pairs = [];
        foreach (var figure in _source)
        {
            foreach (var other in _target)
            {
                if (agree(figure, other))
                    pairs.Add((Worth(figure, other) - (int)figure.Need, figure, other));
            }
        }
        HashSet<Figure> taken = new(ReferenceEqualityComparer.Instance);
        foreach (var (_, figure, other) in pairs.OrderBy(pair => pair.Worth))
        {
            if (taken.Contains(figure) || taken.Contains(other))
                continue;
            taken.Add(figure);
            taken.Add(other);
            _matches.Equal.Add((figure, other));
        }
        _source.RemoveAll(taken.Contains);
        _target.RemoveAll(taken.Contains);
    }

    /// <summary>Of equal figures that with the same direction and hedge comes first, then the nearest.</summary>
    private double Worth(Figure source, Figure target) =>
        (source.Trend != Trend.None && target.Trend != Trend.None && source.Trend != target.Trend ? 3 : 0) + (Hedges.AreOpposite(source.Hedge, target.Hedge) ? 3 : 0)
        + (source.Move is Move.To or Move.By && target.Move != Move.None && source.Move != target.Move ? 3 : 0) + Gap(source, target);

    private double Gap(Figure source, Figure target) => Math.Abs((source.Span.Start / _sourceLength) - (target.Span.Start / _targetLength));

    /// <summary>A range without counterpart may stand as two figures on the other side.</summary>
    private void Split(List<Figure> whole, List<Figure> parts, bool fromSource)
    {
        for (var index = 0; index < whole.Count; index++)
        {
            var figure = whole[index];
            if (figure.Parts.Count == 0)
                continue;
            var found = figure.Parts.Select(part => parts.FindIndex(other => fromSource ? Agreement.Agree(part, other, across: true) : Agreement.Agree(other, part, across: true))).ToList();
            var isWhole = found.TrueForAll(at => at >= 0) && found.Distinct().Count() == found.Count;
            // Two ends that stand alone and only one of them on the other side: still better told one by one when the other end was a figure of its own.
            if (!isWhole)
                continue;
            var others = found.ConvertAll(at => parts[at]);
            whole.RemoveAt(index--);
            for (var part = 0; part < others.Count; part++)
            {
                parts.Remove(others[part]);
                // 'By 60 percent to 70 percent' is said of the first end.
                var end = part == 0 ? figure.Parts[part] with { Move = figure.Move } : figure.Parts[part];
                _matches.Equal.Add(fromSource ? (end, others[part]) : (others[part], end));
                _matches.Pieces.Add(fromSource ? (figure, others[part]) : (others[part], figure));
            }
        }
    }

    /// <summary>'About 12,000' for 12,035 is a rounded figure.</summary>
    private void Round()
    {
        for (var index = 0; index < _source.Count; index++)
        {
            var figure = _source[index];
            var at = _target.FindIndex(other => other.Hedge != Hedge.None && figure.Main.Class == other.Main.Class && figure.Main.Unit == other.Main.Unit
                && figure.Main.Class is FigureClass.Number or FigureClass.Money or FigureClass.Measure or FigureClass.Proportion
                && !figure.Main.IsRange && Agreement.AreNear(figure.Main.Low, other.Main.Low, 0.01m) && !other.Main.IsRange && IsRounder(figure.Main.Low, other.Main.Low));
            if (at < 0)
                continue;
            _matches.Rounded.Add((figure, _target[at]));
            _target.RemoveAt(at);
            _source.RemoveAt(index--);
        }
    }

    private static bool IsRounder(decimal exact, decimal round) => Zeros(round) > Zeros(exact);

    private static int Zeros(decimal value)
    {
        var zeros = 0;
        var scaled = Math.Abs(value) * 10_000;
        while (scaled != 0 && scaled % 10 == 0 && zeros < 24)
        {
            scaled /= 10;
            zeros++;
        }
        return zeros;
    }

    /// <summary>Whether a date word or a plan of the source means it.</summary>
    private bool IsExplained(Figure target) =>
        _all.Any(figure => figure.Implied.Any(implied => target.Readings.Any(reading => reading.Class == implied.Class && Agreement.AreEqual(reading, implied))));

    private void Pair()
    {
        List<(double Distance, Figure Source, Figure Target)> candidates = [];
        foreach (var figure in _source.Where(figure => figure.Need != Need.Free))
        {
            foreach (var other in _target.Where(other => other.Need != Need.Free && !IsExplained(other)))
            {
                if (other.IsBracketed && other.Main.Class != figure.Main.Class)
                    continue;
                var distance = Agreement.Distance(figure, other);
                if (distance >= Agreement.Never)
                    continue;
                // Two small words that differ are one another's counterpart only where both count the same kind of thing.
                if (figure.Need == Need.Paired && other.Need == Need.Paired && distance > 1)
                    continue;
                // A figure that stands twice in the source may be written once.
                if (distance > 1 && _matches.Equal.Exists(pair => Agreement.Agree(figure, pair.Target, across: false)))
                    continue;
                candidates.Add((distance + Gap(figure, other), figure, other));
            }
        }
        foreach (var (_, figure, other) in candidates.OrderBy(candidate => candidate.Distance))
        {
            if (!_source.Contains(figure, ReferenceEqualityComparer.Instance) || !_target.Contains(other, ReferenceEqualityComparer.Instance))
                continue;
            _matches.Changed.Add((figure, other));
            _source.RemoveAll(left => ReferenceEquals(left, figure));
            _target.RemoveAll(right => ReferenceEquals(right, other));
        }
    }
}

/// <summary>Comparing hedges (R2 in docs/checks.md).</summary>
internal static class Hedges
{
    /// <summary>-1 below, 1 above, 0 neither.</summary>
    public static int Side(Hedge hedge) => hedge switch
    {
        Hedge.Below or Hedge.AtMost => -1,
        Hedge.Above or Hedge.AtLeast => 1,
        _ => 0,
    };

    /// <summary>Whether one says below and the other above.</summary>
    public static bool AreOpposite(Hedge left, Hedge right) => Side(left) * Side(right) < 0;
}
