// What of a translation renders what of its source, as CqNewsroom.Core.Translation.PairedParts has it: a paragraph may be two in the translation,
// and two may be one.

import type { Node } from 'prosemirror-model';
import type { Fields } from './changes';
import { blockText } from './comments';
import type { FieldName, Source } from './contract';
import { nodeOfBlock } from './blocks';
import * as s from './schema';

/** A stretch of a part's text that stands in one block. */
export interface Stretch { block: string; start: number; text: string }

export interface Part {
  /** `@headline` and the like, else the ids of source blocks with a plus between; of a picture with `:caption` and the like behind it. */
  key: string;
  sources: string[];
  source: string;
  target: string;
  sourceStretches: Stretch[];
  targets: Stretch[];
  emphasis: boolean;
  links: string[];
}

const pairedFields: readonly FieldName[] = ['headline', 'secondHeadline', 'summary'];

interface SourceBlock { id: string; node: Node }

// A source does not change while it is on the screen, and its parts are asked for at every pause in typing.
const nodesOfSource = new WeakMap<Source, SourceBlock[]>();

function sourceBlocks(source: Source): SourceBlock[] {
  const known = nodesOfSource.get(source) ?? source.blocks.map(block => ({ id: block.id, node: nodeOfBlock({ ...block.content, id: block.id, sources: [] }) }));
  nodesOfSource.set(source, known);
  return known;
}

/** All parts, also those that are not translated yet, in the order of the source; not those that are left out. */
export function partsOf(doc: Node, source: Source, fields: Fields, leftOut: readonly string[] = []): Part[] {
  const parts: Part[] = [];
  for (const name of pairedFields) {
    const from = source.fields.find(field => field.name === name)?.value;
    if (typeof from !== 'string' || !from.trim()) continue;
    const target = (fields.get(name) as string | null) ?? '';
    parts.push({ key: `@${name}`, sources: [`@${name}`], source: from, target, sourceStretches: [], targets: [], emphasis: false, links: [] });
  }
  for (const group of groupsOf(doc, source)) {
    if (group.targets.length || !group.sources.every(block => leftOut.includes(block.id))) parts.push(...partsOfBlocks(group));
  }
  return parts;
}

interface Group { sources: SourceBlock[]; targets: Node[] }

function groupsOf(doc: Node, source: Source): Group[] {
  const place = new Map(source.blocks.map((block, index) => [block.id, index]));
  const group = source.blocks.map((_, index) => index);
  const root = (index: number): number => {
    while (group[index] !== index) index = group[index]!;
    return index;
  };
  const named = (node: Node): number[] => (node.attrs.sources as string[]).flatMap(id => place.has(id) ? [place.get(id)!] : []);
  doc.forEach(node => {
    const [first, ...others] = named(node);
    for (const other of others) group[root(other)] = root(first!);
  });
  const groups = new Map<number, Group>();
  sourceBlocks(source).forEach((block, index) => {
    const at = root(index);
    if (!groups.has(at)) groups.set(at, { sources: [], targets: [] });
    groups.get(at)!.sources.push(block);
  });
  doc.forEach(node => {
    const [first] = named(node);
    if (first !== undefined) groups.get(root(first))!.targets.push(node);
  });
  return [...groups.values()];
}

function partsOfBlocks({ sources, targets }: Group): Part[] {
  const key = sources.map(source => source.id).join('+');
  const ids = sources.map(source => source.id);
  if (sources.length === 1 && sources[0]!.node.type === s.picture) {
    const [from, to] = [sources[0]!.node, targets.length === 1 && targets[0]!.type === s.picture ? targets[0]! : null];
    const texts: [string, string, string][] = [
      ['caption', from.textContent, to?.textContent ?? ''], ['credit', from.attrs.credit as string, (to?.attrs.credit as string) ?? ''], ['alt', from.attrs.alt as string, (to?.attrs.alt as string) ?? ''],
    ];
    return texts.filter(([, text]) => text.trim()).map(([name, source, target]) => ({
      key: `${key}:${name}`, sources: ids, source, target, sourceStretches: [], emphasis: false, links: [],
      targets: to ? [{ block: to.attrs.id as string, start: 0, text: target }] : [],
    }));
  }
  const [from, to] = [joined(sources), joined(targets.map(node => ({ id: node.attrs.id as string, node })))];
  if (!from.text.trim()) return [];
  const links = new Set<string>();
  let emphasis = false;
  for (const target of targets) {
    target.descendants(node => {
      for (const mark of node.marks) {
        if (mark.type === s.link) links.add(mark.attrs.href as string);
        else emphasis = true;
      }
    });
  }
  return [{ key, sources: ids, source: from.text, target: to.text, sourceStretches: from.stretches, targets: to.stretches, emphasis, links: [...links] }];
}

function joined(blocks: SourceBlock[]): { text: string; stretches: Stretch[] } {
  const stretches: Stretch[] = [];
  let text = '';
  for (const { id, node } of blocks) {
    const plain = node.isLeaf ? '' : blockText(node, 0).text;
    if (stretches.length) text += '\n';
    stretches.push({ block: id, start: text.length, text: plain });
    text += plain;
  }
  return { text, stretches };
}

/** Whether words stand in a text by themselves: '15' does not stand in '150'. */
export function standsIn(words: string, text: string): boolean {
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isPart(text[at - 1]) && !isPart(text[at + words.length])) return true;
  }
  return false;
}

/** Where a place of a part's translation stands in the document; null where it spans blocks. */
export function placeInDoc(doc: Node, part: Part, start: number, length: number): { from: number; to: number } | null {
  // A picture's credit and alternative text are fields of their own.
  if (/:(credit|alt)$/.test(part.key)) return null;
  const stretch = part.targets.findLast(piece => piece.start <= start);
  if (!stretch || start + length > stretch.start + stretch.text.length) return null;
  let found: { from: number; to: number } | null = null;
  doc.forEach((node, pos) => {
    if (node.attrs.id !== stretch.block) return;
    const { pieces } = blockText(node, pos);
    const at = (offset: number, isEnd: boolean): number | null => {
      const piece = pieces.findLast(part => isEnd ? part.at < offset : part.at <= offset);
      return piece && offset - piece.at <= piece.text.length ? piece.pos + offset - piece.at : null;
    };
    const from = at(start - stretch.start, false);
    const to = length ? at(start + length - stretch.start, true) : from;
    if (from !== null && to !== null && from <= to) found = { from, to };
  });
  return found;
}
