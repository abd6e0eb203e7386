// What of an open article is on the screen: fields, text, bar, source column, the translator's desk or the proofreader. It is made anew with each load.

import type { Node } from 'prosemirror-model';
import { TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { BlockHandle, blockItems } from './blockMenu';
import { docOfBlocks } from './blocks';
import { createBody, replaceDocument, showPicture } from './body';
import { type Content, emptyTranslation } from './changes';
import { type CommentMark, focusComment, selectedPlace, showComments } from './comments';
import type { WorkingCopy } from './contract';
import { addCounterpart, removePrepared } from './counterparts';
import { element } from './dom';
import { FieldsForm } from './fields';
import { FindPanel } from './find';
import { helpSheet } from './help';
import type { Api } from './http';
import { newBlockId } from './ids';
import { fill, type Labels } from './labels';
import { Menu } from './menu';
import { type Conflict, withTheirs } from './merge';
import type { Notices } from './notices';
import type { Options } from './options';
import type { PageReports } from './pageReports';
import type { PartHost } from './partEditing';
import { choosePictures, importPicture, sendPicture } from './pictures';
import { Proofreader } from './proof';
import { SourceColumn } from './source';
import type { Status } from './status';
import type { Timers } from './timers';
import { type ToolAction, Toolbar } from './toolbar';
import { WhoWrote } from './who';
import { Workspace } from './workspace';

/** Width of the editor from which source and translation stand side by side. */
const wideFrom = 820;

export interface SurfaceHost {
  /** The element that is the editor's alone. */
  element: HTMLElement;
  /** Begins the ids of its elements. */
  scope: string;
  options: Options;
  labels: Labels;
  api: Api;
  /** Writes a day and a time. */
  moment: Intl.DateTimeFormat;
  status: Status;
  notices: Notices;
  reports: PageReports;
  timers: Timers;
  /** What the server has. */
  copy(): WorkingCopy;
  comments(): readonly CommentMark[];
  writing(): boolean;
  composing(): boolean;
  flush(): Promise<boolean>;
  /** Text, fields or what is left out changed. */
  changed(): void;
}

export class Surface {
  /** What stands there for the writer to begin with and is not saved until it changes; null where the article has text. */
  readonly prepared: Node | null;
  readonly #host: SurfaceHost;
  readonly #root: HTMLElement;
  readonly #bar: HTMLElement;
  readonly #resize: ResizeObserver;
  readonly #fields: FieldsForm;
  readonly #menu: Menu;
  #view: EditorView | null = null;
  #toolbar: Toolbar | null = null;
  #handle: BlockHandle | null = null;
  #find: FindPanel | null = null;
  #source: SourceColumn | null = null;
  #who: WhoWrote | null = null;
  #workspace: Workspace | null = null;
  #proof: Proofreader | null = null;
  #leftOut: readonly string[];

  constructor(host: SurfaceHost) {
    this.#host = host;
    const copy = host.copy();
    this.#leftOut = copy.leftOut;
    const { labels, options } = host;
    const beside = options.sideBySide === true && copy.source ? copy.source : null;
    const isEmpty = copy.blocks.length === 0;
    const doc = isEmpty && host.writing() && copy.source
      ? docOfBlocks(emptyTranslation(copy.source, newBlockId)) : docOfBlocks(copy.blocks.map(block => block.content));
    this.prepared = isEmpty ? doc : null;

    const bodyId = `${host.scope}-body`;
    const column = element('div', { className: 'ed-target', id: bodyId });
    this.#fields = new FieldsForm({
      labels, language: copy.language, guides: options.guides ?? {}, hints: options.hints ?? {},
      source: beside && {
        language: beside.language, values: new Map(beside.fields.map(field => [field.name, field.value])), changed: new Set(beside.changedFields ?? []),
      },
      onChange: () => host.changed(), onLeave: () => this.#view?.focus(),
    });
    this.#fields.show(new Map(copy.fields.map(field => [field.name, field.value])));
    const bodyOptions = this.#bodyOptions(doc, copy);
    this.#view = createBody(column, bodyOptions);
    showComments(this.#view, host.comments());
    this.#toolbar = new Toolbar(labels, bodyId, () => this.#view!, (action, from) => this.act(action, from));
    this.#menu = new Menu(labels.blockMenu, () => this.#view?.focus());
    this.#handle = new BlockHandle(labels, this.#menu, column, () => this.#view!, () => host.writing());
    this.#find = new FindPanel(labels, copy.language, () => this.#view!, () => host.writing());
    column.append(this.#handle.dom);
    if (beside) {
      this.#source = new SourceColumn({
        source: beside, labels, view: () => this.#view!, leftOut: () => this.#leftOut,
        onLeftOut: (id, leftOut) => this.#setLeftOut(id, leftOut), onAdd: id => this.#addCounterpart(id),
        showPicture: (figure, node) => showPicture(figure, node, bodyOptions),
      }, host.scope);
    }
    this.#root = element('div', { className: beside ? 'ed-root ed-beside' : 'ed-root', data: { language: copy.language } },
      this.#fields.dom, element('div', { className: 'ed-columns' }, this.#source?.dom, column));
    this.#bar = element('div', { className: 'ed-bar' }, host.status.dom, this.#toolbar.dom, this.#find.dom);
    this.#who = new WhoWrote(labels, host.moment, () => this.#view, copy);
    if (beside) this.#workspace = this.#openWorkspace(beside);
    else if (!copy.source && /^zh\b/i.test(copy.language)) this.#proof = this.#openProof();
    host.element.replaceChildren(
      this.#bar, host.notices.dom, this.#root, ...(this.#workspace ? [this.#workspace.dom] : []), ...(this.#proof ? [this.#proof.dom] : []), this.#who.dom, this.#menu.dom);
    this.#resize = new ResizeObserver(() => this.#fit());
    this.#resize.observe(host.element);
    this.#resize.observe(column);
    this.#fit();
    this.showWriting();
  }

  get view(): EditorView { return this.#view!; }

  content(): Content {
    return { doc: this.view.state.doc, fields: this.#fields.values(), leftOut: this.#leftOut };
  }

  show(content: Content): void {
    replaceDocument(this.view, content.doc);
    this.#fields.show(content.fields);
    this.#leftOut = content.leftOut;
    this.#source?.update(this.#host.writing());
  }

  takeTheirs(conflict: Conflict, fresh: WorkingCopy): void {
    if (conflict.kind === 'field') this.#fields.show(new Map([...this.#fields.values(), [conflict.name, conflict.theirs]]));
    else replaceDocument(this.view, withTheirs(this.view.state.doc, conflict.id, fresh));
    this.#host.changed();
  }

  /** Who wrote what, as the server knows it. */
  get who(): WhoWrote | null { return this.#who; }

  /** The desk and the proofreader look at what stands there now. */
  update(): void {
    this.#workspace?.update();
    this.#proof?.update();
  }

  compositionEnded(): void {
    this.#source?.align();
    this.update();
  }

  focusBlock(id: string): void {
    const view = this.view;
    view.state.doc.forEach((node, pos) => {
      if (node.attrs.id !== id) return;
      view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(pos + 1))));
      view.focus();
      (view.nodeDOM(pos) as HTMLElement | null)?.scrollIntoView?.({ block: 'center' });
    });
  }

  commentsChanged(): void { this.#workspace?.commentsChanged(); }

  showComments(marks: readonly CommentMark[]): void { showComments(this.view, marks); }

  focusComment(mark: CommentMark): void {
    if (!focusComment(this.view, mark.id)) this.focusBlock(mark.block);
  }

  /** Lets everything know whether the person writes. */
  showWriting(): void {
    const writing = this.#host.writing();
    const view = this.view;
    view.setProps({});
    this.#fields.setReadOnly(!writing);
    this.#toolbar?.update(view.state, writing);
    this.#source?.update(writing);
    this.#handle?.update();
    this.update();
    view.dom.setAttribute('aria-readonly', String(!writing));
    this.#root.classList.toggle('is-read-only', !writing);
  }

  /** The server has to have the words before somebody can comment on them. */
  async comment(): Promise<void> {
    const place = selectedPlace(this.view.state);
    await this.#host.flush();
    if (place) this.#host.reports.comment(place.block, place.start, place.quote);
  }

  act(action: ToolAction, from: HTMLElement = this.#toolbar!.buttonOf(action)): true {
    switch (action) {
      case 'blockMenu': this.#menu.open(blockItems(this.view, this.#host.labels), from); break;
      case 'picture': choosePictures(this.view); break;
      case 'library': this.#host.reports.library(null); break;
      case 'findReplace': this.#find!.open(); break;
      case 'fullScreen': this.fill(!this.isFull); break;
      case 'help': this.#showHelp(from); break;
      case 'comment': void this.comment(); break;
    }
    return true;
  }

  get isFull(): boolean { return this.#host.element.classList.contains('ed-full'); }

  fill(full: boolean): void {
    this.#host.element.classList.toggle('ed-full', full);
    this.#toolbar?.buttonOf('fullScreen').setAttribute('aria-pressed', String(full));
    this.#fit();
    this.#view?.focus();
  }

  destroy(): void {
    this.#workspace?.destroy();
    this.#workspace = null;
    this.#proof?.destroy();
    this.#proof = null;
    this.#resize.disconnect();
    this.#handle?.destroy();
    this.#menu.close(false);
    this.#source?.destroy();
    this.#source = null;
    this.#who?.destroy();
    this.#who = null;
    this.#view?.destroy();
  }

  #bodyOptions(doc: Node, copy: WorkingCopy): Parameters<typeof createBody>[1] {
    const { labels, options, api, reports } = this.#host;
    const language = copy.language;
    const pictureUrl = options.pictureUrl;
    const showUrl = pictureUrl === undefined ? null : (id: string) => fill(pictureUrl, id);
    return {
      doc, language, labels, label: labels.body, pictureLabel: labels.picture,
      knownSources: new Set(copy.source?.blocks.map(block => block.id)),
      pictureUrl: showUrl,
      pictures: {
        labels, language, url: showUrl, editable: () => this.#host.writing(),
        fetch: (link: string, signal: AbortSignal) => importPicture(`${api.pictures}/remote`, api.token, link, signal),
        library: reports.isHeard ? (replaces: string | null) => reports.library(replaces) : null,
        send: (file: File, progress: (part: number) => void, signal: AbortSignal) => sendPicture(api.pictures, api.token, file, progress, signal),
      },
      editable: () => this.#host.writing(),
      onComment: (id: string) => reports.commentChosen(id),
      moreKeys: {
        'Mod-k': () => this.#toolbar?.askForLink() ?? false,
        'Mod-s': () => { void this.#host.flush(); return true; },
        'Alt-F10': () => { this.#toolbar?.focus(); return true; },
        'Mod-f': () => this.act('findReplace'), 'Mod-.': () => this.#host.writing() && this.act('blockMenu'), 'Mod-/': () => this.act('help'),
        'Mod-Shift-f': () => this.act('fullScreen'), 'Mod-F': () => this.act('fullScreen'),
      },
      onTransaction: (tr: Transaction) => this.#onTransaction(tr),
    };
  }

  #openWorkspace(source: NonNullable<WorkingCopy['source']>): Workspace {
    const { labels, options, api, moment, reports, timers } = this.#host;
    return new Workspace({
      labels, lang: options.lang, moment, source, deadline: options.deadline ?? null, api,
      ...this.#textHost(), fields: () => this.#fields.values(), leftOut: () => this.#leftOut, composing: () => this.#host.composing(), flush: () => this.#host.flush(),
      later: (action, milliseconds) => timers.laterUnless(action, milliseconds),
      onRows: (states, folded, machine) => this.#source?.mark(states, folded, machine),
      focusComment: id => {
        const mark = this.#host.comments().find(comment => comment.id === id);
        if (mark) this.focusComment(mark);
      },
      onPropose: (chinese, english) => reports.term(chinese, english),
    });
  }

  /** What is checked while it is written: an original in Chinese. */
  #openProof(): Proofreader {
    const { labels, api, timers } = this.#host;
    return new Proofreader({
      labels, api, editor: this.#host.element, panel: document.getElementById('edit-findings') ?? element('div'),
      ...this.#textHost(), fields: () => this.#fields.values(), composing: () => this.#host.composing(), later: (action, milliseconds) => timers.laterUnless(action, milliseconds),
    });
  }

  #textHost(): PartHost {
    return {
      view: () => this.#view!, fieldsDom: this.#fields.dom, focusField: name => this.#fields.focus(name), editable: () => this.#host.writing(),
      setField: (name, value) => {
        this.#fields.show(new Map([...this.#fields.values(), [name, value]]));
        this.#host.changed();
      },
    };
  }

  #onTransaction(tr: Transaction): void {
    if (!this.#view) return;
    this.#toolbar?.update(this.#view.state, this.#host.writing());
    if (tr.docChanged || tr.selectionSet) this.#handle?.update();
    if (tr.docChanged) {
      this.#find?.refresh();
      this.#host.changed();
    }
    if (tr.docChanged || tr.selectionSet) {
      this.#source?.update(this.#host.writing());
      this.update();
    }
  }

  #fit(): void {
    const wide = this.#host.element.clientWidth >= wideFrom;
    this.#root.classList.toggle('is-wide', wide);
    this.#host.element.style.setProperty('--ed-bar-height', `${this.#bar.offsetHeight}px`);
    this.#source?.setWide(wide);
  }

  #showHelp(from: HTMLElement): void {
    const host = this.#host.element;
    const back = host.contains(document.activeElement) ? document.activeElement as HTMLElement : from;
    const sheet = helpSheet(this.#host.labels, this.#workspace ? 'helpTranslation' : this.#proof ? 'proofHelp' : null, () => {
      sheet.remove();
      back.focus();
    });
    host.append(sheet);
    sheet.showModal();
  }

  #setLeftOut(id: string, leftOut: boolean): void {
    if (!this.#host.writing()) return;
    this.#leftOut = leftOut ? [...new Set([...this.#leftOut, id])] : this.#leftOut.filter(other => other !== id);
    if (leftOut) removePrepared(this.view, id);
    this.#host.changed();
    this.#source?.update(this.#host.writing());
  }

  #addCounterpart(id: string): void {
    if (!this.#host.writing()) return;
    addCounterpart(this.view, this.#host.copy().source!, id, () => { this.#leftOut = this.#leftOut.filter(other => other !== id); });
  }
}
