// The identity of blocks. A split leaves the id on the first part, a join on the first of the joined; a block turned into another
// kind keeps it; what is pasted or duplicated gets a new one. In a translation the names of source blocks go where the text goes.

import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { isBlockId, newBlockId } from './ids';
import { list, paragraph } from './schema';

interface Placed { node: Node; pos: number; id: string; sources: readonly string[] }

/** @param knownSources the source blocks of this article; names of others, come with a paste, are dropped. */
export function blockIdentity(knownSources: ReadonlySet<string>): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some(transaction => transaction.docChanged)) return null;
      const tr = after.tr;
      clearNested(tr);
      assign(tr, after, before, transactions, knownSources);
      return tr.docChanged ? tr : null;
    },
  });
}

/** Lists and paragraphs inside a list have no identity of their own, and a nested list is of its parent's kind. */
function clearNested(tr: Transaction): void {
  tr.doc.forEach((block, at) => {
    if (block.type !== list) return;
    block.descendants((node, pos) => {
      const ordered = node.type === list ? { ordered: block.attrs.ordered as boolean } : {};
      const wrong = (node.type === list || node.type === paragraph)
        && (node.attrs.id !== null || (node.attrs.sources as string[]).length > 0 || (node.type === list && node.attrs.ordered !== block.attrs.ordered));
      if (wrong) tr.setNodeMarkup(at + 1 + pos, null, { id: null, sources: [], ...ordered });
      return node.type !== paragraph;
    });
  });
}

function assign(tr: Transaction, after: EditorState, before: EditorState, transactions: readonly Transaction[], known: ReadonlySet<string>): void {
  const now = placed(after.doc);
  const kept = new Set<string>();
  const unnamed = new Set<Placed>();
  const attrs = new Map<Placed, { id: string; sources: readonly string[] }>();
  for (const block of now) {
    if (!block.id) unnamed.add(block);
    else if (isBlockId(block.id) && !kept.has(block.id)) kept.add(block.id);
    else attrs.set(block, { id: newBlockId(), sources: block.sources }); // The second part of a split
  }
  const vanished = placed(before.doc).filter(block => block.id && !kept.has(block.id));
  if (!unnamed.size && !attrs.size && !vanished.length) return;

  const mapping = new Mapping();
  for (const transaction of transactions) mapping.appendMapping(transaction.mapping);
  for (const old of vanished) {
    const home = survivingIn(old, mapping, now);
    if (!home) continue;
    const current = attrs.get(home) ?? home;
    if (unnamed.delete(home)) attrs.set(home, { id: old.id, sources: union(home.sources, old.sources) });
    else if (old.node.content.size > 0) attrs.set(home, { id: current.id, sources: union(current.sources, old.sources) });
  }
  for (const block of unnamed) {
    // A pasted block speaks for a source block only when it was cut from here and nothing else speaks for it now.
    const elsewhere = new Set(now.filter(other => other !== block).flatMap(other => other.sources));
    attrs.set(block, { id: newBlockId(), sources: block.sources.filter(source => known.has(source) && !elsewhere.has(source)) });
  }
  for (const [block, { id, sources }] of attrs) {
    const node = tr.doc.nodeAt(block.pos);
    if (node && (node.attrs.id !== id || !sameNames(node.attrs.sources as string[], sources)))
      tr.setNodeMarkup(block.pos, null, { ...node.attrs, id, sources });
  }
}

function placed(doc: Node): Placed[] {
  const result: Placed[] = [];
  doc.forEach((node, pos) => result.push({ node, pos, id: (node.attrs.id as string | null) ?? '', sources: node.attrs.sources as readonly string[] }));
  return result;
}

/** The block that holds text of one that is gone, or undefined when its text is gone too. */
function survivingIn(old: Placed, mapping: Mapping, now: Placed[]): Placed | undefined {
  if (old.node.isLeaf) return undefined;
  let first = old.pos + 1;
  let last = old.pos + old.node.nodeSize - 1;
  for (let inner = old.node; inner.firstChild && !inner.isTextblock; inner = inner.firstChild) first++;
  for (let inner = old.node; inner.lastChild && !inner.isTextblock; inner = inner.lastChild) last--;
  const start = mapping.mapResult(first, 1);
  const end = mapping.mapResult(last, -1);
  const at = !start.deleted ? start.pos : !end.deleted ? end.pos : -1;
  return now.find(block => at > block.pos && at < block.pos + block.node.nodeSize);
}

const union = (first: readonly string[], second: readonly string[]): readonly string[] => [...new Set([...first, ...second])];
const sameNames = (first: readonly string[], second: readonly string[]): boolean => first.length === second.length && first.every((name, index) => name === second[index]);
