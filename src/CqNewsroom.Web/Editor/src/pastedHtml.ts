// From the HTML of another program's clipboard to clean blocks: what the document does not know becomes plain text or goes.

import type { Block, ListItem, Run } from './contract';
import { limits } from './contract';
import { paragraphsOf } from './pastedText';
import { cleanLine, cleanText, safeLink } from './text';

type Bare = Block extends infer B ? B extends Block ? Omit<B, 'id'> : never : never;
interface Marks { bold?: boolean; italic?: boolean; link?: string; pre?: boolean }

const dropped = new Set(['SCRIPT', 'STYLE', 'META', 'LINK', 'TITLE', 'HEAD', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'OBJECT', 'EMBED', 'SVG', 'MATH', 'CANVAS',
  'VIDEO', 'AUDIO', 'BUTTON', 'INPUT', 'SELECT', 'TEXTAREA', 'O:P', 'DEL']);
const blockLevel = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'HEADER', 'FOOTER', 'MAIN', 'ASIDE', 'NAV', 'ADDRESS', 'CENTER', 'PRE', 'FIGURE', 'FIGCAPTION',
  'DL', 'DT', 'DD', 'LI', 'TR', 'TD', 'TH', 'FORM', 'FIELDSET', 'DETAILS', 'SUMMARY', 'BODY']);

/** Begins the paragraph that keeps the place of a picture which stands on another site; the server knows it again before a text is submitted. */
export const remotePicture = '\u{1f5bc}';

/** HTML without comments and without what some programs put behind its end. */
export const htmlProper = (html: string): string => html.replace(/<\/html>[\s\S]*$/i, '').replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[(?:if|endif)[^>]*>/gi, '');

/**
 * Blocks without ids; empty ones are left out. A picture that stands on another site is never fetched: a paragraph with its address keeps
 * its place, except inside lists, tables and other places of one text.
 */
export function blocksOfHtml(root: Element, keepPictures = true): Bare[] {
  const reader = new Reader(keepPictures);
  reader.readChildren(root, {});
  return reader.end();
}

class Reader {
  readonly blocks: Bare[] = [];
  readonly #keepPictures: boolean;
  #pictures: Bare[] = [];
  #runs: Run[] = [];
  #wordList: { item: ListItem; level: number }[] = [];
  #wordListOrdered = false;

  constructor(keepPictures = false) { this.#keepPictures = keepPictures; }

  readChildren(element: Element, marks: Marks): void {
    for (const child of Array.from(element.childNodes)) {
      if (child.nodeType === 3) this.#addText(child.nodeValue ?? '', marks);
      else if (child.nodeType === 1) this.#readElement(child as Element, marks);
    }
  }

  end(): Bare[] {
    this.endText();
    this.#endWordList();
    return this.blocks;
  }

  endText(): void {
    const runs = tidy(this.#runs);
    this.#runs = [];
    if (runs.length) for (const text of paragraphsOf(runs)) this.#add({ type: 'paragraph', text });
    // Behind the paragraph in which it stood, which is not cut in two for it.
    const pictures = this.#pictures;
    this.#pictures = [];
    for (const picture of pictures) this.#add(picture);
  }

  #readElement(element: Element, marks: Marks): void {
    const tag = element.tagName.toUpperCase();
    const style = element.getAttribute('style') ?? '';
    if (dropped.has(tag) || element.hasAttribute('hidden') || /(^|\s)(MsoCommentReference|msocom\w+)(\s|$)/.test(element.className) || /display:\s*none|mso-hide:\s*all|mso-element:\s*comment|mso-list:\s*ignore/i.test(style)) return;
    const wordLevel = /mso-list:[^;]*level(\d)/i.exec(style)?.[1];
    const inner = marksOf(element, tag, style, marks);
    if (tag === 'IMG') this.#picture(element, style);
    else if (tag === 'BR') this.#runs.push({ text: '\n' });
    else if (tag === 'HR') this.#block({ type: 'divider' });
    else if (/^H[1-6]$/.test(tag)) this.#heading(element, tag < 'H3' ? 2 : 3);
    else if (element.getAttribute('role') === 'heading') this.#heading(element, Number(element.getAttribute('aria-level') ?? 2) < 3 ? 2 : 3);
    else if (/(^|\s)MsoTitle(\s|$)/.test(element.className)) this.#heading(element, 2);
    else if (/(^|\s)Mso(Intense)?Quote(\s|$)/.test(element.className)) this.#quotation(element);
    else if ((tag === 'UL' || tag === 'OL') && isSingleItems(element)) this.#singleItems(element, tag === 'OL');
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

  #picture(element: Element, style: string): void {
    const size = (name: string) => Number.parseFloat(new RegExp(`(?:^|[;\\s])${name}:\\s*([\\d.]+)px`, 'i').exec(style)?.[1] ?? element.getAttribute(name) ?? '');
    // Counters and signs are no pictures.
    if (!this.#keepPictures || size('width') <= 40 || size('height') <= 40) return;
    const source = element.getAttribute('data-src') ?? element.getAttribute('data-original') ?? element.getAttribute('src') ?? '';
    const link = /^(https?:)?\/\//i.test(source.trim()) ? safeLink(source.trim().replace(/^\/\//, 'https://')) : null;
    if (!link) return;
    const alt = cleanLine(element.getAttribute('alt') ?? '').trim();
    const text = Array.from(alt || new URL(link).hostname).slice(0, 100).join('');
    this.#pictures.push({ type: 'paragraph', text: [{ text: `${remotePicture} ${text}`, link }] });
  }

  #singleItems(element: Element, ordered: boolean): void {
    for (const item of Array.from(element.children)) {
      const level = Number(item.getAttribute('data-aria-level') ?? item.getAttribute('aria-level'));
      if (this.#wordList.length && level === 1 && ordered !== this.#wordListOrdered) this.#endWordList();
      if (!this.#wordList.length) this.#wordListOrdered = ordered;
      const text = inlineOf(item);
      if (text.length) this.#wordList.push({ item: { text }, level });
    }
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
    const marker = Array.from(element.querySelectorAll('span')).find(span => /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''));
    const ordered = /^\s*[(（]?(\d+|[a-z]{1,4}|[一二三四五六七八九十]+)[.)）、．]/i.test(marker?.textContent ?? '');
    if (started && level === 1 && ordered !== this.#wordListOrdered) this.#endWordList();
    if (!this.#wordList.length) this.#wordListOrdered = ordered;
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

/** Word on the web hangs every item into a list of its own and says its level beside it. */
const isSingleItems = (list: Element): boolean => list.children.length > 0
  && Array.from(list.children).every(item => item.tagName === 'LI' && Number(item.getAttribute('data-aria-level') ?? item.getAttribute('aria-level')) > 0);

function marksOf(element: Element, tag: string, style: string, outer: Marks): Marks {
  // Word names other scripts' weight beside it, as mso-bidi-font-weight.
  const weight = /(?:^|[;\s])font-weight:\s*([a-z0-9]+)/i.exec(style)?.[1]?.toLowerCase();
  const slant = /(?:^|[;\s])font-style:\s*([a-z]+)/i.exec(style)?.[1]?.toLowerCase();
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
  for (const block of blocksOfHtml(element, false)) lines.push(...linesOf(block));
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
    if (!before) text = text.replace(/^[ \n\u3000]+/, '');
    if (!text) continue;
    if (before && text.startsWith('\n')) before.text = before.text.replace(/ +$/, '');
    if (before && (sameMarks(before, run) || !before.text)) {
      before.text += text;
      if (before.text === text) Object.assign(before, { ...run, text });
    } else result.push({ ...run, text });
  }
  for (let last = result.at(-1); last; last = result.at(-1)) {
    last.text = last.text.replace(/[ \n\u3000]+$/, '');
    if (last.text) break;
    result.pop();
  }
  return result.filter(run => run.text);
}
