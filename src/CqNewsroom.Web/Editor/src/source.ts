// The source text beside its translation, paragraph by paragraph.

import { DOMSerializer, type Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { blockOfNode, children, nodeOfBlock, plainText } from './blocks';
import type { Block, Source } from './contract';
import { button, element } from './dom';
import type { Labels } from './labels';
import type { RowState } from './workspaceAnswers';

export interface SourceOptions {
  source: Source;
  labels: Labels;
  view(): EditorView;
  /** A block of the translation is written when it holds text or stands for something without text. */
  leftOut(): readonly string[];
  onLeftOut(id: string, leftOut: boolean): void;
  onAdd(id: string): void;
  showPicture(figure: HTMLElement, node: Node): void;
}

interface Row { id: string; dom: HTMLElement; leaveOut: HTMLButtonElement; add: HTMLButtonElement; state: HTMLElement; extra: number }

const hasText = (node: Node): boolean => node.isLeaf || node.type.name === 'picture' || plainText(blockOfNode(node)).trim() !== '';

export class SourceColumn {
  readonly dom: HTMLElement;
  readonly #options: SourceOptions;
  readonly #rows: Row[];
  readonly #sheet = new CSSStyleSheet();
  readonly #scope: string;
  #targetExtra = new Map<string, number>();
  #rules = '';
  #folded: ReadonlySet<string> = new Set();
  #active = '';
  #idle = 0;
  #wide = false;
  #editable = false;

  constructor(options: SourceOptions, scope: string) {
    this.#options = options;
    this.#scope = scope;
    this.#rows = options.source.blocks.map(block => this.#row(block.id, block.content, block.changed));
    this.dom = element('section', { className: 'ed-source ed-text', lang: options.source.language, tabIndex: 0, aria: { label: options.labels.source } }, ...this.#rows.map(row => row.dom));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  destroy(): void {
    cancelIdle(this.#idle);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== this.#sheet);
  }

  /** Brings what the rows say in line with the translation. */
  update(editable: boolean): void {
    this.#editable = editable;
    const { state } = this.#options.view();
    const counterparts = new Map<string, Node[]>();
    state.doc.forEach(node => {
      for (const id of node.attrs.sources as string[]) counterparts.set(id, [...counterparts.get(id) ?? [], node]);
    });
    const leftOut = new Set(this.#options.leftOut());
    for (const row of this.#rows) this.#show(row, counterparts.get(row.id) ?? [], leftOut.has(row.id));
    this.#showActive();
    this.align();
  }

  /** Moves pairs to one height when the browser has nothing better to do, and never while a word is being composed. */
  align(): void {
    cancelIdle(this.#idle);
    this.#idle = whenIdle(() => {
      const view = this.#options.view();
      if (!view.composing && view.dom.isConnected) this.#alignNow(view);
    });
  }

  /** Shows which rows are done and which are doubted; those named are folded away on both sides. */
  mark(states: ReadonlyMap<string, RowState>, folded: ReadonlySet<string>, machine: ReadonlySet<string>): void {
    for (const row of this.#rows) {
      row.dom.classList.toggle('is-confirmed', states.get(row.id) === 'confirmed');
      row.dom.classList.toggle('is-doubtful', states.get(row.id) === 'doubtful');
      row.dom.classList.toggle('is-machine', machine.has(row.id));
      row.dom.title = machine.has(row.id) ? this.#options.labels.aidMachineIs : '';
      row.dom.hidden = folded.has(row.id);
    }
    this.#folded = folded;
    this.#write();
    this.align();
  }

  setWide(wide: boolean): void {
    this.#wide = wide;
    this.align();
  }

  #row(id: string, content: Block, changed: boolean): Row {
    const { labels } = this.#options;
    const node = nodeOfBlock({ ...content, id: '', sources: [] });
    const text = DOMSerializer.renderSpec(document, node.type.spec.toDOM!(node));
    text.contentDOM?.append(DOMSerializer.fromSchema(node.type.schema).serializeFragment(node.content));
    if (node.type.name === 'picture') this.#options.showPicture(text.dom as HTMLElement, node);
    const state = element('span', { className: 'ed-source-state' });
    const leaveOut = button(labels.leaveOut, () => this.#options.onLeftOut(id, leaveOut.getAttribute('aria-pressed') !== 'true'), 'ed-button ed-quiet');
    leaveOut.title = labels.leaveOutHelp;
    const add = button(labels.addCounterpart, () => this.#options.onAdd(id), 'ed-button ed-quiet');
    const dom = element('div', { className: changed ? 'ed-source-block is-changed' : 'ed-source-block', data: { source: id } },
      changed && element('span', { className: 'ed-hidden' }, labels.sourceChanged), element('div', { className: 'ed-source-content' }, text.dom),
      element('div', { className: 'ed-source-tools' }, state, add, leaveOut));
    dom.addEventListener('click', event => {
      if (!(event.target as Element).closest('button, a')) this.#focusCounterpart(id);
    });
    for (const link of dom.querySelectorAll('a')) link.target = '_blank';
    return { id, dom, leaveOut, add, state, extra: 0 };
  }

  #show(row: Row, targets: Node[], leftOut: boolean): void {
    const { labels } = this.#options;
    const translated = targets.some(hasText);
    row.dom.classList.toggle('is-left-out', leftOut);
    row.dom.classList.toggle('is-untranslated', !translated && !leftOut);
    row.leaveOut.setAttribute('aria-pressed', String(leftOut));
    row.leaveOut.hidden = !this.#editable || (translated && !leftOut);
    row.add.hidden = !this.#editable || targets.length > 0;
    const words = leftOut ? (this.#editable ? '' : labels.leaveOut) : translated ? '' : labels.untranslated;
    if (row.state.textContent !== words) row.state.textContent = words;
  }

  #showActive(): void {
    const { state } = this.#options.view();
    const { $head } = state.selection;
    const block = $head.depth > 0 ? $head.node(1) : $head.nodeAfter;
    const sources = new Set((block?.attrs.sources as string[] | undefined) ?? []);
    const active = [...sources].join(' ');
    if (active === this.#active) return;
    this.#active = active;
    for (const row of this.#rows) row.dom.classList.toggle('is-active', sources.has(row.id));
    this.#write();
    const first = this.#rows.find(row => sources.has(row.id));
    // On a narrow screen the source is a small window above the text that follows the writer.
    if (first && !this.#wide) this.dom.scrollTo({ top: first.dom.offsetTop - 8, behavior: 'instant' });
  }

  #focusCounterpart(id: string): void {
    const view = this.#options.view();
    const target = [...view.dom.children].find(child => (child as HTMLElement).dataset.sources?.split(' ').includes(id));
    target?.scrollIntoView({ block: 'nearest' });
    target?.animate?.([{ opacity: 0.4 }, { opacity: 1 }], 300);
  }

  #alignNow(view: EditorView): void {
    const elements = this.#targets(view);
    const rowExtra = new Map<string, number>();
    const targetExtra = new Map<string, number>();
    if (this.#wide) {
      const rows = natural(this.#rows.map(row => ({ id: row.id, element: row.dom, extra: row.extra })));
      const targets = natural(elements.map(({ id, element }) => ({ id, element, extra: this.#targetExtra.get(id) ?? 0 })));
      let [rowShift, targetShift] = [0, 0];
      for (const [row, target] of this.#pairs(elements)) {
        const difference = rows.get(row)! + rowShift - targets.get(target)! - targetShift;
        if (Math.abs(difference) < 1) continue;
        if (difference > 0) {
          targetExtra.set(target, difference);
          targetShift += difference;
        } else {
          rowExtra.set(row, -difference);
          rowShift -= difference;
        }
      }
    }
    for (const row of this.#rows) {
      const extra = rowExtra.get(row.id) ?? 0;
      if (Math.abs(extra - row.extra) < 0.5) continue;
      row.extra = extra;
      row.dom.style.paddingTop = extra ? `${extra}px` : '';
    }
    this.#targetExtra = targetExtra;
    this.#write();
  }

  #targets(view: EditorView): { id: string; element: HTMLElement; sources: readonly string[] }[] {
    const elements = new Map([...view.dom.children].map(child => [(child as HTMLElement).dataset.block, child as HTMLElement]));
    return children(view.state.doc).flatMap(node => {
      const found = elements.get(node.attrs.id as string);
      return found ? [{ id: node.attrs.id as string, element: found, sources: node.attrs.sources as string[] }] : [];
    });
  }

  /** Pairs in the order of both texts; what stands elsewhere in the translation keeps its own height. */
  #pairs(targets: { id: string; sources: readonly string[] }[]): [string, string][] {
    const order = new Map(this.#rows.map((row, index) => [row.id, index]));
    const pairs: [string, string][] = [];
    let last = -1;
    for (const target of targets) {
      const first = Math.min(...target.sources.map(id => order.get(id) ?? Infinity));
      if (first === Infinity || first <= last) continue;
      last = first;
      pairs.push([this.#rows[first]!.id, target.id]);
    }
    return pairs;
  }

  /** Room above a block of the translation comes from a style sheet: a change inside the editor would disturb an input method. */
  #write(): void {
    const active = this.#active.split(' ').filter(Boolean);
    const rules = [
      ...[...this.#targetExtra].map(([id, extra]) => `[data-editor="${this.#scope}"] .ProseMirror > [data-block="${id}"] { padding-top: ${extra.toFixed(1)}px }`),
      ...[...this.#folded].map(id => `[data-editor="${this.#scope}"] .ProseMirror > [data-sources~="${CSS.escape(id)}"] { display: none }`),
      ...active.map(id => `[data-editor="${this.#scope}"] .ProseMirror > [data-sources~="${CSS.escape(id)}"] { background: linear-gradient(var(--ed-tint), var(--ed-tint)) content-box }`),
    ].join('\n');
    if (rules === this.#rules) return;
    this.#rules = rules;
    this.#sheet.replaceSync(rules);
  }
}

/** Where each element's text would start without the room that was added. */
function natural(elements: { id: string; element: HTMLElement; extra: number }[]): Map<string, number> {
  let before = 0;
  return new Map(elements.map(({ id, element, extra }) => {
    const top = element.getBoundingClientRect().top - before;
    before += extra;
    return [id, top];
  }));
}

const whenIdle = (action: () => void): number => 'requestIdleCallback' in window ? requestIdleCallback(action, { timeout: 500 }) : (setTimeout(action, 50) as unknown as number);
const cancelIdle = (handle: number): void => { if ('cancelIdleCallback' in window) cancelIdleCallback(handle); else clearTimeout(handle); };
