// What is done to a block as a whole: moving, copying, removing it, and putting a divider behind it.

import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, Selection } from 'prosemirror-state';
import * as s from './schema';

interface Range { from: number; to: number; first: number; last: number }

/** The blocks that the selection touches, as positions and as numbers. */
export function blockRange(state: EditorState): Range | null {
  const { $from, $to, from, to } = state.selection;
  if (state.selection instanceof NodeSelection && $from.depth === 0) return { from, to, first: $from.index(0), last: $from.index(0) };
  if (!$from.depth || !$to.depth) return null;
  return { from: $from.before(1), to: $to.after(1), first: $from.index(0), last: $to.index(0) };
}

/** Moves the selected blocks over the one above or below; they keep their identity, so nothing of them is sent but their new place. */
export const moveBlocks = (step: 1 | -1): Command => (state, dispatch) => {
  const range = blockRange(state);
  if (!range) return false;
  const neighbour = step < 0 ? range.first - 1 : range.last + 1;
  if (neighbour < 0 || neighbour >= state.doc.childCount) return true; // The key is this editor's also where there is nothing to do.
  if (!dispatch) return true;
  const other = state.doc.child(neighbour);
  const { anchor, head } = state.selection;
  const isNode = state.selection instanceof NodeSelection;
  const tr = closeHistory(state.tr);
  // The neighbour moves to the other side: the text that somebody may be composing in is not touched.
  if (step < 0) tr.delete(range.from - other.nodeSize, range.from).insert(range.to - other.nodeSize, other);
  else tr.delete(range.to, range.to + other.nodeSize).insert(range.from, other);
  const by = step * other.nodeSize;
  tr.setSelection(isNode ? NodeSelection.create(tr.doc, range.from + by) : Selection.fromJSON(tr.doc, { type: 'text', anchor: anchor + by, head: head + by }));
  dispatch(tr.scrollIntoView());
  return true;
};

/** Puts a block at another place of the text, before block number `before`. */
export const moveBlockTo = (index: number, before: number): Command => (state, dispatch) => {
  if (before === index || before === index + 1) return false;
  if (!dispatch) return true;
  const block = state.doc.child(index);
  const start = startOf(state.doc, index);
  const tr = closeHistory(state.tr).delete(start, start + block.nodeSize);
  const to = tr.mapping.map(startOf(state.doc, before));
  tr.insert(to, block);
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(to + 1))).scrollIntoView());
  return true;
};

export const duplicateBlocks: Command = (state, dispatch) => {
  const range = blockRange(state);
  if (!range) return false;
  const copies: Node[] = [];
  for (let index = range.first; index <= range.last; index++) {
    const node = state.doc.child(index);
    copies.push(node.type.create({ ...node.attrs, id: null, sources: [] }, node.content));
  }
  dispatch?.(closeHistory(state.tr).insert(range.to, copies).scrollIntoView());
  return true;
};

export const removeBlocks: Command = (state, dispatch) => {
  const range = blockRange(state);
  if (!range) return false;
  if (!dispatch) return true;
  const whole = range.first === 0 && range.last === state.doc.childCount - 1;
  const tr = closeHistory(state.tr);
  if (whole) tr.replaceWith(0, state.doc.content.size, s.paragraph.create());
  else tr.delete(range.from, range.to);
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(range.from, tr.doc.content.size)))).scrollIntoView());
  return true;
};

/** A divider behind the block of the cursor (in the place of an empty paragraph), and a paragraph to go on in. */
export const insertDivider: Command = (state, dispatch) => {
  const range = blockRange(state);
  if (!range) return false;
  if (!dispatch) return true;
  const last = state.doc.child(range.last);
  const empty = last.type === s.paragraph && last.content.size === 0;
  const at = empty ? range.to - last.nodeSize : range.to;
  const tr = state.tr.insert(at, s.divider.create());
  if (!empty && range.last === state.doc.childCount - 1) tr.insert(at + 1, s.paragraph.create());
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

export function startOf(doc: Node, index: number): number {
  let pos = 0;
  for (let child = 0; child < index; child++) pos += doc.child(child).nodeSize;
  return pos;
}
