using System.Runtime.InteropServices;
using System.Text;
using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Publishing;

namespace CqNewsroom.Core.Search;

/// <summary>One term of a document.</summary>
/// <param name="Term">The term.</param>
/// <param name="Weight">What all its occurrences count together, 1 to 255.</param>
/// <param name="Positions">Where it stands, ascending, as <see cref="NumberWriter"/> writes it; of a Chinese character alone only where a run of them begins or ends.</param>
internal readonly record struct DocumentTerm(string Term, byte Weight, ReadOnlyMemory<byte> Positions);

/// <summary>What the index holds of one article: its terms with weights and positions, block by block.</summary>
internal static class DocumentTerms
{
    /// <summary>Begins the term of a credited name, beside the name's ordinary one; no text yields it.</summary>
    public const string NamePrefix = "@";

    // No phrase reaches from one block into the next.
    private const int BlockGap = 8;

    /// <summary>The terms of an article as bytes, in the order of their characters' numbers.</summary>
    /// <param name="content">What readers see.</param>
    /// <param name="credits">The lines frozen with it.</param>
    /// <param name="tags">The story's tags.</param>
    /// <param name="length">Words and Chinese characters in all.</param>
    public static byte[] Of(ArticleContent content, Credits credits, IReadOnlyList<string> tags, out int length)
    {
        var found = new Dictionary<string, Occurrences>(StringComparer.Ordinal);
        var (from, count) = (0, 0);
        foreach (var field in SearchFields.Of(content, credits, tags))
        {
            if (field.Text.Length == 0)
                continue;
            var last = -1;
            foreach (var token in SearchAnalyzer.Tokens(field.Text))
            {
                Add(found, token.Term, token, field.Weight, from);
                if (field.IsName)
                    Add(found, NamePrefix + token.Term, token, field.Weight, from);
                last = token.Position;
            }

            count += last + 1;
            from += last + 1 + BlockGap;
        }

        length = count;
        return Write(found);
    }

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    public static IEnumerable<DocumentTerm> Read(byte[] bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var length = NumberReader.Read(bytes, ref at);
            var term = Encoding.UTF8.GetString(bytes, at, length);
            at += length;
            var weight = bytes[at++];
            var positions = NumberReader.Read(bytes, ref at);
            yield return new DocumentTerm(term, weight, bytes.AsMemory(at, positions));
            at += positions;
        }
    }

    private static byte[] Write(Dictionary<string, Occurrences> found)
    {
        var (all, one) = (new NumberWriter(), new NumberWriter());
        foreach (var (term, occurrences) in found.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var name = Encoding.UTF8.GetBytes(term);
            all.Write(name.Length);
            all.Write(name);
            all.WriteByte((byte)Math.Min(occurrences.Weight, byte.MaxValue));
            one.Clear();
            one.WriteAscending(occurrences.Positions);
            all.Write(one.Length);
            all.Write(one.Written);
        }

        return all.ToArray();
    }

    private static void Add(Dictionary<string, Occurrences> found, string term, SearchToken token, int weight, int from)
    {
        ref var occurrences = ref CollectionsMarshal.GetValueRefOrAddDefault(found, term, out _);
        occurrences ??= new Occurrences();
        occurrences.Weight += weight;
        if (token.Kind != SearchTokenKind.Character)
            occurrences.Positions.Add(from + token.Position);
    }

    private sealed class Occurrences
    {
        public int Weight { get; set; }

        public List<int> Positions { get; } = [];
    }
}
