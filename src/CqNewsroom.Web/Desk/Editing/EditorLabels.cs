using CqNewsroom.Web.Resources;
using Microsoft.Extensions.Localization;

namespace CqNewsroom.Web.Desk.Editing;

/// <summary>The texts of the rich-text editor in the language of the page. The script's own list (labels.ts) has the same names.</summary>
public static class EditorLabels
{
    private static readonly string[] Names =
    [
        "toolbar", "paragraph", "heading2", "heading3", "quotation", "bulletedList", "numberedList", "bold", "italic", "link", "undo", "redo",
        "linkAddress", "linkApply", "linkRemove", "linkInvalid", "cancel", "body", "bodyPlaceholder", "attributionPlaceholder", "picture", "fields",
        "headline", "secondHeadline", "summary", "datelinePlace", "datelineAgency", "byline", "bylineName", "bylineAdd", "bylineRemove", "origin",
        "saved", "savedEarlier", "unsaved", "saving", "offline", "conflict", "signedOut", "leaseLost", "refused", "goThere", "readOnly", "loading",
        "loadFailed", "tryAgain", "signedOutHelp", "signIn", "leaseHeld", "leaseFree", "leaseOwn", "write", "writeHere", "takeOver", "takeOverAsk", "askForIt", "leaseAsked", "leaseLostHelp",
        "leaseLostNobody", "copyText", "copied", "reload", "conflictTitle", "conflictHelp", "mine", "theirs", "theirsUnknown", "keepMine",
        "takeTheirs", "removedText", "journalFound", "journalRestore", "journalDiscard", "journalDiscardAsk", "source", "sourceChanged", "leaveOut",
        "leaveOutHelp", "addCounterpart", "untranslated",
        "table", "divider", "blockMenu", "blockHandle", "moveUp", "moveDown", "duplicate", "removeBlock", "rowAbove", "rowBelow", "columnBefore",
        "columnAfter", "headerRow", "removeRow", "removeColumn", "find", "replaceWith", "findReplace", "findPrevious", "findNext", "replaceOne",
        "replaceEvery", "matchCase", "wholeWord", "found", "foundAt", "notFound", "replaced", "fullScreen", "help", "close", "helpBlocks",
        "helpText", "helpEditing", "nest", "unnest", "lineBreak", "saveNow", "comment",
        "library", "pictureAnother", "pictureAlt", "pictureAltHint", "pictureCredit", "pictureCreditHint", "pictureCaption", "pictureSending", "pictureFailed", "pictureTooBig",
        "guideCharacters", "guideWords", "guideOver", "openPlace", "openPicture", "importPicture", "importFailed", "whoWrote", "whoWroteYou",
        "aidTitle", "aidConfirm", "aidNext", "aidFold", "aidPropose", "aidSearch", "aidProgress", "aidDoubts", "aidLeft", "aidLate", "aidHours", "aidMinutes", "aidNoPart",
        "aidFindings", "aidFine", "aidIsConfirmed", "aidHint", "aidWarning", "aidBlocking", "aidFix", "aidFixed", "aidTerms", "aidNames", "aidFigures", "aidMemory",
        "aidNoMatch", "aidIncomplete", "aidNumbersDiffer", "aidNotPublic", "aidFound", "aidConfirmed", "aidAllDone", "aidEmpty", "aidUntouched",
        "aidNotSaved", "aidStillRight", "aidUseUpdated", "aidAnswered", "helpTranslation", "aidTakeMatch", "aidTakeTerm", "aidTakeFigure", "aidTakeFix",
        "aidComments", "aidCommentsNext", "aidNoComments", "aidReply", "aidReplySend", "aidReplied", "aidOnSource",
        "proofTitle", "proofNext", "proofHelp",
        "aidMachine", "aidMachineAsk", "aidMachineAsking", "aidMachineSilent", "aidMachineIs", "aidMachineWas", "aidMachineUntouched",
    ];

    /// <summary>All texts by name.</summary>
    /// <param name="texts">The texts in the language of the page.</param>
    public static IReadOnlyDictionary<string, string> Of(IStringLocalizer<EditorText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Names.ToDictionary(name => name, name => texts[name].Value, StringComparer.Ordinal);
    }
}
