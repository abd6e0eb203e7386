// Pictures in the text: sent by HTTP while one goes on writing, and shown with the words that belong to them.

import type { Node } from 'prosemirror-model';
import { type EditorState, NodeSelection, Plugin, PluginKey, Selection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView, type NodeViewConstructor } from 'prosemirror-view';
import { startOf } from './blockActions';
import { button, element, isComposingKey } from './dom';
import { newBlockId } from './ids';
import { fill, type Labels } from './labels';
import * as s from './schema';
import { cleanLine } from './text';

/** What a file dialog offers; what a file is, its bytes tell the server. */
const accepted = 'image/jpeg,image/png,image/webp,image/gif,image/avif,image/heic,image/heif,.heic,.heif';
const mostBytes = 40 * 1024 * 1024;
const altLength = 1_000;
const creditLength = 200;

export interface PictureOptions {
  labels: Labels;
  language: string;
  url: ((id: string) => string) | null;
  editable(): boolean;
  /** Has the server fetch a picture of another site. */
  fetch(link: string, signal: AbortSignal): Promise<Sent>;
  /** Opens the newsroom's library; `replaces` is the block whose picture another one takes the place of. Null where there is no library. */
  library: ((replaces: string | null) => void) | null;
  /** Sends one file; rejects only when it was cancelled. */
  send(file: File, progress: (part: number) => void, signal: AbortSignal): Promise<Sent>;
}

/** What the server keeps, with the words that the file brought. */
export interface Added { id: string; caption?: string; credit?: string; copyright?: string; alt?: string }
export type Sent = { added: Added } | { message: string };

/** One file by XMLHttpRequest, which alone tells how much of it has gone. */
export function sendPicture(address: string, token: string, file: File, progress: (part: number) => void, signal: AbortSignal): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = () => resolve({ message: '' });
    request.open('POST', address);
    request.setRequestHeader('X-CSRF-TOKEN', token);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) progress(event.loaded / event.total); });
    request.addEventListener('load', () => {
      const answer = asAnswer(request.responseText);
      if (request.status === 200 && typeof answer.id === 'string') resolve({ added: answer as unknown as Added });
      else resolve({ message: typeof answer.message === 'string' ? answer.message : '' });
    });
    request.addEventListener('error', failed);
    request.addEventListener('timeout', failed);
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name || 'picture');
    request.send(form);
  });
}

/** Has the server fetch a picture of another site; this page asks no other site for anything. */
export async function importPicture(address: string, token: string, picture: string, signal: AbortSignal): Promise<Sent> {
  try {
    const response = await fetch(address, {
      method: 'POST', signal, headers: { 'X-CSRF-TOKEN': token, Accept: 'application/json', 'Content-Type': 'application/json' }, body: JSON.stringify({ address: picture }),
    });
    const answer = asAnswer(await response.text());
    if (response.ok && typeof answer.id === 'string') return { added: answer as unknown as Added };
    return { message: typeof answer.message === 'string' ? answer.message : '' };
  } catch {
    return { message: '' };
  }
}

function asAnswer(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
  } catch {
    return {};
  }
}

// ----- sending

interface Change { add?: { pos: number; id: object; dom: HTMLElement }; remove?: object }
const key = new PluginKey<DecorationSet>('pictures');
const queues = new WeakMap<EditorView, Queue>();

/** Takes pictures that are dropped, pasted or chosen; each has its line in the text until it is there. */
export function pictures(options: PictureOptions): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, before) {
        const set = before.map(tr.mapping, tr.doc);
        const change = tr.getMeta(key) as Change | undefined;
        if (change?.add) return set.add(tr.doc, [Decoration.widget(change.add.pos, change.add.dom, { id: change.add.id, side: 1, ignoreSelection: true })]);
        return change?.remove ? set.remove(set.find(undefined, undefined, spec => spec.id === change.remove)) : set;
      },
    },
    props: {
      decorations: state => key.getState(state),
      handlePaste(view, event, slice) {
        const files = Array.from(event.clipboardData?.files ?? []);
        // Word and its like send a picture of the text along with the text.
        if (!files.length || slice.size > 0) return false;
        add(view, files, placeAt(view.state));
        return true;
      },
      handleDrop(view, event) {
        const files = Array.from(event.dataTransfer?.files ?? []);
        if (!files.length) return false;
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
        add(view, files, at ? placeAt(view.state, at.pos) : view.state.doc.content.size);
        return true;
      },
    },
    view(view) {
      queues.set(view, new Queue(view, options));
      return {
        update() {
          for (const input of view.dom.querySelectorAll<HTMLInputElement>('.ed-picture-words input')) input.readOnly = !options.editable();
          for (const another of view.dom.querySelectorAll<HTMLButtonElement>('.ed-picture-words button')) another.hidden = !options.library || !options.editable();
        },
        destroy: () => queues.get(view)?.end(),
      };
    },
  });
}

/** Opens the file dialog; what is chosen goes behind the block of the cursor. */
export function choosePictures(view: EditorView): void {
  const input = element('input', { type: 'file', multiple: true, accept: accepted });
  input.addEventListener('change', () => {
    add(view, Array.from(input.files ?? []), placeAt(view.state));
    view.focus();
  });
  input.click();
}

function add(view: EditorView, files: readonly File[], pos: number): void {
  if (view.editable) queues.get(view)?.add(files, pos);
}

/** A place between blocks: behind the one of the cursor, or before it where it is an empty paragraph. */
function placeAt(state: EditorState, pos?: number): number {
  if (pos === undefined && state.selection instanceof NodeSelection && state.selection.$from.depth === 0) return state.selection.to;
  const $pos = pos === undefined ? state.selection.$to : state.doc.resolve(pos);
  if ($pos.depth === 0) return $pos.pos;
  const block = $pos.node(1);
  return block.type === s.paragraph && block.content.size === 0 ? $pos.before(1) : $pos.after(1);
}

/** Sends one file after the other, so that they arrive in the order in which they were chosen. */
class Queue {
  readonly #view: EditorView;
  readonly #options: PictureOptions;
  readonly #waiting: Line[] = [];
  readonly #ended = new AbortController();
  #busy = false;

  constructor(view: EditorView, options: PictureOptions) {
    this.#view = view;
    this.#options = options;
  }

  add(files: readonly File[], pos: number): void {
    for (const file of files) {
      const line = new Line(file, this.#options.labels, { again: () => this.#again(line), away: () => this.#away(line) });
      this.#view.dispatch(this.#view.state.tr.setMeta(key, { add: { pos, id: line, dom: line.dom } } satisfies Change).setMeta('addToHistory', false));
      this.#waiting.push(line);
    }
    void this.#work();
  }

  end(): void { this.#ended.abort(); }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let line = this.#waiting.shift(); line && !this.#ended.signal.aborted; line = this.#waiting.shift()) await this.#send(line);
    this.#busy = false;
  }

  async #send(line: Line): Promise<void> {
    const { labels } = this.#options;
    if (line.file.size > mostBytes) {
      line.fail(fill(labels.pictureTooBig, line.file.name, mostBytes / 1024 / 1024));
      return;
    }
    try {
      const sent = await this.#options.send(line.file, part => line.show(part), AbortSignal.any([this.#ended.signal, line.cancelled.signal]));
      if (this.#ended.signal.aborted) return;
      if ('added' in sent) this.#insert(line, sent.added);
      else line.fail(sent.message ? `${line.file.name}: ${sent.message}` : fill(labels.pictureFailed, line.file.name));
    } catch {
      if (!this.#ended.signal.aborted) this.#away(line);
    }
  }

  #insert(line: Line, added: Added): void {
    const { state } = this.#view;
    const found = key.getState(state)?.find(undefined, undefined, spec => spec.id === line)[0];
    this.#view.dispatch(inserted(state, blockPlace(state.doc, found?.from ?? state.doc.content.size), added).setMeta(key, { remove: line } satisfies Change));
  }

  #again(line: Line): void {
    line.start();
    this.#waiting.push(line);
    void this.#work();
  }

  #away(line: Line): void {
    line.cancelled.abort();
    const at = this.#waiting.indexOf(line);
    if (at >= 0) this.#waiting.splice(at, 1);
    this.#view.dispatch(this.#view.state.tr.setMeta(key, { remove: line } satisfies Change).setMeta('addToHistory', false));
  }
}

/** Puts a picture between two blocks. */
export function inserted(state: EditorState, pos: number, added: Added, tr = state.tr): Transaction {
  const { caption, ...attrs } = wordsOf(added);
  tr.insert(pos, s.picture.create({ id: newBlockId(), picture: added.id, ...attrs }, caption ? s.schema.text(caption) : null));
  if (tr.doc.lastChild?.type === s.picture) tr.insert(tr.doc.content.size, s.paragraph.create());
  return tr;
}

function wordsOf(added: Added): { caption: string; credit: string; alt: string } {
  return {
    caption: cleanLine(added.caption ?? ''),
    credit: cleanLine(added.credit || added.copyright || '').slice(0, creditLength),
    alt: cleanLine(added.alt ?? '').slice(0, altLength),
  };
}

/** Puts a picture of the library behind the block of the cursor, or into a block in place of its picture; words that stand there stay. */
export function putPicture(view: EditorView, added: Added, replaces: string | null): void {
  if (!view.editable) return;
  const { state } = view;
  let at = -1;
  if (replaces) state.doc.forEach((node, pos) => { if (node.type === s.picture && node.attrs.id === replaces) at = pos; });
  const node = at < 0 ? null : state.doc.nodeAt(at);
  if (node) {
    const { caption, credit, alt } = wordsOf(added);
    const tr = state.tr.setNodeMarkup(at, null, { ...node.attrs, picture: added.id, credit: node.attrs.credit || credit, alt: node.attrs.alt || alt });
    if (caption && node.content.size === 0) tr.insert(at + 1, s.schema.text(caption));
    view.dispatch(tr.scrollIntoView());
  } else view.dispatch(inserted(state, placeAt(state), added).scrollIntoView());
  view.focus();
}

/** The nearest place between blocks: what was one may lie within a block that was joined since. */
function blockPlace(doc: Node, pos: number): number {
  const $pos = doc.resolve(Math.min(pos, doc.content.size));
  return $pos.depth === 0 ? $pos.pos : startOf(doc, $pos.index(0) + 1);
}

/** One file on its way, as a line of the text that is none of its content. */
class Line {
  readonly dom: HTMLElement;
  readonly file: File;
  cancelled = new AbortController();
  readonly #bar = element('progress', { max: 1 });
  readonly #words = element('span', { role: 'status' });
  readonly #again: HTMLButtonElement;
  readonly #labels: Labels;

  constructor(file: File, labels: Labels, act: { again(): void; away(): void }) {
    this.file = file;
    this.#labels = labels;
    this.#again = button(labels.tryAgain, act.again);
    this.#bar.setAttribute('aria-label', fill(labels.pictureSending, file.name));
    this.dom = element('div', { className: 'ed-upload', contentEditable: 'false' }, this.#words, this.#bar, this.#again, button(labels.cancel, act.away));
    this.start();
  }

  start(): void {
    this.cancelled = new AbortController();
    this.#bar.hidden = false;
    this.#bar.value = 0;
    this.#again.hidden = true;
    this.dom.classList.remove('is-failed');
    this.#words.textContent = fill(this.#labels.pictureSending, this.file.name);
  }

  show(part: number): void { this.#bar.value = part; }

  fail(message: string): void {
    this.#bar.hidden = true;
    this.#again.hidden = false;
    this.dom.classList.add('is-failed');
    this.#words.textContent = message;
  }
}

// ----- showing

/** The picture with its caption, and below it the words that are no text of the article: alternative text and credit. */
export function pictureView(options: PictureOptions, identity: (node: Node) => Record<string, string>): NodeViewConstructor {
  return (node, view, getPos) => {
    const { labels } = options;
    let shown = node;
    const image = element('img', { loading: 'lazy', decoding: 'async' });
    const frame = element('div', { className: 'picture-frame', contentEditable: 'false' }, options.url ? image : labels.picture);
    const caption = element('figcaption');
    const alt = wordInput(labels.pictureAlt, labels.pictureAltHint, altLength, options.language);
    const credit = wordInput(labels.pictureCredit, labels.pictureCreditHint, creditLength, options.language);
    const another = button(labels.pictureAnother, () => options.library?.(shown.attrs.id as string));
    another.hidden = !options.library || !options.editable();
    const words = element('div', { className: 'ed-picture-words', contentEditable: 'false' }, alt.parentElement, credit.parentElement, another);
    const figure = element('figure', { className: 'ed-picture' }, frame, caption, words);
    figure.style.setProperty('--ed-caption-hint', JSON.stringify(labels.pictureCaption));

    const change = () => {
      const pos = getPos();
      const now = pos === undefined ? null : view.state.doc.nodeAt(pos);
      if (pos === undefined || now?.type !== s.picture || !options.editable()) return;
      if (now.attrs.alt === alt.value && now.attrs.credit === credit.value) return;
      view.dispatch(view.state.tr.setNodeMarkup(pos, null, { ...now.attrs, alt: alt.value, credit: credit.value }));
    };
    for (const input of [alt, credit]) {
      input.readOnly = !options.editable();
      // What is being composed is no word yet.
      input.addEventListener('input', event => { if (!(event as InputEvent).isComposing) change(); });
      input.addEventListener('compositionend', change);
      input.addEventListener('change', change);
      input.addEventListener('keydown', event => {
        if (event.key !== 'Enter' || isComposingKey(event)) return;
        event.preventDefault();
        const pos = getPos();
        if (input === alt) credit.focus();
        else if (pos !== undefined) {
          view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(pos + view.state.doc.nodeAt(pos)!.nodeSize), 1)).scrollIntoView());
          view.focus();
        }
      });
    }

    const show = (next: Node) => {
      const attributes = identity(next);
      for (const name of ['data-block', 'data-sources']) {
        const value = attributes[name];
        if (value === undefined) figure.removeAttribute(name);
        else if (figure.getAttribute(name) !== value) figure.setAttribute(name, value);
      }
      const { picture, alt: altText, credit: creditText } = next.attrs as { picture: string; alt: string; credit: string };
      const source = options.url?.(picture) ?? '';
      if (source && image.getAttribute('src') !== source) image.src = source;
      image.alt = altText;
      for (const [input, value] of [[alt, altText], [credit, creditText]] as const) {
        // Where somebody writes, what they write stands.
        if (input.value !== value && (input !== document.activeElement || !options.editable())) input.value = value;
        input.parentElement!.classList.toggle('is-missing', value.trim() === '');
      }
    };
    show(node);
    return {
      dom: figure,
      contentDOM: caption,
      update(next) {
        if (next.type !== shown.type) return false;
        show(next);
        shown = next;
        return true;
      },
      stopEvent: event => words.contains(event.target as globalThis.Node),
      ignoreMutation: mutation => !caption.contains(mutation.target),
    };
  };
}

function wordInput(label: string, hint: string, maxLength: number, lang: string): HTMLInputElement {
  const input = element('input', { type: 'text', className: 'ed-input', placeholder: hint, maxLength, lang, spellcheck: true, autocomplete: 'off' });
  element('label', { className: 'ed-field' }, element('span', {}, label), input);
  return input;
}
