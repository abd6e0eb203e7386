// Find and replace in the text. The library finds and marks; replacing is done here, because its replacement text has a syntax of its own in
// which a sum of money loses its dollar sign.

import { closeHistory } from 'prosemirror-history';
import { type EditorState, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { getSearchState, SearchQuery, type SearchResult, setSearchState } from 'prosemirror-search';
import { button, element, isComposingKey } from './dom';
import { fill, type Labels } from './labels';
import * as s from './schema';
import { cleanLine } from './text';

export { search } from 'prosemirror-search';

export function matches(state: EditorState): SearchResult[] {
  const query = getSearchState(state)?.query;
  const found: SearchResult[] = [];
  if (!query?.valid) return found;
  for (let from = 0; ;) {
    const next = query.findNext(state, from);
    if (!next) return found;
    found.push(next);
    from = Math.max(next.to, next.from + 1);
  }
}

/** Replaces these places in one step that one undo takes back; each keeps the marks of what it stood in. */
export function replaceMatches(state: EditorState, found: readonly SearchResult[], replacement: string) {
  const tr = closeHistory(state.tr);
  for (const { from, to } of [...found].reverse()) {
    if (replacement) tr.replaceWith(from, to, s.schema.text(replacement, state.doc.resolve(from).marksAcross(state.doc.resolve(to))));
    else tr.delete(from, to);
  }
  return tr;
}

export class FindPanel {
  readonly dom: HTMLElement;
  readonly #view: () => EditorView;
  readonly #labels: Labels;
  readonly #editable: () => boolean;
  readonly #what: HTMLInputElement;
  readonly #with: HTMLInputElement;
  readonly #matchCase: HTMLInputElement;
  readonly #wholeWord: HTMLInputElement;
  readonly #count = element('span', { className: 'ed-find-count', role: 'status' });
  readonly #replacing: HTMLElement;

  constructor(labels: Labels, language: string, view: () => EditorView, editable: () => boolean) {
    this.#labels = labels;
    this.#view = view;
    this.#editable = editable;
    const input = (label: string) => element('input', { type: 'text', className: 'ed-input', lang: language, autocomplete: 'off', spellcheck: false, placeholder: label, aria: { label } });
    this.#what = input(labels.find);
    this.#with = input(labels.replaceWith);
    this.#matchCase = element('input', { type: 'checkbox' });
    this.#wholeWord = element('input', { type: 'checkbox' });
    this.#replacing = element('div', { className: 'ed-find-row' }, this.#with,
      button(labels.replaceOne, () => this.#replaceOne()), button(labels.replaceEvery, () => this.#replaceEvery()));
    this.dom = element('section', { className: 'ed-find', role: 'search', aria: { label: labels.findReplace }, hidden: true },
      element('div', { className: 'ed-find-row' }, this.#what, button(labels.findPrevious, () => this.#go(-1)), button(labels.findNext, () => this.#go(1)), this.#count),
      this.#replacing,
      element('div', { className: 'ed-find-row' }, element('label', {}, this.#matchCase, labels.matchCase), element('label', {}, this.#wholeWord, labels.wholeWord),
        button(labels.close, () => this.close(), 'ed-button ed-quiet')));
    this.dom.addEventListener('input', event => { if (!(event as InputEvent).isComposing && event.target !== this.#with) this.#search(); });
    this.#what.addEventListener('compositionend', () => this.#search());
    this.dom.addEventListener('keydown', event => this.#onKey(event));
  }

  open(): boolean {
    const { state } = this.#view();
    const selected = state.doc.textBetween(state.selection.from, state.selection.to, '\n');
    if (selected && !selected.includes('\n') && selected.length <= 100) this.#what.value = selected;
    this.dom.hidden = false;
    this.#replacing.hidden = !this.#editable();
    this.#what.focus();
    this.#what.select();
    this.#search();
    return true;
  }

  close(): void {
    this.dom.hidden = true;
    const view = this.#view();
    view.dispatch(setSearchState(view.state.tr, new SearchQuery({ search: '' })));
    view.focus();
  }

  /** The text has changed below an open panel. */
  refresh(): void { if (!this.dom.hidden) this.#tell(); }

  #search(): void {
    const view = this.#view();
    view.dispatch(setSearchState(view.state.tr, new SearchQuery({
      search: this.#what.value, literal: true, caseSensitive: this.#matchCase.checked, wholeWord: this.#wholeWord.checked,
    })));
    this.#tell();
  }

  #go(step: 1 | -1): void {
    const view = this.#view();
    const found = matches(view.state);
    const { from, to } = view.state.selection;
    const next = step > 0 ? found.find(match => match.from >= to) ?? found[0] : found.findLast(match => match.to <= from) ?? found.at(-1);
    if (next) this.#select(next);
    this.#tell();
  }

  #select(match: SearchResult): void {
    const view = this.#view();
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, match.from, match.to)).scrollIntoView());
    // The keyboard stays in the panel, so the browser does not bring the place into view by itself.
    (view.domAtPos(match.from).node.parentElement)?.scrollIntoView?.({ block: 'center' });
  }

  #replaceOne(): void {
    const view = this.#view();
    if (!this.#editable()) return;
    const current = matches(view.state).find(match => match.from === view.state.selection.from && match.to === view.state.selection.to);
    if (current) view.dispatch(replaceMatches(view.state, [current], cleanLine(this.#with.value)));
    this.#go(1);
  }

  #replaceEvery(): void {
    const view = this.#view();
    const found = matches(view.state);
    if (!this.#editable() || !found.length) return;
    view.dispatch(replaceMatches(view.state, found, cleanLine(this.#with.value)));
    this.#count.textContent = fill(this.#labels.replaced, found.length);
  }

  #tell(): void {
    const { state } = this.#view();
    const found = matches(state);
    const at = found.findIndex(match => match.from === state.selection.from && match.to === state.selection.to) + 1;
    this.#count.textContent = !this.#what.value ? '' : !found.length ? this.#labels.notFound
      : at ? fill(this.#labels.foundAt, at, found.length) : fill(this.#labels.found, found.length);
  }

  #onKey(event: KeyboardEvent): void {
    if (isComposingKey(event)) return;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.#what) this.#go(event.shiftKey ? -1 : 1);
    else if (event.key === 'Enter' && event.target === this.#with) this.#replaceOne();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
