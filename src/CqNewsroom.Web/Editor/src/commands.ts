import { chainCommands, createParagraphNear, deleteSelection, joinBackward, joinForward, liftEmptyBlock, selectAll, selectNodeBackward,
  selectNodeForward, splitBlockAs, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import type { NodeType, ResolvedPos } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { duplicateBlocks, moveBlocks } from './blockActions';
import { limits } from './contract';
import * as s from './schema';

/** The kinds of block that the toolbar can make of what is selected. */
export type Kind = 'paragraph' | 'heading2' | 'heading3' | 'quotation' | 'bulletedList' | 'numberedList';

/** The kind of all blocks in the selection, or null when they differ or are of another kind. */
export function kindAt(state: EditorState): Kind | null {
  const kinds = new Set(selectedBlocks(state).map(({ node }) => {
    switch (node.type) {
      case s.paragraph: return 'paragraph';
      case s.headingType: return node.attrs.level === 2 ? 'heading2' : 'heading3';
      case s.quotation: return 'quotation';
      case s.list: return node.attrs.ordered ? 'numberedList' : 'bulletedList';
      default: return null;
    }
  }));
  return kinds.size === 1 ? [...kinds][0]! : null;
}

export function setKind(kind: Kind): Command {
  switch (kind) {
    case 'paragraph': return setText(s.paragraph);
    case 'heading2': return setText(s.headingType, 2);
    case 'heading3': return setText(s.headingType, 3);
    case 'quotation': return toQuotation;
    case 'bulletedList': return setList(false);
    case 'numberedList': return setList(true);
  }
}

/** Back to a paragraph where the block is of that kind already. */
export const toggleKind = (kind: Kind): Command => (state, dispatch, view) =>
  setKind(kindAt(state) === kind ? 'paragraph' : kind)(state, dispatch, view);

function selectedBlocks(state: EditorState) {
  const { from, to } = state.selection;
  const blocks: { node: ReturnType<typeof state.doc.child>; pos: number }[] = [];
  state.doc.forEach((node, pos) => {
    if (pos < to && pos + node.nodeSize > from || (from === to && pos === from)) blocks.push({ node, pos });
  });
  return blocks;
}

const isText = (type: NodeType): boolean => type === s.paragraph || type === s.headingType || type === s.quotation || type === s.list;

/** Brings every selected list and quotation down to paragraphs, so that one more step makes anything of them. */
function flatten(tr: Transaction, state: EditorState): boolean {
  const blocks = selectedBlocks(state);
  if (!blocks.length || !blocks.every(({ node }) => isText(node.type))) return false;
  for (const { node, pos } of blocks.reverse()) {
    const at = tr.mapping.map(pos);
    if (node.type === s.list) flattenList(tr, at);
    else if (node.type === s.quotation) flattenQuotation(tr, at);
  }
  return true;
}

function flattenList(tr: Transaction, pos: number): void {
  // The selection must keep its place, so the text stays where it is and only what wraps it goes, innermost first.
  const list = tr.doc.nodeAt(pos)!;
  const texts: ReturnType<typeof list.child>[] = [];
  list.descendants(node => {
    if (node.type === s.paragraph) texts.push(node);
    return node.type !== s.paragraph;
  });
  const { $from, $to } = tr.selection;
  const indexOf = ($pos: ResolvedPos) => texts.indexOf($pos.parent);
  const [anchor, head] = [{ index: indexOf($from), offset: $from.parentOffset }, { index: indexOf($to), offset: $to.parentOffset }];
  const paragraphs = texts.map((node, index) => s.paragraph.create(index === 0 ? { id: list.attrs.id, sources: list.attrs.sources } : null, node.content));
  tr.replaceWith(pos, pos + list.nodeSize, paragraphs);
  const place = ({ index, offset }: { index: number; offset: number }) =>
    pos + 1 + offset + paragraphs.slice(0, index).reduce((sum, node) => sum + node.nodeSize, 0);
  const end = tr.selection.$to;
  tr.setSelection(TextSelection.between(
    anchor.index >= 0 ? tr.doc.resolve(place(anchor)) : tr.selection.$from, head.index >= 0 ? tr.doc.resolve(place(head)) : end));
}

function flattenQuotation(tr: Transaction, pos: number): void {
  const node = tr.doc.nodeAt(pos)!;
  const { $from, $to } = tr.selection;
  const inText = $from.parent === node.child(0) && $to.parent === node.child(0);
  const source = node.child(1);
  tr.replaceWith(pos, pos + node.nodeSize, [
    s.paragraph.create({ id: node.attrs.id, sources: node.attrs.sources }, node.child(0).content),
    ...(source.content.size ? [s.paragraph.create(null, source.content)] : []),
  ]);
  if (inText) tr.setSelection(TextSelection.create(tr.doc, pos + 1 + $from.parentOffset, pos + 1 + $to.parentOffset));
}

function setText(type: NodeType, level?: number): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    if (!flatten(tr, state)) return false;
    const { from, to } = tr.selection;
    tr.doc.nodesBetween(from, to, (node, pos, parent) => {
      if (parent !== tr.doc || (node.type !== s.paragraph && node.type !== s.headingType)) return false;
      const { id, sources } = node.attrs;
      tr.setNodeMarkup(pos, type, { id, sources, ...(level ? { level } : {}) });
      return false;
    });
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

const toQuotation: Command = (state, dispatch) => {
  const tr = state.tr;
  if (!flatten(tr, state)) return false;
  const { $from, $to } = tr.selection;
  if ($from.depth !== 1 || $to.depth !== 1) return false;
  const start = $from.before(1);
  const blocks: ReturnType<typeof tr.doc.child>[] = [];
  tr.doc.nodesBetween(start, $to.after(1), node => { blocks.push(node); return false; });
  const text = blocks.flatMap((block, index) => [...(index ? [s.lineBreak.create()] : []), ...Array.from({ length: block.childCount }, (_, child) => block.child(child))]);
  const sources = [...new Set(blocks.flatMap(block => block.attrs.sources as string[]))];
  const quotation = s.quotation.create({ id: blocks[0]!.attrs.id, sources }, [s.quoteText.create(null, text), s.attribution.create()]);
  const offset = $from.parentOffset;
  tr.replaceWith(start, $to.after(1), quotation);
  tr.setSelection(TextSelection.create(tr.doc, start + 2 + offset));
  dispatch?.(tr.scrollIntoView());
  return true;
};

function setList(ordered: boolean): Command {
  return (state, dispatch) => {
    const blocks = selectedBlocks(state);
    if (blocks.length && blocks.every(({ node }) => node.type === s.list)) {
      dispatch?.(blocks.reduce((tr, { node, pos }) => tr.setNodeMarkup(pos, null, { ...node.attrs, ordered }), state.tr));
      return true;
    }
    const tr = state.tr;
    if (!flatten(tr, state)) return false;
    const { $from, $to } = tr.selection;
    if ($from.depth !== 1 || $to.depth !== 1) return false;
    const [start, end] = [$from.before(1), $to.after(1)];
    const texts = Array.from({ length: $to.index(0) - $from.index(0) + 1 }, (_, index) => tr.doc.child($from.index(0) + index));
    // The list takes the place of its first paragraph, and with it that one's identity.
    const items = texts.map(node => s.listItem.create(null, s.paragraph.create(null, node.content)));
    const sources = [...new Set(texts.flatMap(node => node.attrs.sources as string[]))];
    tr.replaceWith(start, end, s.list.create({ id: texts[0]!.attrs.id, sources, ordered }, items));
    const lastItem = items.slice(0, -1).reduce((sum, item) => sum + item.nodeSize, start + 1);
    tr.setSelection(TextSelection.create(tr.doc, start + 3 + $from.parentOffset, lastItem + 2 + $to.parentOffset));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The end of a block starts a paragraph; anywhere else the block is cut in two, and both parts stand for the same source blocks. */
const split: Command = splitBlockAs((node, atEnd) => atEnd ? { type: s.paragraph, attrs: { id: node.attrs.id, sources: node.attrs.sources } } : null);

/** A quotation: Enter in its text breaks the line, at the end goes on to who said it, and from there behind it. */
const enterInQuotation: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if ($from.parent.type === s.quoteText) {
    if (!empty || $from.parentOffset < $from.parent.content.size) return insertBreak(state, dispatch);
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $from.after() + 1)).scrollIntoView());
    return true;
  }
  return $from.parent.type === s.attribution && paragraphAfter($from, state, dispatch);
};

const enterInCaption: Command = (state, dispatch) => {
  const { $from } = state.selection;
  return $from.parent.type === s.picture && paragraphAfter($from, state, dispatch);
};

function paragraphAfter($from: ResolvedPos, state: EditorState, dispatch?: (tr: Transaction) => void): boolean {
  const pos = $from.after(1);
  const tr = state.tr.insert(pos, s.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
  return true;
}

/** In a table Enter and Tab go from cell to cell and never split one. */
const nextCell = (step: 1 | -1): Command => (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type !== s.tableCell) return false;
  const found = Selection.findFrom(state.doc.resolve(step > 0 ? $from.after() : $from.before()), step, true);
  if (found && found.$from.depth >= 1 && found.$from.before(1) === $from.before(1)) dispatch?.(state.tr.setSelection(found).scrollIntoView());
  return true;
};

export const insertBreak: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if (!$from.parent.inlineContent || $from.parent.type === s.attribution || !$from.sameParent($to)) return false;
  dispatch?.(state.tr.replaceSelectionWith(s.lineBreak.create(), true).scrollIntoView());
  return true;
};

/** Backspace at the very start of a heading, quotation or list first makes a paragraph of it. */
const plainAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  if ($from.parent.type === s.headingType) return setKind('paragraph')(state, dispatch);
  if ($from.parent.type === s.quoteText) return setKind('paragraph')(state, dispatch);
  return $from.node(-1)?.type === s.listItem && $from.index(-1) === 0 && liftListItem(s.listItem)(state, dispatch);
};

const indent: Command = (state, dispatch) => listDepth(state.selection.$to) < limits.listDepth && sinkListItem(s.listItem)(state, dispatch);
const inList = (command: Command): Command => (state, dispatch) => {
  if (!listDepth(state.selection.$from)) return false;
  command(state, dispatch);
  return true; // Tab must not leave the editor from inside a list, also where there is nothing to indent.
};

function listDepth($pos: ResolvedPos): number {
  let depth = 0;
  for (let level = $pos.depth; level > 0; level--) if ($pos.node(level).type === s.list) depth++;
  return depth;
}

/** Applies a link to the selection, or with null takes it away; without a selection the whole link around the cursor. */
export function setLink(href: string | null): Command {
  return (state, dispatch) => {
    const range = linkRange(state);
    if (range.from === range.to && href) {
      dispatch?.(state.tr.replaceSelectionWith(s.schema.text(href, [s.link.create({ href })]), false).scrollIntoView());
      return true;
    }
    const tr = state.tr.removeMark(range.from, range.to, s.link);
    dispatch?.(href ? tr.addMark(range.from, range.to, s.link.create({ href })) : tr);
    return true;
  };
}

export function linkRange(state: EditorState): { from: number; to: number; href: string } {
  const { from, to, $from, empty } = state.selection;
  let href = '';
  state.doc.nodesBetween(from, to, node => { href ||= (s.link.isInSet(node.marks)?.attrs.href as string | undefined) ?? ''; });
  if (!empty) return { from, to, href };
  const mark = s.link.isInSet($from.marks()) ?? s.link.isInSet($from.nodeAfter?.marks ?? []);
  if (!mark) return { from, to, href: '' };
  const at = $from.parentOffset;
  let [start, end, runStart] = [at, at, -1];
  $from.parent.forEach((child, offset) => {
    if (!mark.isInSet(child.marks)) runStart = -1;
    else {
      if (runStart < 0) runStart = offset;
      if (runStart <= at && offset + child.nodeSize >= at) [start, end] = [runStart, offset + child.nodeSize];
    }
  });
  return { from: $from.start() + start, to: $from.start() + end, href: mark.attrs.href as string };
}

export const canLink = (state: EditorState): boolean => state.selection.$from.parent.type.allowsMarkType(s.link);

const enter = chainCommands(nextCell(1), enterInQuotation, enterInCaption, splitListItem(s.listItem), createParagraphNear, liftEmptyBlock, split);
const backspace = chainCommands(undoInputRule, deleteSelection, plainAtStart, joinBackward, selectNodeBackward);
const del = chainCommands(deleteSelection, joinForward, selectNodeForward);

export const marks = { bold: toggleMark(s.bold), italic: toggleMark(s.italic) };
export const history = { undo, redo };

export const keys: Record<string, Command> = {
  'Enter': enter,
  'Shift-Enter': insertBreak,
  'Backspace': backspace, 'Mod-Backspace': backspace, 'Shift-Backspace': backspace,
  'Delete': del, 'Mod-Delete': del,
  'Mod-a': selectAll,
  'Mod-b': marks.bold, 'Mod-B': marks.bold,
  'Mod-i': marks.italic, 'Mod-I': marks.italic,
  'Mod-Alt-0': setKind('paragraph'),
  'Mod-Alt-2': toggleKind('heading2'),
  'Mod-Alt-3': toggleKind('heading3'),
  'Mod-Shift-7': toggleKind('numberedList'), 'Mod-&': toggleKind('numberedList'),
  'Mod-Shift-8': toggleKind('bulletedList'), 'Mod-*': toggleKind('bulletedList'),
  'Mod-Shift-9': toggleKind('quotation'), 'Mod-(': toggleKind('quotation'),
  'Tab': chainCommands(nextCell(1), inList(indent)),
  'Shift-Tab': chainCommands(nextCell(-1), inList(liftListItem(s.listItem))),
  'Alt-ArrowUp': moveBlocks(-1), 'Alt-ArrowDown': moveBlocks(1),
  'Mod-Shift-d': duplicateBlocks, 'Mod-Shift-D': duplicateBlocks,
  'Mod-z': undo, 'Mod-Shift-z': redo, 'Mod-Z': redo, 'Mod-y': redo,
};
