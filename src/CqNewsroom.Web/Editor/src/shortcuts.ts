// What is typed at the start of a paragraph to make another kind of block of it; Backspace right after takes it back. Full-width forms count
// as well, since that is what a Chinese keyboard gives.

import { InputRule, inputRules } from 'prosemirror-inputrules';
import { type EditorState, type Plugin, TextSelection, type Transaction } from 'prosemirror-state';
import { type Kind, setKind } from './commands';
import { insertDivider } from './blockActions';
import * as s from './schema';

const typed: [RegExp, Kind][] = [
  [/^(?:##|＃＃)[ 　]$/, 'heading2'], [/^(?:###|＃＃＃)[ 　]$/, 'heading3'], [/^[>》][ 　]$/, 'quotation'],
  [/^[-*·•][ 　]$/, 'bulletedList'], [/^1(?:\.[ 　]|、)$/, 'numberedList'],
];

export const shortcuts = (): Plugin => inputRules({
  rules: [
    ...typed.map(([pattern, kind]) => new InputRule(pattern, (state, _match, start, end) => atParagraph(state, start, end, setKind(kind)))),
    new InputRule(/^(?:---|———)$/, (state, _match, start, end) => atParagraph(state, start, end, insertDivider)),
  ],
});

function atParagraph(state: EditorState, start: number, end: number, command: ReturnType<typeof setKind>): Transaction | null {
  const $start = state.doc.resolve(start);
  if ($start.depth !== 1 || $start.parent.type !== s.paragraph || $start.parentOffset !== 0) return null;
  const tr = state.tr.delete(start, end);
  let result: Transaction | null = null;
  const cleared = state.apply(tr);
  command(cleared, made => { result = made; });
  if (!result) return null;
  // One transaction, so that one Backspace or undo brings back what was typed.
  for (const step of (result as Transaction).steps) tr.step(step);
  const { anchor, head } = (result as Transaction).selection;
  return tr.setSelection(TextSelection.create(tr.doc, anchor, head)).scrollIntoView();
}
