using CqNewsroom.Core.Documents;
using CqNewsroom.Core.Workflow;

namespace CqNewsroom.Data.Tests.Workflow;

/// <summary>A check whose findings a test chooses: words that are blocking from now on.</summary>
public sealed class TestFindings : ITextCheck
{
    /// <summary>The words.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public IEnumerable<Finding> Find(CheckedText text) =>
        from block in text.Content.Blocks
        from word in Words
        where PlainText.Of(block).Contains(word, StringComparison.Ordinal)
        select new Finding(LeftoverCheck.HanLeft, Severity.Blocking, block.Id, word);
}
