using CqNewsroom.Core.Word;
using CqNewsroom.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Editing;

/// <summary>Says what a writer should know of a Word document that was taken in.</summary>
/// <param name="texts">The texts of the writing surface.</param>
public sealed class WordNotes(IStringLocalizer<EditingText> texts)
{
    /// <summary>A note as a sentence in the language of the interface.</summary>
    /// <param name="note">The note.</param>
    public string Of(WordNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return texts["Note" + note.Kind, [.. note.Arguments]];
    }
}
