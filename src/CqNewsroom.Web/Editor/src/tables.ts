// Rows and columns of a table. Every row has as many cells as every other, and no cells are merged.

import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, Selection, TextSelection } from 'prosemirror-state';
import { children } from './blocks';
import { limits } from './contract';
import { reshapes } from './guard';
import * as s from './schema';

interface Place { node: Node; pos: number; row: number; column: number }

function placeOf(state: EditorState): Place | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 1; depth--) {
    if ($from.node(depth).type === s.tableCell)
      return { node: $from.node(depth - 2), pos: $from.before(depth - 2), row: $from.index(depth - 2), column: $from.index(depth - 1) };
  }
  return null;
}

export const inTable = (state: EditorState): boolean => placeOf(state) !== null;
export const hasHeaderRow = (state: EditorState): boolean => placeOf(state)?.node.attrs.header === true;

type Cells = Node[][];
const emptyCells = (count: number): Node[] => Array.from({ length: count }, () => s.tableCell.create());
const tableOf = (cells: Cells, attrs: object): Node => s.table.create(attrs, cells.map(row => s.tableRow.create(null, row)));

/** Changes the cells of the table around the cursor and leaves the cursor in the cell that `to` names; null where nothing may change. */
const change = (act: (cells: Cells, place: Place) => { cells: Cells; to: [row: number, column: number] } | null): Command => (state, dispatch) => {
  const place = placeOf(state);
  const result = place && act(children(place.node).map(children), place);
  if (!place || !result) return false;
  if (!dispatch) return true;
  const tr = closeHistory(state.tr).setMeta(reshapes, true).replaceWith(place.pos, place.pos + place.node.nodeSize, tableOf(result.cells, place.node.attrs));
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(cellStart(tr.doc, place.pos, result.to)))).scrollIntoView());
  return true;
};

function cellStart(doc: Node, table: number, [row, column]: [number, number]): number {
  const rows = children(doc.nodeAt(table)!);
  const size = (nodes: Node[]) => nodes.reduce((sum, node) => sum + node.nodeSize, 0);
  return table + 2 + size(rows.slice(0, row)) + size(children(rows[row]!).slice(0, column)) + 1;
}

const within = (index: number, length: number): number => Math.min(index, length - 1);

export const addRow = (after: boolean): Command => change((cells, { row, column }) => {
  if (cells.length >= limits.tableRows) return null;
  const at = after ? row + 1 : row;
  return { cells: cells.toSpliced(at, 0, emptyCells(cells[0]!.length)), to: [at, column] };
});

export const addColumn = (after: boolean): Command => change((cells, { row, column }) => {
  if (cells[0]!.length >= limits.tableColumns) return null;
  const at = after ? column + 1 : column;
  return { cells: cells.map(line => line.toSpliced(at, 0, ...emptyCells(1))), to: [row, at] };
});

export const removeRow: Command = change((cells, { row, column }) =>
  cells.length === 1 ? null : { cells: cells.toSpliced(row, 1), to: [within(row, cells.length - 1), column] });

export const removeColumn: Command = change((cells, { row, column }) =>
  cells[0]!.length === 1 ? null : { cells: cells.map(line => line.toSpliced(column, 1)), to: [row, within(column, cells[0]!.length - 1)] });

export const toggleHeaderRow: Command = (state, dispatch) => {
  const place = placeOf(state);
  if (!place) return false;
  dispatch?.(state.tr.setNodeMarkup(place.pos, null, { ...place.node.attrs, header: place.node.attrs.header !== true }));
  return true;
};

/** A new table behind the block of the cursor, or in the place of an empty paragraph. */
export const insertTable: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (inTable(state) || $to.depth < 1) return false;
  if (!dispatch) return true;
  const block = $to.node(1);
  const replaced = block.type === s.paragraph && block.content.size === 0;
  const [from, to] = replaced ? [$to.before(1), $to.after(1)] : [$to.after(1), $to.after(1)];
  const attrs = replaced ? { id: block.attrs.id, sources: block.attrs.sources, header: true } : { header: true };
  const tr = state.tr.replaceWith(from, to, tableOf([emptyCells(3), emptyCells(3), emptyCells(3)], attrs));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, from + 3)).scrollIntoView());
  return true;
};
