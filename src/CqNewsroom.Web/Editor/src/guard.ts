import { isHistoryTransaction } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { Plugin, TextSelection } from 'prosemirror-state';
import { table, tableCell } from './schema';

/** Set on a transaction that may change the shape of a table: one that brings text from the server or the journal. */
export const fromOutside = 'fromOutside';

/** Set on a transaction that adds or removes rows or columns because the writer said so. */
export const reshapes = 'reshapes';

/** A table keeps its rows and columns whatever is typed, cut or dropped across it; only the text of its cells changes. */
export function tableGuard(): Plugin {
  return new Plugin({
    filterTransaction(tr, state) {
      if (!tr.docChanged || tr.getMeta(fromOutside) || tr.getMeta(reshapes) || isHistoryTransaction(tr)) return true;
      const before = shapes(state.doc);
      if (!before.size) return true;
      const after = shapes(tr.doc);
      return [...before].every(([id, shape]) => !after.has(id) || after.get(id) === shape);
    },
    props: {
      handleKeyDown(view, event) {
        if (event.key !== 'Backspace' && event.key !== 'Delete') return false;
        const { $from, $to } = view.state.selection;
        if (!(view.state.selection instanceof TextSelection) || $from.sameParent($to)
          || $from.parent.type !== tableCell || $to.parent.type !== tableCell || $from.before(1) !== $to.before(1)) return false;
        const tr = view.state.tr;
        const cells: [number, number][] = [];
        view.state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
          if (node.type === tableCell) cells.push([Math.max(pos + 1, $from.pos), Math.min(pos + node.nodeSize - 1, $to.pos)]);
        });
        for (const [from, to] of cells.reverse()) if (to > from) tr.delete(from, to);
        view.dispatch(tr);
        return true;
      },
    },
  });
}

function shapes(doc: Node): Map<string, string> {
  const result = new Map<string, string>();
  doc.forEach(node => {
    if (node.type === table) result.set(node.attrs.id as string, Array.from({ length: node.childCount }, (_, row) => node.child(row).childCount).join());
  });
  return result;
}
