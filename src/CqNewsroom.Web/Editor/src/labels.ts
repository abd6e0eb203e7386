/** Every text that the editor shows. The page passes them in the interface language; these stand in for what it leaves out. */
export const englishLabels = {
  toolbar: 'Formatting', paragraph: 'Paragraph', heading2: 'H2 heading', heading3: 'H3 subheading', quotation: 'Quotation',
  bulletedList: 'Bulleted list', numberedList: 'Numbered list', bold: 'Bold', italic: 'Italic', link: 'Link', undo: 'Undo', redo: 'Redo',
  linkAddress: 'Address of the link', linkApply: 'Apply', linkRemove: 'Remove link', linkInvalid: 'An address starts with https://, http:// or mailto:',
  cancel: 'Cancel',
  body: 'Text', bodyPlaceholder: 'Write here', attributionPlaceholder: 'Who said it', picture: 'Picture',
  fields: 'Headline and details', headline: 'Headline', secondHeadline: 'Second headline', summary: 'Summary', datelinePlace: 'Dateline: place',
  datelineAgency: 'Dateline: agency', byline: 'Byline', bylineName: 'Name {0}', bylineAdd: 'Add a name', bylineRemove: 'Remove {0}',
  origin: 'Source of a repost',
  saved: 'Saved {0}', savedEarlier: 'Saved', unsaved: 'Not saved yet', saving: 'Saving', offline: 'Offline · {0} changes kept here',
  conflict: 'Changed elsewhere: please choose', signedOut: 'Signed out: your text is kept here', leaseLost: 'Read only: {0} is writing now',
  refused: 'Not saved', goThere: 'Go there', readOnly: 'Read only', loading: 'Loading the text', loadFailed: 'The text could not be loaded.', tryAgain: 'Try again',
  signedOutHelp: 'You have been signed out. Sign in again in a new tab and come back here: your text is still here and will then be saved.',
  signIn: 'Sign in',
  leaseHeld: '{0} is writing this text. You can read along.', leaseFree: 'Nobody is writing this text now.', write: 'Write', takeOver: 'Take over',
  leaseOwn: 'You are writing this text in another tab or window. You can read along here.', writeHere: 'Write here instead',
  takeOverAsk: 'Take over from {0}? Their unsaved text is kept as a revision of theirs, and their page turns read-only.',
  leaseLostHelp: '{0} has taken over this text. What you see here is your text; nothing of it is gone.', leaseLostNobody: 'Somebody else',
  copyText: 'Copy my text', copied: 'Copied', reload: 'Show the current text',
  conflictTitle: 'This text was changed elsewhere while you were writing', conflictHelp: 'Nothing is lost: your text was also kept as a revision. Choose for each place.',
  mine: 'My text', theirs: '{0}’s text', theirsUnknown: 'The other text', keepMine: 'Keep mine', takeTheirs: 'Take theirs', removedText: '(removed)',
  journalFound: 'This browser holds text from {0} that the server did not get.', journalRestore: 'Put it back', journalDiscard: 'Discard',
  journalDiscardAsk: 'Discard the text from {0}? It cannot be brought back.',
  source: 'Source text', sourceChanged: 'The source has changed here', leaveOut: 'Left out', leaveOutHelp: 'Left out in the translation', addCounterpart: 'Translate this block',
  untranslated: 'Not translated yet',
  table: 'Table', divider: 'Divider', blockMenu: 'Block actions', blockHandle: 'Drag to move, press for actions', moveUp: 'Move up',
  moveDown: 'Move down', duplicate: 'Duplicate', removeBlock: 'Remove', rowAbove: 'Row above', rowBelow: 'Row below', columnBefore: 'Column before',
  columnAfter: 'Column after', headerRow: 'Header row', removeRow: 'Remove row', removeColumn: 'Remove column', find: 'Find',
  replaceWith: 'Replace with', findReplace: 'Find and replace', findPrevious: 'Previous', findNext: 'Next', replaceOne: 'Replace',
  replaceEvery: 'Replace all', matchCase: 'Match case', wholeWord: 'Whole words', found: '{0} found', foundAt: '{0} of {1}',
  notFound: 'Nothing found', replaced: '{0} replaced', fullScreen: 'Full screen', help: 'Keys and shortcuts', close: 'Close',
  helpBlocks: 'Kinds of block', helpText: 'Text', helpEditing: 'Editing', nest: 'Nest a list item', unnest: 'Take it out again',
  lineBreak: 'Line break', saveNow: 'Save now', comment: 'Comment',
  pictureAlt: 'Alternative text', pictureAltHint: 'What is to be seen, for those who do not see it', pictureCredit: 'Credit',
  pictureCreditHint: 'Photographer and agency', pictureCaption: 'Caption', pictureSending: 'Sending {0}', pictureFailed: '{0} did not arrive.',
  pictureTooBig: '{0} has more than {1} MB. Save the picture smaller and send it again.',
  guideCharacters: '{0} / {1} characters', guideWords: '{0} / {1} words', guideOver: '{0} over',
};

export type Labels = typeof englishLabels;

export const withLabels = (labels: Partial<Labels> | undefined): Labels => ({ ...englishLabels, ...labels });
export const fill = (text: string, ...values: (string | number)[]): string => text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
