// Paints findings and terms over both texts. The browser paints; no element changes, so no input method is disturbed.

import type { EditorView } from 'prosemirror-view';
import type { Finding, Place, Term } from './aid';
import { type Part, placeInDoc } from './parts';

const names = ['newsroom-finding', 'newsroom-finding-source', 'newsroom-term'] as const;

export class Marker {
  show(view: EditorView, part: Part | null, findings: readonly Finding[], terms: readonly Term[]): void {
    if (!('highlights' in CSS)) return;
    const [target, source, term] = [new Highlight(), new Highlight(), new Highlight()];
    if (part && !part.key.startsWith('@')) {
      for (const finding of findings) {
        const place = finding.target && placeInDoc(view.state.doc, part, finding.target.start, finding.target.length);
        if (place && place.from < place.to) target.add(rangeOf(view, place.from, place.to));
        const beside = finding.source && sourceRange(view, part, finding.source);
        if (beside) source.add(beside);
      }
      for (const found of terms) {
        const beside = sourceRange(view, part, found.place);
        if (beside) term.add(beside);
      }
    }
    names.forEach((name, index) => CSS.highlights.set(name, [target, source, term][index]!));
  }

  destroy(): void { unmark(); }
}

/** Paints places of the document as findings, in place of those that were painted. */
export function markRanges(view: EditorView, places: readonly { from: number; to: number }[]): void {
  if ('highlights' in CSS) CSS.highlights.set(names[0], new Highlight(...places.map(place => rangeOf(view, place.from, place.to))));
}

export function unmark(): void {
  if ('highlights' in CSS) for (const name of names) CSS.highlights.delete(name);
}

function rangeOf(view: EditorView, from: number, to: number): Range {
  const range = document.createRange();
  const [start, end] = [view.domAtPos(from), view.domAtPos(to)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** A place of the source, found again in the column by its words and by which of the same words it is. */
function sourceRange(view: EditorView, part: Part, place: Place): Range | null {
  const stretch = part.sourceStretches.findLast(piece => piece.start <= place.start);
  const column = stretch && view.dom.closest('.newsroom-editor')?.querySelector(`.ed-source-block[data-source="${CSS.escape(stretch.block)}"] .ed-source-content`);
  if (!stretch || !column || !place.length) return null;
  const words = part.source.slice(place.start, place.start + place.length);
  const before = stretch.text.slice(0, place.start - stretch.start).split(words).length - 1;
  const texts: Text[] = [];
  const walker = document.createTreeWalker(column, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
  const whole = texts.map(text => text.data).join('');
  let at = -1;
  for (let count = 0; count <= before; count++) at = whole.indexOf(words, at + 1);
  if (at < 0) return null;
  const range = document.createRange();
  let passed = 0;
  for (const text of texts) {
    if (passed <= at && at < passed + text.length) range.setStart(text, at - passed);
    if (passed < at + words.length && at + words.length <= passed + text.length) range.setEnd(text, at + words.length - passed);
    passed += text.length;
  }
  return range;
}
