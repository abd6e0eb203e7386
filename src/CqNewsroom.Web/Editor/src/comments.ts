// Where comments stand in the text: marks that follow their words while these are edited. The server finds the words anew at each reading; here they
// move with every transaction, and nothing is drawn anew inside a word that is being composed.

import type { Node } from 'prosemirror-model';
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { isComposingKey } from './dom';
import * as s from './schema';

/** A comment's place in the plain text of a block, as the server counts it; without a length it is the block as a whole. */
export interface CommentMark { id: string; block: string; start: number; length: number; words: string }
/** What somebody wants to comment on. */
export interface CommentPlace { block: string; start: number; quote: string }

const longestQuote = 500;
const key = new PluginKey<DecorationSet>('comments');

interface Piece { at: number; pos: number; text: string }
interface BlockText { text: string; pieces: Piece[] }

/** The words of a block as CqNewsroom.Core.Documents.PlainText has them, with where each stretch stands in the document. */
export function blockText(block: Node, pos: number): BlockText {
  const lines: { text: string; pos: number }[][] = [];
  if (block.type === s.table) {
    block.forEach((row, rowAt) => {
      const cells: { text: string; pos: number }[] = [];
      row.forEach((cell, at) => cells.push({ text: cell.textContent, pos: pos + rowAt + at + 3 }));
      lines.push(cells);
    });
  } else if (block.inlineContent) lines.push([{ text: block.textContent, pos: pos + 1 }]);
  else {
    block.descendants((node, at) => {
      if (!node.inlineContent) return true;
      lines.push([{ text: node.textContent, pos: pos + at + 2 }]);
      return false;
    });
  }
  const pieces: Piece[] = [];
  let text = '';
  for (const line of lines.filter(parts => parts.length > 1 || parts[0]?.text)) {
    if (pieces.length) text += '\n';
    line.forEach((part, index) => {
      if (index) text += '\t';
      pieces.push({ at: text.length, pos: part.pos, text: part.text });
      text += part.text;
    });
  }
  return { text, pieces };
}

function blockOf(doc: Node, id: string): { node: Node; pos: number } | null {
  let found: { node: Node; pos: number } | null = null;
  doc.forEach((node, pos) => { if (node.attrs.id === id) found = { node, pos }; });
  return found;
}

/** The occurrence of some words that is nearest to where they were. */
export function nearest(text: string, start: number, words: string): number {
  let best = -1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
  return best;
}

function place(doc: Node, mark: CommentMark): Decoration | null {
  const block = blockOf(doc, mark.block);
  if (!block) return null;
  const { node, pos } = block;
  const spec = { id: mark.id, block: mark.block };
  if (!mark.length) return Decoration.node(pos, pos + node.nodeSize, { 'class': 'ed-comment-block', 'data-comment': mark.id }, spec);
  const { text, pieces } = blockText(node, pos);
  const start = nearest(text, mark.start, mark.words);
  if (start < 0) return null;
  const end = start + mark.words.length;
  const first = pieces.findLast(piece => piece.at <= start);
  const last = pieces.findLast(piece => piece.at < end);
  if (!first || !last) return null;
  return Decoration.inline(first.pos + Math.min(start - first.at, first.text.length), last.pos + Math.min(end - last.at, last.text.length),
    { 'class': 'ed-comment', 'data-comment': mark.id }, spec);
}

const idOf = (mark: Decoration): string => (mark.spec as { id: string }).id;

/** The plugin; `onChoose` hears of a press on a mark. */
export function commentMarks(onChoose: (id: string) => void): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => tr.getMeta(key) as DecorationSet | undefined ?? set.map(tr.mapping, tr.doc),
    },
    props: {
      decorations: state => key.getState(state),
      handleDOMEvents: {
        click(_, event) {
          const mark = (event.target as Element | null)?.closest?.<HTMLElement>('[data-comment]');
          if (mark?.dataset.comment) onChoose(mark.dataset.comment);
          return false;
        },
      },
    },
  });
}

/** Shows these marks. One that is shown already stays where it has moved to: the server may not have got the last words yet. */
export function showComments(view: EditorView, marks: readonly CommentMark[]): void {
  const { state } = view;
  const shown = new Map((key.getState(state)?.find() ?? []).map(mark => [idOf(mark), mark]));
  const placed = marks.flatMap(mark => {
    const now = shown.get(mark.id);
    const stays = now && now.from < now.to && (now.spec as { block: string }).block === mark.block;
    const found = stays ? now : place(state.doc, mark);
    return found ? [found] : [];
  });
  view.dispatch(state.tr.setMeta(key, DecorationSet.create(state.doc, placed)).setMeta('addToHistory', false));
}

/** What is selected, as far as it stands in one block; the block of the cursor where nothing is. */
export function selectedPlace(state: EditorState): CommentPlace | null {
  const { selection } = state;
  const { $from } = selection;
  const pos = selection instanceof NodeSelection && $from.depth === 0 ? selection.from : $from.depth > 0 ? $from.before(1) : null;
  const node = pos === null ? null : state.doc.nodeAt(pos);
  if (pos === null || !node?.attrs.id) return null;
  const block = node.attrs.id as string;
  const { text, pieces } = blockText(node, pos);
  if (!(selection instanceof TextSelection) || selection.empty) return { block, start: 0, quote: '' };
  const offset = (at: number): number => {
    const piece = pieces.findLast(part => part.pos <= at);
    return piece ? piece.at + Math.min(at - piece.pos, piece.text.length) : 0;
  };
  const start = offset(selection.from);
  const quote = text.slice(start, Math.min(offset(Math.min(selection.to, pos + node.nodeSize)), start + longestQuote));
  return { block, start, quote: quote.trim() ? quote : '' };
}

/** Selects a comment's words and brings them into view; false where they are not in the text. */
export function focusComment(view: EditorView, id: string): boolean {
  const mark = key.getState(view.state)?.find().find(found => idOf(found) === id);
  if (!mark) return false;
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(mark.from), doc.resolve(mark.to))));
  view.focus();
  const { node } = view.domAtPos(mark.from);
  (node instanceof HTMLElement ? node : node.parentElement)?.scrollIntoView?.({ block: 'center' });
  return true;
}

/** Control or Command, Alt and M; by place on the keyboard, since Alt makes another character of it on some. */
export const isCommentKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && event.altKey && event.code === 'KeyM' && !isComposingKey(event);
