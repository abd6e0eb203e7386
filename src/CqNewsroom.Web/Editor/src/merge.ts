// Three texts into one: what both sides started from, what stands here, what stands at the server. Blocks and fields that only one side
// changed are taken from that side; where both did, nothing is decided here.

import type { Node } from 'prosemirror-model';
import { acknowledge, type Acknowledged, type Content, fieldJson, fieldNames } from './changes';
import type { Block, FieldName, FieldValue, WorkingCopy } from './contract';
import { children, docOfBlocks, jsonOfNode, nodeOfBlock } from './blocks';
import { doc as docType } from './schema';

export type Conflict =
  | { kind: 'block'; id: string; ours: Block | null; theirs: Block | null }
  | { kind: 'field'; name: FieldName; ours: FieldValue; theirs: FieldValue };

export interface Merged { known: Acknowledged; content: Content; conflicts: Conflict[] }

export function merge(base: Pick<Acknowledged, 'blocks' | 'fields' | 'leftOut'>, ours: Content, fresh: WorkingCopy): Merged {
  const known = acknowledge(fresh);
  const conflicts: Conflict[] = [];
  const doc = mergeBlocks(base, ours.doc, known, fresh, conflicts);
  const fields = mergeFields(base, ours.fields, known, fresh, conflicts);
  const leftOutChanged = JSON.stringify([...ours.leftOut].sort()) !== base.leftOut;
  return { known, content: { doc, fields, leftOut: leftOutChanged ? ours.leftOut : fresh.leftOut }, conflicts };
}

function mergeBlocks(base: Pick<Acknowledged, 'blocks'>, ours: Node, known: Acknowledged, fresh: WorkingCopy, conflicts: Conflict[]): Node {
  const theirs = new Map(fresh.blocks.map(block => [block.id, block.content]));
  const mine = new Map(children(ours).map(node => [node.attrs.id as string, node]));
  const result = new Map<string, Node>(mine);
  for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
    const was = base.blocks.get(id)?.json;
    const here = mine.has(id) ? jsonOfNode(mine.get(id)!) : undefined;
    const there = known.blocks.get(id)?.json;
    if (here === there || was === there) continue;
    if (here === was) {
      const content = theirs.get(id);
      if (content) result.set(id, nodeOfBlock(content));
      else result.delete(id);
    } else conflicts.push({ kind: 'block', id, ours: here === undefined ? null : JSON.parse(here) as Block, theirs: theirs.get(id) ?? null });
  }
  const here = [...mine.keys()];
  const there = [...theirs.keys()];
  const moved = !sameOrder([...base.blocks.keys()], here);
  const order = (moved ? woven(here, there) : woven(there, here)).filter(id => result.has(id));
  if (!order.length) return docOfBlocks([]);
  const merged = docType.create(null, order.map(id => result.get(id)!));
  return merged.eq(ours) ? ours : merged;
}

function sameOrder(first: readonly string[], second: readonly string[]): boolean {
  const common = first.filter(id => second.includes(id));
  return second.filter(id => first.includes(id)).every((id, index) => id === common[index]);
}

/** The first order, with what only the second has behind the block that it follows there. */
function woven(first: readonly string[], second: readonly string[]): string[] {
  const result = [...first];
  second.forEach((id, index) => {
    if (result.includes(id)) return;
    const before = second.slice(0, index).reverse().find(other => result.includes(other));
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id);
  });
  return result;
}

function mergeFields(base: Pick<Acknowledged, 'fields'>, ours: ReadonlyMap<FieldName, FieldValue>, known: Acknowledged, fresh: WorkingCopy,
  conflicts: Conflict[]): Map<FieldName, FieldValue> {
  const theirs = new Map(fresh.fields.map(field => [field.name, field.value]));
  const result = new Map(ours);
  for (const name of fieldNames) {
    const was = base.fields.get(name)?.json ?? '';
    const here = fieldJson(ours.get(name));
    const there = known.fields.get(name)?.json ?? '';
    if (here === there || was === there) continue;
    if (here === was) result.set(name, theirs.get(name) ?? null);
    else conflicts.push({ kind: 'field', name, ours: ours.get(name) ?? null, theirs: theirs.get(name) ?? null });
  }
  return result;
}

/** The document with their text of one block, or without the block when they removed it. */
export function withTheirs(doc: Node, id: string, fresh: WorkingCopy): Node {
  const theirs = fresh.blocks.find(block => block.id === id);
  const nodes = new Map(children(doc).map(node => [node.attrs.id as string, node]));
  const order = [...nodes.keys()];
  if (!theirs) nodes.delete(id);
  else nodes.set(id, nodeOfBlock(theirs.content));
  const placed = theirs && !order.includes(id) ? woven(order, fresh.blocks.map(block => block.id).filter(other => other === id || order.includes(other))) : order;
  const result = placed.filter(other => nodes.has(other)).map(other => nodes.get(other)!);
  return result.length ? docType.create(null, result) : docOfBlocks([]);
}
