// Between the document as it travels (contract.ts) and the document as ProseMirror holds it.

import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { type Block, type ListItem, limits, type Run } from './contract';
import { newBlockId } from './ids';
import * as s from './schema';
import { cleanLine, cleanText, safeLink } from './text';

export function nodeOfBlock(block: Block): Node {
  const attrs = { id: block.id, sources: block.sources ?? [] };
  switch (block.type) {
    case 'paragraph': return s.paragraph.create(attrs, inline(block.text));
    case 'heading': return s.headingType.create({ ...attrs, level: block.level }, inline(block.text));
    case 'quotation': return s.quotation.create(attrs, [
      s.quoteText.create(null, inline(block.text)),
      s.attribution.create(null, block.attribution ? s.schema.text(block.attribution) : null),
    ]);
    case 'list': return listNode(block.items ?? [], block.ordered ?? false, attrs);
    case 'table': return s.table.create({ ...attrs, header: block.header ?? false }, tableRows(block.rows ?? []));
    case 'picture': return s.picture.create(
      { ...attrs, picture: block.picture, credit: block.credit ?? '', alt: block.alt ?? '' }, inline(block.caption));
    case 'divider': return s.divider.create(attrs);
  }
}

/** The document of these blocks; a document without blocks starts with one empty paragraph, since there must be a place to write. */
export function docOfBlocks(blocks: readonly Block[]): Node {
  return s.doc.create(null, blocks.length ? blocks.map(nodeOfBlock) : [s.paragraph.create({ id: newBlockId() })]);
}

const emptyCell = (): Node => s.tableCell.create();

/** A table that came without rows, or with rows of different lengths, is shown as the smallest whole one. */
function tableRows(rows: Run[][][]): Node[] {
  const width = Math.max(1, ...rows.map(row => row.length));
  return (rows.length ? rows : [[]]).map(row => s.tableRow.create(null,
    Array.from({ length: width }, (_, column) => row[column] ? s.tableCell.create(null, inline(row[column])) : emptyCell())));
}

function listNode(items: ListItem[], ordered: boolean, attrs: object = {}): Node {
  return s.list.create({ ...attrs, ordered }, (items.length ? items : [{}]).map(item => s.listItem.create(null, [
    s.paragraph.create(null, inline(item.text)),
    ...(item.items?.length ? [listNode(item.items, ordered)] : []),
  ])));
}

function inline(runs: readonly Run[] | undefined): Node[] {
  return (runs ?? []).flatMap(run => {
    const marks = marksOf(run);
    return run.text.split('\n').flatMap((line, index) => [
      ...(index > 0 ? [s.lineBreak.create(null, null, marks)] : []),
      ...(line ? [s.schema.text(line, marks)] : []),
    ]);
  });
}

function marksOf(run: Run): Mark[] {
  return [
    ...(run.link ? [s.link.create({ href: run.link })] : []),
    ...(run.bold ? [s.bold.create()] : []),
    ...(run.italic ? [s.italic.create()] : []),
  ];
}

// A node never changes; each block that stays untouched is written once, however often its neighbours are saved.
const written = new WeakMap<Node, { block: Block; json: string }>();

/** The block in its one form: properties in a fixed order, nothing that is empty. */
export function blockOfNode(node: Node): Block { return write(node).block; }

/** The block as JSON; two blocks are the same exactly when this is. */
export function jsonOfNode(node: Node): string { return write(node).json; }

function write(node: Node): { block: Block; json: string } {
  let result = written.get(node);
  if (!result) {
    const block = toBlock(node);
    result = { block, json: JSON.stringify(block) };
    written.set(node, result);
  }
  return result;
}

function toBlock(node: Node): Block {
  const sources = (node.attrs.sources as string[]).slice(0, limits.sources);
  const common = { id: node.attrs.id as string, type: node.type.name, ...(sources.length ? { sources } : {}) };
  return { ...common, ...body(node) } as Block;
}

function body(node: Node): object {
  switch (node.type) {
    case s.headingType: return { level: node.attrs.level as number, ...named('text', runs(node)) };
    case s.quotation: return { ...named('text', runs(node.child(0))), ...named('attribution', cleanLine(node.child(1).textContent)) };
    case s.list: return { ...(node.attrs.ordered ? { ordered: true } : {}), items: items(node, 1) };
    case s.table: return {
      ...(node.attrs.header ? { header: true } : {}),
      rows: children(node).map(row => children(row).map(runs)),
    };
    case s.picture: return {
      picture: node.attrs.picture as string, ...named('caption', runs(node)),
      ...named('credit', cleanLine(node.attrs.credit as string)), ...named('alt', cleanLine(node.attrs.alt as string)),
    };
    case s.divider: return {};
    default: return named('text', runs(node));
  }
}

const named = (name: string, value: string | unknown[]): object => value.length ? { [name]: value } : {};

export const children = (node: Node | Fragment): Node[] => Array.from({ length: node.childCount }, (_, index) => node.child(index));

/** Items below the deepest level that a document may have come out beside their parent instead. */
function items(list: Node, depth: number): ListItem[] {
  return children(list).flatMap(item => {
    const nested = item.childCount > 1 ? items(item.child(1), depth + 1) : [];
    const text = named('text', runs(item.child(0)));
    return depth < limits.listDepth ? [{ ...text, ...named('items', nested) }] : [text, ...nested];
  });
}

function runs(node: Node): Run[] {
  const result: Run[] = [];
  node.forEach(child => {
    const text = child.isText ? cleanText(child.text ?? '') : '\n';
    if (!text) return;
    const href = s.link.isInSet(child.marks)?.attrs.href as string | undefined;
    const safe = href === undefined ? null : safeLink(href);
    const run: Run = {
      text,
      ...(s.bold.isInSet(child.marks) ? { bold: true } : {}),
      ...(s.italic.isInSet(child.marks) ? { italic: true } : {}),
      ...(safe ? { link: safe } : {}),
    };
    const before = result.at(-1);
    if (before && before.bold === run.bold && before.italic === run.italic && before.link === run.link) before.text += text;
    else result.push(run);
  });
  return result;
}

/** The words of a block, one line for each paragraph, item or row. */
export function plainText(block: Block): string {
  const line = (text: Run[] | undefined) => (text ?? []).map(run => run.text).join('');
  const itemLines = (list: ListItem[] | undefined, indent: string): string[] =>
    (list ?? []).flatMap(item => [indent + line(item.text), ...itemLines(item.items, indent + '  ')]);
  switch (block.type) {
    case 'quotation': return [line(block.text), block.attribution ?? ''].filter(Boolean).join('\n');
    case 'list': return itemLines(block.items, '').join('\n');
    case 'table': return (block.rows ?? []).map(row => row.map(line).join('\t')).join('\n');
    case 'picture': return [line(block.caption), block.credit ?? '', block.alt ?? ''].filter(Boolean).join('\n');
    case 'divider': return '';
    default: return line(block.text);
  }
}
