// What the server has acknowledged, and how what stands in the editor differs from it. A save carries only the difference.

import type { Block, BlockChange, Changes, FieldName, FieldValue, SaveRequest, Saved, Source, WorkingCopy } from './contract';
import { docOfBlocks, jsonOfNode, blockOfNode } from './blocks';
import type { Node } from 'prosemirror-model';

export const fieldNames: readonly FieldName[] = ['headline', 'secondHeadline', 'summary', 'dateline', 'byline', 'origin'];
export type Fields = ReadonlyMap<FieldName, FieldValue>;
export interface Content { doc: Node; fields: Fields; leftOut: readonly string[] }

export interface Acknowledged {
  /** Blocks in the server's order. */
  blocks: Map<string, { version: number; json: string }>;
  fields: Map<FieldName, { version: number; json: string }>;
  leftOut: string;
}

/** A value as it is compared: absent, null, empty text, an empty list and an object of empty texts are all the same. */
export function fieldJson(value: FieldValue | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  if (Array.isArray(value)) return value.length ? JSON.stringify(value.map(entry => ({ name: entry.name, ...(entry.person ? { person: entry.person } : {}) }))) : '';
  if (typeof value === 'string') return JSON.stringify(value);
  const { place, agency } = value;
  return place || agency ? JSON.stringify({ ...(place ? { place } : {}), ...(agency ? { agency } : {}) }) : '';
}

const setJson = (ids: readonly string[]): string => JSON.stringify([...ids].sort());

export function acknowledge(copy: WorkingCopy): Acknowledged {
  const doc = copy.blocks.length ? docOfBlocks(copy.blocks.map(block => block.content)) : null;
  return {
    // Written by the same code as what is compared with it, so that a difference in form alone is none.
    blocks: new Map(copy.blocks.map((block, index) => [block.id, { version: block.version, json: jsonOfNode(doc!.child(index)) }])),
    fields: new Map(copy.fields.map(field => [field.name, { version: field.version, json: fieldJson(field.value) }])),
    leftOut: setJson(copy.leftOut),
  };
}

export function difference(known: Acknowledged, content: Content): Changes {
  const fields = fieldNames
    .filter(name => fieldJson(content.fields.get(name)) !== (known.fields.get(name)?.json ?? ''))
    .map(name => ({ name, baseVersion: known.fields.get(name)?.version ?? 0, value: content.fields.get(name) ?? null }));
  return { fields, ...blockDifference(known, content.doc), leftOut: setJson(content.leftOut) === known.leftOut ? null : [...content.leftOut] };
}

function blockDifference(known: Acknowledged, doc: Node): Pick<Changes, 'blocks' | 'removed'> {
  const order = new Map([...known.blocks.keys()].map((id, index) => [id, index]));
  const ids: string[] = [];
  doc.forEach(node => ids.push(node.attrs.id as string));
  const inPlace = stayed(ids.filter(id => order.has(id)).map(id => ({ id, was: order.get(id)! })));
  const blocks: BlockChange[] = [];
  doc.forEach((node, _, index) => {
    const id = ids[index]!;
    const base = known.blocks.get(id);
    const changed = base?.json !== jsonOfNode(node);
    if (changed || !inPlace.has(id))
      blocks.push({ id, baseVersion: base?.version ?? 0, after: ids[index - 1] ?? null, content: changed ? blockOfNode(node) : null });
  });
  const present = new Set(ids);
  const removed = [...known.blocks].filter(([id]) => !present.has(id)).map(([id, base]) => ({ id, baseVersion: base.version }));
  return { blocks, removed };
}

/** The most blocks that kept their order (a longest increasing subsequence); the others have moved. */
function stayed(blocks: { id: string; was: number }[]): Set<string> {
  const tails: number[] = [];
  const before: number[] = [];
  blocks.forEach((block, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[tails[middle]!]!.was < block.was) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const result = new Set<string>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index]!) result.add(blocks[index]!.id);
  return result;
}

export const isEmpty = (changes: Changes): boolean => countChanges(changes) === 0;
export const countChanges = (changes: Changes): number =>
  changes.fields.length + changes.blocks.length + changes.removed.length + (changes.leftOut ? 1 : 0);

/** Takes in what the server acknowledged of a request. */
export function confirm(known: Acknowledged, request: SaveRequest, saved: Saved): void {
  const versions = new Map(saved.blocks.map(block => [block.id, block.version]));
  for (const { id } of request.removed) known.blocks.delete(id);
  const order = [...known.blocks.keys()];
  for (const change of request.blocks) {
    const old = known.blocks.get(change.id);
    known.blocks.set(change.id, {
      version: versions.get(change.id) ?? old?.version ?? change.baseVersion,
      json: change.content ? JSON.stringify(change.content) : old?.json ?? '',
    });
    const from = order.indexOf(change.id);
    if (from >= 0) order.splice(from, 1);
    order.splice(change.after === null ? 0 : order.indexOf(change.after) + 1, 0, change.id);
  }
  known.blocks = new Map(order.map(id => [id, known.blocks.get(id)!]));
  for (const change of request.fields)
    known.fields.set(change.name, {
      version: saved.fields.find(field => field.name === change.name)?.version ?? change.baseVersion,
      json: fieldJson(change.value),
    });
  if (request.leftOut) known.leftOut = setJson(request.leftOut);
}

/** The empty translation of an untouched article: for each source block one of its kind that names it, a divider or picture as it is. */
export function emptyTranslation(source: Source, newId: () => string): Block[] {
  return source.blocks.map(({ id, content }) => emptyCounterpart(content, newId(), [id]));
}

export function emptyCounterpart(content: Block, id: string, sources: string[]): Block {
  const common = { id, sources };
  switch (content.type) {
    case 'heading': return { ...common, type: 'heading', level: content.level };
    case 'list': return { ...common, type: 'list', ...(content.ordered ? { ordered: true } : {}), items: [{}] };
    case 'table': return {
      ...common, type: 'table', ...(content.header ? { header: true } : {}), rows: (content.rows ?? []).map(row => row.map(() => [])),
    };
    case 'picture': return { ...common, type: 'picture', picture: content.picture };
    case 'quotation': case 'divider': return { ...common, type: content.type };
    default: return { ...common, type: 'paragraph' };
  }
}
