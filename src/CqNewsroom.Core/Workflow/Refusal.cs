using System.Globalization;
using System.Resources;

namespace CqNewsroom.Core.Workflow;

/// <summary>A refused request: a code for programs and a sentence for the person who asked, in their language.</summary>
/// <param name="Code">Why.</param>
/// <param name="Arguments">What the sentence names (persons, counts, times already in the asker's zone).</param>
public sealed record Refusal(RefusalCode Code, params object[] Arguments)
{
    private static readonly ResourceManager Sentences = new("CqNewsroom.Core.Resources.Refusals", typeof(Refusal).Assembly);

    /// <summary>The sentence, ending with what to do where something can be done.</summary>
    /// <param name="language">Interface language of the asker, <c>zh-CN</c> or <c>en</c>.</param>
    public string In(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        var sentence = Sentences.GetString(Code.ToString(), culture) ?? Code.ToString();
        return string.Format(culture, sentence, Arguments);
    }
}
