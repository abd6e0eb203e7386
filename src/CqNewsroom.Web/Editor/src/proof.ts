// Checks a Chinese text while it is written: after a pause the server is asked over HTTP, what is doubtful gets a wavy line, and a list of it stands in the
// panel beside the text. Nothing reacts while a word is being composed, and nothing is changed but by the writer's own key or click.

import type { Place } from './aid';
import { blockText } from './comments';
import type { Fields } from './changes';
import type { FieldName } from './contract';
import { button, element, isComposingKey } from './dom';
import type { Api } from './http';
import { keyed } from './keyNames';
import { fill, type Labels } from './labels';
import { markRanges, unmark } from './marker';
import { PartEditing, type PartHost } from './partEditing';
import { type Part, placeInDoc } from './parts';
import { hearsKeys } from './workspaceKeys';

const lookMilliseconds = 40;
const firstMilliseconds = 300;
const pauseMilliseconds = 900;
const checkedFields: readonly FieldName[] = ['headline', 'secondHeadline', 'summary'];

export interface Proof { key: string; kind: string; severity: 'Hint' | 'Warning' | 'Blocking'; place: Place; sentence: string; fix: string | null }

export interface ProofHost extends PartHost {
  labels: Labels;
  api: Api;
  fields(): Fields;
  composing(): boolean;
  later(action: () => void, milliseconds: number): () => void;
  /** The editor's element: keys belong to it. */
  editor: HTMLElement;
  /** Where the list goes. */
  panel: HTMLElement;
}

export class Proofreader {
  readonly #host: ProofHost;
  readonly #editing: PartEditing;
  readonly #ended = new AbortController();
  readonly #now = element('div', { className: 'ed-proof-now', role: 'status', hidden: true });
  #parts = new Map<string, Part>();
  /** The texts that the findings were made from, by piece: of a piece that was changed since nothing is shown. */
  #checked = new Map<string, string>();
  #findings: readonly Proof[] = [];
  #stopLook: (() => void) | null = null;
  #stopCheck: (() => void) | null = null;
  #asking = false;
  #shown = '';
  #visited: Proof | null = null;

  constructor(host: ProofHost) {
    this.#host = host;
    this.#editing = new PartEditing(host);
    document.addEventListener('keydown', event => this.#onKey(event), { capture: true, signal: this.#ended.signal });
    this.update();
  }

  /** A line for the finding at the cursor. */
  get dom(): HTMLElement { return this.#now; }

  destroy(): void {
    this.#ended.abort();
    this.#stopLook?.();
    this.#stopCheck?.();
    this.#host.panel.replaceChildren();
    this.#host.panel.hidden = true;
    unmark();
  }

  /** The text or the cursor moved. */
  update(): void {
    // A key must not wait for what is looked at behind it.
    this.#stopLook ??= this.#host.later(() => {
      this.#stopLook = null;
      this.#look();
    }, lookMilliseconds);
  }

  #look(): void {
    if (this.#ended.signal.aborted || this.#host.composing()) return;
    this.#parts = this.#read();
    this.#render();
    if (!this.#isStale()) return;
    this.#stopCheck?.();
    this.#stopCheck = this.#host.later(() => void this.#check(), this.#checked.size ? pauseMilliseconds : firstMilliseconds);
  }

  #read(): Map<string, Part> {
    const parts = new Map<string, Part>();
    const add = (key: string, target: string, block: string | null) => parts.set(key, {
      key, sources: [], source: '', target, sourceStretches: [], targets: block === null ? [] : [{ block, start: 0, text: target }], emphasis: false, links: [],
    });
    for (const name of checkedFields) add(`@${name}`, (this.#host.fields().get(name) as string | null) ?? '', null);
    this.#host.view().state.doc.forEach((node, pos) => {
      if (!node.isLeaf && node.attrs.id) add(node.attrs.id as string, blockText(node, pos).text, node.attrs.id as string);
    });
    return parts;
  }

  #isStale(): boolean {
    return this.#parts.size !== this.#checked.size || [...this.#parts.values()].some(part => this.#checked.get(part.key) !== part.target);
  }

  async #check(): Promise<void> {
    // An answer that is still on its way belongs to an older text; what was typed since is asked about behind it.
    if (this.#asking || this.#ended.signal.aborted || this.#host.composing()) return;
    const asked = new Map([...this.#parts].map(([key, part]) => [key, part.target]));
    this.#asking = true;
    const answer = await this.#host.api.post<Proof[]>('/proof', { parts: [...asked].filter(([, text]) => text.trim()).map(([key, text]) => ({ key, text })) });
    this.#asking = false;
    if (this.#ended.signal.aborted) return;
    // Without an answer it is asked again with the next change.
    if (answer.kind !== 'ok') return;
    [this.#findings, this.#checked] = [answer.value, asked];
    this.#look();
  }

  /** What still stands where it was found. */
  #current(): Proof[] {
    return this.#findings.filter(finding => this.#parts.get(finding.key)?.target === this.#checked.get(finding.key));
  }

  // ----- what is shown

  #render(): void {
    const { labels, panel } = this.#host;
    const current = this.#current();
    const view = this.#host.view();
    markRanges(view, current.flatMap(finding => {
      const place = this.#placeOf(finding);
      return place && place.from < place.to ? [place] : [];
    }));
    const here = current.find(finding => this.#isAtCursor(finding)) ?? null;
    const key = JSON.stringify([current, here, this.#host.editable()]);
    if (key === this.#shown) return;
    this.#shown = key;
    panel.hidden = !current.length;
    panel.replaceChildren(...(current.length ? [element('h2', {}, fill(labels.proofTitle, current.length)), element('ul', { className: 'ed-proof-list' }, ...current.map(finding => this.#line(finding, finding === here)))] : []));
    this.#now.hidden = !here;
    this.#now.replaceChildren(...(here ? [element('b', { data: { severity: here.severity } }, labels[`aid${here.severity}`]), ' ', here.sentence, ' ', ...this.#fixButton(here)] : []));
  }

  #line(finding: Proof, isHere: boolean): HTMLElement {
    const { labels } = this.#host;
    return element('li', { data: { severity: finding.severity }, ...(isHere ? { aria: { current: 'true' } } : {}) },
      element('b', {}, labels[`aid${finding.severity}`]), ' ', element('button', { type: 'button', className: 'ed-aid-where', onclick: () => this.#goTo(finding) }, finding.sentence), ' ', ...this.#fixButton(finding));
  }

  #fixButton(finding: Proof): HTMLElement[] {
    return finding.fix !== null && this.#host.editable() ? [keyed(button(fill(this.#host.labels.aidFix, finding.fix), () => this.#fix(finding), 'ed-button ed-aid-fix'), 'Alt+Shift+F')] : [];
  }

  #placeOf(finding: Proof): { from: number; to: number } | null {
    const part = this.#parts.get(finding.key);
    return part && !part.key.startsWith('@') ? placeInDoc(this.#host.view().state.doc, part, finding.place.start, finding.place.length) : null;
  }

  #isAtCursor(finding: Proof): boolean {
    if (finding.key.startsWith('@')) {
      const field = document.activeElement;
      return field instanceof HTMLTextAreaElement && this.#host.fieldsDom.contains(field) && field.closest<HTMLElement>('[data-field]')?.dataset.field === finding.key.slice(1)
        && field.selectionStart >= finding.place.start && field.selectionStart <= finding.place.start + finding.place.length;
    }
    const place = this.#placeOf(finding);
    const { from, to } = this.#host.view().state.selection;
    return place !== null && from <= place.to && to >= place.from && this.#host.view().hasFocus();
  }

  // ----- what keys and buttons do

  #onKey(event: KeyboardEvent): void {
    if (isComposingKey(event) || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || !['KeyJ', 'KeyF'].includes(event.code)) return;
    if (!hearsKeys(this.#host.editor, document.activeElement)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#look();
    if (event.code === 'KeyJ') this.#next();
    else {
      const current = this.#current();
      const finding = current.find(found => this.#isAtCursor(found)) ?? current.find(found => found.fix !== null);
      if (finding) this.#fix(finding);
    }
  }

  #next(): void {
    const current = this.#current();
    const at = this.#visited ? current.indexOf(this.#visited) : -1;
    const next = current[(at + 1) % Math.max(1, current.length)];
    if (next) this.#goTo(next);
  }

  #goTo(finding: Proof): void {
    const part = this.#parts.get(finding.key);
    if (!part) return;
    this.#visited = finding;
    if (part.key.startsWith('@')) this.#editing.focus(part);
    else this.#editing.select(part, finding.place);
    this.#render();
  }

  #fix(finding: Proof): void {
    this.#look();
    const part = this.#parts.get(finding.key);
    // What was found in another text than this one has no place in it.
    if (!part || finding.fix === null || !this.#current().includes(finding)) return;
    this.#editing.mend(part, finding.place, finding.fix);
    this.#look();
  }
}
