using CqNewsroom.Core.Checks.Names;
using CqNewsroom.Core.Checks.Terms;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Core.Checks.Chinese;

/// <summary>Names and titles of the term list with one other character (C3 in docs/checks.md): a slip, or somebody else; so it is a hint.</summary>
internal static class NearTermCheck
{
    private const int Most = 50;

    /// <summary>Words of grammar, which are no part of a name.</summary>
    private const string Grammar = "是的了在和与及或为有不以也又而于至到地得将被把让从由对向就都这那其并即等说";

    /// <summary>Characters that tell bodies apart which are called alike.</summary>
    private const string Telling = "东西南北中上下左右前后高初大小正副省市区县州镇乡村国厅局处科组部委办一二三四五六七八九十新老男女";

    /// <summary>Characters that look alike.</summary>
    private static readonly string[] LookAlikes =
        ["己已巳", "未末", "戊戌戍", "拔拨", "侯候", "晋普", "崇祟", "获荻", "干千于", "土士", "日曰", "大太犬", "人入", "兔免", "刀刁", "史吏", "今令", "析折", "博搏", "斤斥", "卯卵", "析拆", "治冶", "洒酒", "肓盲", "壁璧", "燥躁操澡", "竞竟", "晴睛", "蓝篮", "暑署", "辩辨", "密蜜", "住往", "徽微", "徒徙", "衰哀衷", "恶思", "革草", "要耍", "杨扬", "抗坑", "准淮", "凤风", "万方", "王玉主", "问间", "师帅", "没设", "待侍", "管菅", "候侯", "贷货", "代伐", "季李", "陈阵", "钟钏"];

    /// <summary>Looks at the names and titles of a piece.</summary>
    /// <param name="part">The piece.</param>
    /// <param name="terms">The term list.</param>
    public static IEnumerable<ChineseFinding> Find(ChinesePart part, TermList terms)
    {
        if (terms.Count == 0)
            return [];
        var exact = terms.Find(part.Text, out _);
        var hits = Persons(part.Text, exact, terms.Near)
            .Concat(terms.Near.Others(part.Text).Where(hit => IsSlip(part.Text, hit)))
            .Where(hit => IsHan(part.Text[hit.Other]) && !Grammar.Contains(part.Text[hit.Other], StringComparison.Ordinal) && !exact.Exists(term => term.Span.Start <= hit.Other && hit.Other < term.Span.End))
            .ToList();
        if (hits.Count == 0)
            return [];
        var places = Gazetteer.Find(part.Text);
        hits.RemoveAll(hit => places.Exists(place => place.Span.Start <= hit.Other && hit.Other < place.Span.End));
        return WordFinder.Longest(hits, hit => (hit.Span.Start, hit.Span.Length), _ => 0).Take(Most).Select(hit => new ChineseFinding(
            part,
            hit.Term.Rows[0].Kind == TermKind.Person ? CheckKind.Name : CheckKind.Term,
            Severity.Hint,
            hit.Span,
            new Problem(ProblemCode.TermNear, hit.Span.In(part.Text), hit.Term.Chinese)));
    }

    /// <summary>Names directly beside a title of the list.</summary>
    private static IEnumerable<NearTerms.Hit> Persons(string text, List<(TextSpan Span, ListedTerm Entry)> exact, NearTerms near)
    {
        foreach (var (title, _) in exact.Where(term => term.Entry.Rows[0].Kind == TermKind.Title))
        {
            foreach (var length in (int[])[4, 3])
            {
                if (near.Person(text, new TextSpan(title.End, length)) is { } behind && IsName(text, behind))
                    yield return behind;
                if (near.Person(text, new TextSpan(title.Start - length, length)) is { } before && IsName(text, before))
                    yield return before;
            }
        }
    }

    private static bool IsName(string text, NearTerms.Hit hit) => hit.Other > hit.Span.Start || Surnames.LengthAt(text, hit.Other) > 0;

    /// <summary>
    /// Whether the other character is one that slips in: read alike or looking alike. In the middle of a long name any does that does not tell
    /// bodies apart. The ends of short names are left alone: 重庆大雪 is no 重庆大学.
    /// </summary>
    private static bool IsSlip(string text, NearTerms.Hit hit)
    {
        var (at, length) = (hit.Other - hit.Span.Start, hit.Span.Length);
        var (written, listed) = (text[hit.Other], hit.Term.Chinese[at]);
        var isTitle = hit.Term.Rows[0].Kind == TermKind.Title;
        var isInside = at > 0 && at < length - 1;
        if (length < 4 ? !isTitle || !isInside : length < 5 && !isInside && !isTitle)
            return false;
        if (IsAlike(written, listed))
            return true;
        return length >= 7 && at >= 2 && at < length - 2 && !Telling.Contains(written, StringComparison.Ordinal) && !Telling.Contains(listed, StringComparison.Ordinal);
    }

    private static bool IsAlike(char left, char right) =>
        Array.Exists(LookAlikes, group => group.Contains(left, StringComparison.Ordinal) && group.Contains(right, StringComparison.Ordinal))
        || Pinyin.Of(left).Intersect(Pinyin.Of(right), StringComparer.Ordinal).Any();

    private static bool IsHan(char letter) => letter is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';
}
