// From the HTML of another program's clipboard to clean blocks: what the document does not know becomes plain text or goes.

import type { Block, ListItem, Run } from './contract';
import { limits } from './contract';
import { cleanText, safeLink } from './text';

type Bare = Block extends infer B ? B extends Block ? Omit<B, 'id'> : never : never;
interface Marks { bold?: boolean; italic?: boolean; link?: string; pre?: boolean }

const dropped = new Set(['SCRIPT', 'STYLE', 'META', 'LINK', 'TITLE', 'HEAD', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'OBJECT', 'EMBED', 'SVG', 'MATH', 'CANVAS',
  'VIDEO', 'AUDIO', 'IMG', 'BUTTON', 'INPUT', 'SELECT', 'TEXTAREA', 'O:P', 'DEL']);
const blockLevel = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'MAIN', 'ASIDE', 'NAV', 'ADDRESS', 'CENTER', 'PRE', 'FIGURE', 'FIGCAPTION',
  'DL', 'DT', 'DD', 'LI', 'TR', 'TD', 'TH', 'FORM', 'FIELDSET', 'DETAILS', 'SUMMARY', 'BODY']);

/** Blocks without ids; empty ones are left out. */
export function blocksOfHtml(root: Element): Bare[] {
  const reader = new Reader();
  reader.readChildren(root, {});
  reader.endText();
  return reader.blocks;
}

class Reader {
  readonly blocks: Bare[] = [];
  #runs: Run[] = [];
  #wordList: { item: ListItem; level: number }[] = [];
  #wordListOrdered = false;

  readChildren(element: Element, marks: Marks): void {
    for (const child of Array.from(element.childNodes)) {
      if (child.nodeType === 3) this.#addText(child.nodeValue ?? '', marks);
      else if (child.nodeType === 1) this.#readElement(child as Element, marks);
    }
  }

  endText(): void {
    const runs = tidy(this.#runs);
    this.#runs = [];
    if (runs.length) this.#add({ type: 'paragraph', text: runs });
    else this.#endWordList();
  }

  #readElement(element: Element, marks: Marks): void {
    const tag = element.tagName.toUpperCase();
    const style = element.getAttribute('style') ?? '';
    if (dropped.has(tag) || element.hasAttribute('hidden') || /display:\s*none|mso-hide:\s*all|mso-element:\s*comment|mso-list:\s*ignore/i.test(style)) return;
    const wordLevel = /mso-list:[^;]*level(\d)/i.exec(style)?.[1];
    const inner = marksOf(element, tag, style, marks);
    if (tag === 'BR') this.#runs.push({ text: '\n' });
    else if (tag === 'HR') this.#block({ type: 'divider' });
    else if (/^H[1-6]$/.test(tag)) this.#heading(element, tag < 'H3' ? 2 : 3);
    else if (tag === 'UL' || tag === 'OL') this.#block({ type: 'list', ...(tag === 'OL' ? { ordered: true } : {}), items: itemsOf(element, 1) });
    else if (tag === 'BLOCKQUOTE') this.#quotation(element);
    else if (tag === 'TABLE') this.#table(element);
    else if (wordLevel) this.#wordItem(element, Number(wordLevel), inner);
    else if (blockLevel.has(tag)) {
      this.endText();
      this.readChildren(element, inner);
      this.endText();
    } else this.readChildren(element, inner);
  }

  #addText(raw: string, marks: Marks): void {
    const text = marks.pre ? cleanText(raw) : cleanText(joinLines(raw)).replace(/[ \n]+/g, ' ');
    const { pre: _, ...kept } = marks;
    if (text) this.#runs.push({ text, ...kept });
  }

  #block(block: Bare): void {
    this.endText();
    this.#add(block);
  }

  #add(block: Bare): void {
    this.#endWordList();
    const empty = (block.type === 'list' && !block.items?.length) || (block.type === 'table' && !block.rows?.length);
    if (!empty) this.blocks.push(block);
  }

  #heading(element: Element, level: 2 | 3): void {
    // A heading is strong by itself.
    const text = inlineOf(element).map(({ bold: _, ...run }) => run);
    if (text.length) this.#block({ type: 'heading', level, text });
    else this.endText();
  }

  #quotation(element: Element): void {
    const source = element.querySelector('footer, cite');
    source?.remove();
    const text = inlineOf(element);
    const attribution = source ? tidy(inlineOf(source)).map(run => run.text).join('').replace(/^[\s—–-]+/, '') : '';
    if (text.length) this.#block({ type: 'quotation', text, ...(attribution ? { attribution } : {}) });
  }

  #table(element: Element): void {
    const trs = Array.from(element.querySelectorAll('tr')).filter(tr => tr.closest('table') === element).slice(0, limits.tableRows);
    const rows = trs.map(tr => Array.from(tr.children).filter(cell => /^T[DH]$/i.test(cell.tagName)).flatMap(cell => {
      const span = Math.min(Math.max(Number(cell.getAttribute('colspan')) || 1, 1), limits.tableColumns);
      return [inlineOf(cell), ...Array.from({ length: span - 1 }, (): Run[] => [])];
    }).slice(0, limits.tableColumns));
    const width = Math.max(0, ...rows.map(row => row.length));
    // A table of one column is layout, not data.
    if (width < 2) {
      this.endText();
      for (const row of trs) this.readChildren(row, {});
      this.endText();
      return;
    }
    const full = rows.map(row => [...row, ...Array.from({ length: width - row.length }, (): Run[] => [])]).filter(row => row.some(cell => cell.length));
    const header = trs[0]?.querySelector('th') != null;
    this.#block({ type: 'table', ...(header ? { header } : {}), rows: full });
  }

  /** Word writes lists as paragraphs whose style names the level and whose first span, marked to be ignored, is the bullet. */
  #wordItem(element: Element, level: number, marks: Marks): void {
    const started = this.#wordList.length > 0;
    const pending = tidy(this.#runs);
    this.#runs = [];
    if (pending.length) this.#add({ type: 'paragraph', text: pending });
    if (!started || pending.length) {
      const marker = Array.from(element.querySelectorAll('span')).find(span => /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''));
      this.#wordListOrdered = /^\s*[(（]?(\d+|[a-z]{1,4}|[一二三四五六七八九十]+)[.)）、．]/i.test(marker?.textContent ?? '');
    }
    const inner = new Reader();
    inner.readChildren(element, marks);
    const text = tidy(inner.#runs);
    if (text.length) this.#wordList.push({ item: { text }, level });
  }

  #endWordList(): void {
    if (!this.#wordList.length) return;
    const entries = this.#wordList;
    this.#wordList = [];
    const root: ListItem[] = [];
    const open: { items: ListItem[]; level: number }[] = [{ items: root, level: 0 }];
    for (const { item, level } of entries) {
      while (open.length > 1 && open.at(-1)!.level >= level) open.pop();
      open.at(-1)!.items.push(item);
      if (open.length < limits.listDepth) open.push({ items: (item.items = []), level });
    }
    const strip = (items: ListItem[]): ListItem[] => items.map(item => item.items?.length ? { ...item, items: strip(item.items) } : { text: item.text ?? [] });
    this.blocks.push({ type: 'list', ...(this.#wordListOrdered ? { ordered: true } : {}), items: strip(root) });
  }
}

function marksOf(element: Element, tag: string, style: string, outer: Marks): Marks {
  const weight = /font-weight:\s*([a-z0-9]+)/i.exec(style)?.[1]?.toLowerCase();
  const slant = /font-style:\s*([a-z]+)/i.exec(style)?.[1]?.toLowerCase();
  const marks = { ...outer };
  if (tag === 'B' || tag === 'STRONG') marks.bold = true;
  if (tag === 'I' || tag === 'EM') marks.italic = true;
  if (tag === 'PRE' || /white-space:\s*pre/i.test(style)) marks.pre = true;
  if (weight) marks.bold = /^(bold|bolder|[6-9]\d\d)$/.test(weight);
  if (slant) marks.italic = slant === 'italic' || slant === 'oblique';
  const link = tag === 'A' ? safeLink(element.getAttribute('href') ?? '') : null;
  if (link) marks.link = link;
  if (!marks.bold) delete marks.bold;
  if (!marks.italic) delete marks.italic;
  return marks;
}

function itemsOf(list: Element, depth: number): ListItem[] {
  const result: ListItem[] = [];
  for (const child of Array.from(list.children)) {
    // Some programs hang a nested list beside its item instead of inside it.
    const nestedLists = /^[UO]L$/i.test(child.tagName) ? [child]
      : Array.from(child.querySelectorAll('ul, ol')).filter(inner => inner.parentElement?.closest('ul, ol') === list);
    const nested = nestedLists.flatMap(inner => itemsOf(inner, depth + 1));
    if (nestedLists[0] !== child) {
      for (const inner of nestedLists) inner.remove();
      const text = inlineOf(child);
      if (text.length || nested.length) result.push({ text });
    }
    const parent = result.at(-1);
    if (!nested.length) continue;
    if (depth < limits.listDepth && parent) parent.items = [...(parent.items ?? []), ...nested];
    else result.push(...nested);
  }
  return result;
}

/** All text of an element as one run of inline text; its inner blocks become lines. */
function inlineOf(element: Element): Run[] {
  const lines: Run[][] = [];
  for (const block of blocksOfHtml(element)) lines.push(...linesOf(block));
  return tidy(lines.flatMap((line, index) => index ? [{ text: '\n' }, ...line] : line));
}

function linesOf(block: Bare): Run[][] {
  switch (block.type) {
    case 'list': return (block.items ?? []).flatMap(item => [item.text ?? [], ...linesOf({ type: 'list', items: item.items ?? [] })]);
    case 'table': return (block.rows ?? []).map(row => row.flatMap((cell, index) => index ? [{ text: ' ' }, ...cell] : cell));
    case 'picture': case 'divider': return [];
    default: return [block.text ?? []];
  }
}

/** A line broken inside a Chinese sentence leaves no space. */
const joinLines = (text: string): string => text.replace(/([\p{Script=Han}\u3001-\u303f\uff00-\uff65])[ \t]*\r?\n[ \t]*(?=[\p{Script=Han}\u3001-\u303f\uff00-\uff65])/gu, '$1');

const sameMarks = (first: Run, second: Run): boolean => first.bold === second.bold && first.italic === second.italic && first.link === second.link;

/** Runs merged, without white space at the ends, doubled spaces and spaces around line breaks. */
function tidy(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    let text = run.text;
    const before = result.at(-1);
    if (!before || /[ \n]$/.test(before.text)) text = text.replace(/^ +/, '');
    if (!before) text = text.replace(/^[ \n]+/, '');
    if (!text) continue;
    if (before && text.startsWith('\n')) before.text = before.text.replace(/ +$/, '');
    if (before && (sameMarks(before, run) || !before.text)) {
      before.text += text;
      if (before.text === text) Object.assign(before, { ...run, text });
    } else result.push({ ...run, text });
  }
  for (let last = result.at(-1); last; last = result.at(-1)) {
    last.text = last.text.replace(/[ \n]+$/, '');
    if (last.text) break;
    result.pop();
  }
  return result.filter(run => run.text);
}
