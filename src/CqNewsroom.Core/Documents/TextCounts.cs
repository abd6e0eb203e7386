using System.Text;

namespace CqNewsroom.Core.Documents;

/// <summary>How long a text is, in the three figures used in the trade.</summary>
/// <param name="ChineseCharacters">Han characters only.</param>
/// <param name="WordStyleCount">字数 as word processors count it: each Chinese character or Chinese mark one, each run of other letters and digits one.</param>
/// <param name="EnglishWords">Runs of letters and digits of other scripts, parted by white space or Chinese characters.</param>
public sealed record TextCounts(int ChineseCharacters, int WordStyleCount, int EnglishWords)
{
    /// <summary>Counts an article, all that <see cref="PlainText"/> holds of it.</summary>
    /// <param name="content">The content.</param>
    /// <returns>The figures.</returns>
    public static TextCounts Of(ArticleContent content) => Of(PlainText.Of(content));

    /// <summary>Counts a block.</summary>
    /// <param name="block">The block.</param>
    /// <returns>The figures.</returns>
    public static TextCounts Of(Block block) => Of(PlainText.Of(block));

    /// <summary>Counts a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The figures.</returns>
    public static TextCounts Of(string text)
    {
        var counter = new Counter();
        foreach (var rune in text.EnumerateRunes())
            counter.Add(rune);
        return counter.Finish();
    }

    private sealed class Counter
    {
        private int _han;
        private int _asian;
        private int _words;
        private bool _inWord;
        private bool _afterAsian;
        private int _openMarks;
        private bool _marksAfterAsian;

        public void Add(Rune rune)
        {
            if (ScriptRanges.IsSharedMark(rune))
            {
                _marksAfterAsian |= _openMarks == 0 && _afterAsian;
                _openMarks++;
                return;
            }
            var asian = ScriptRanges.IsEastAsian(rune);
            CloseMarks(asian);
            if (asian)
            {
                _asian++;
                _han += ScriptRanges.IsHan(rune) ? 1 : 0;
            }
            if (asian || Rune.IsWhiteSpace(rune))
                CloseWord();
            else
                _inWord |= Rune.IsLetterOrDigit(rune);
            _afterAsian = asian;
        }

        public TextCounts Finish()
        {
            CloseMarks(beforeAsian: false);
            CloseWord();
            return new TextCounts(_han, _asian + _words, _words);
        }

        /// <summary>Quotation marks, dashes and dots serve both scripts; they are Chinese where a Chinese character stands beside them.</summary>
        private void CloseMarks(bool beforeAsian)
        {
            if (_openMarks > 0 && (beforeAsian || _marksAfterAsian))
            {
                _asian += _openMarks;
                CloseWord();
            }
            _openMarks = 0;
            _marksAfterAsian = false;
        }

        private void CloseWord()
        {
            _words += _inWord ? 1 : 0;
            _inWord = false;
        }
    }
}
