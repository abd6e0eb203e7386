// One article in one page: loads it, takes the lease, and keeps text, fields, save loop, journal and source column in step.

import { TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { textOf } from './articleText';
import { BlockHandle, blockItems } from './blockMenu';
import { createBody, replaceDocument, showPicture } from './body';
import { docOfBlocks } from './blocks';
import { acknowledge, type Content, emptyTranslation } from './changes';
import { type CommentMark, focusComment, selectedPlace, showComments } from './comments';
import { type Lease, nameOf, type Stale, type WorkingCopy } from './contract';
import { addCounterpart, removePrepared } from './counterparts';
import { element } from './dom';
import { FieldsForm } from './fields';
import { FindPanel } from './find';
import { helpSheet } from './help';
import { Api } from './http';
import { newBlockId, newUuid } from './ids';
import type { Journal } from './journal';
import { JournalKeeper } from './journalKeeper';
import { fill, type Labels } from './labels';
import { explainReading } from './leaseNotice';
import { Menu } from './menu';
import { type Conflict, type Merged, merge, withTheirs } from './merge';
import { conflictPanel, copyAction, Notices } from './notices';
import type { Options } from './options';
import type { PartHost } from './partEditing';
import { type Added, choosePictures, importPicture, putPicture, sendPicture } from './pictures';
import { Proofreader } from './proof';
import { keepPlace, placeIn, selectionAt, takePlace } from './place';
import { SaveLoop, type State } from './saveLoop';
import { listen } from './sessionEvents';
import { SourceColumn } from './source';
import { momentFormat, Status, timeFormat } from './status';
import { hold } from './tab';
import { WhoWrote } from './who';
import { Workspace } from './workspace';
import { countText } from './text';
import { Toolbar, type ToolAction } from './toolbar';

const heartbeatMilliseconds = 60_000;
const countsMilliseconds = 2_000;
/** Width of the editor from which source and translation stand side by side. */
const wideFrom = 820;

let editors = 0;

export class Session {
  readonly #host: HTMLElement;
  readonly #options: Options;
  readonly #labels: Labels;
  readonly #api: Api;
  readonly #tab: string;
  readonly #keeper: JournalKeeper;
  readonly #journalKey = newUuid();
  readonly #scope = `e${++editors}`;
  readonly #time: Intl.DateTimeFormat;
  readonly #moment: Intl.DateTimeFormat;
  readonly #status: Status;
  readonly #notices = new Notices();
  readonly #ended = new AbortController();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  readonly #mayRelease: () => boolean;

  #copy: WorkingCopy | null = null;
  #loading: Promise<void> | null = null;
  #view: EditorView | null = null;
  #fields: FieldsForm | null = null;
  #toolbar: Toolbar | null = null;
  #menu: Menu | null = null;
  #handle: BlockHandle | null = null;
  #find: FindPanel | null = null;
  #source: SourceColumn | null = null;
  #loop: SaveLoop | null = null;
  #who: WhoWrote | null = null;
  #workspace: Workspace | null = null;
  #proof: Proofreader | null = null;
  #root: HTMLElement | null = null;
  #bar: HTMLElement | null = null;
  #resize: ResizeObserver | null = null;
  #leftOut: readonly string[] = [];
  #comments: readonly CommentMark[];
  #writing = false;
  #composing = false;
  #afterComposition: (() => void)[] = [];
  #countsTimer: ReturnType<typeof setTimeout> | null = null;
  #lastBeat = 0;

  /** @param mayRelease false while another editor of this tab has the same article open and needs the lease. */
  constructor(host: HTMLElement, options: Options, labels: Labels, tab: string, journal: Journal, mayRelease: () => boolean) {
    this.#mayRelease = mayRelease;
    this.#host = host;
    this.#options = options;
    this.#comments = options.comments ?? [];
    this.#labels = labels;
    this.#api = new Api(options.baseUrl ?? '', options.articleId, options.token);
    this.#tab = tab;
    this.#time = timeFormat(options.lang, options.timeZone);
    this.#moment = momentFormat(options.lang, options.timeZone);
    this.#status = new Status(labels, this.#time);
    this.#keeper = new JournalKeeper(journal, {
      labels, notices: this.#notices, owner: `${options.personId}/${options.articleId}`, key: this.#journalKey, moment: this.#moment,
      writing: () => this.#writing, content: () => this.#content(), known: () => this.#loop?.known ?? null, hasChanges: () => this.#loop?.hasChanges === true, copy: () => this.#copy!,
      later: (action, milliseconds) => this.#later(action, milliseconds), show: content => this.#show(content), changed: () => this.#changed(),
      decide: (merged, fresh, done) => this.#decide(merged, fresh, () => '', done),
    });
    host.classList.add('newsroom-editor');
    // A browser that translates pages would write its translation into the article.
    host.translate = false;
    host.dataset.editor = this.#scope;
    host.style.setProperty('--ed-body-hint', JSON.stringify(labels.bodyPlaceholder));
    host.style.setProperty('--ed-attribution-hint', JSON.stringify(labels.attributionPlaceholder));
    void hold(this.#journalKey);
    this.#listen();
    void this.#start();
  }

  get hasUnsaved(): boolean { return this.#writing && this.#loop?.hasChanges === true; }

  async flush(): Promise<boolean> {
    if (!this.#loop || !this.#writing) return true;
    return this.#loop.flush();
  }

  focusBlock(id: string): void {
    const view = this.#view;
    if (!view) return;
    view.state.doc.forEach((node, pos) => {
      if (node.attrs.id !== id) return;
      view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(pos + 1))));
      view.focus();
      (view.nodeDOM(pos) as HTMLElement | null)?.scrollIntoView?.({ block: 'center' });
    });
  }

  setComments(marks: readonly CommentMark[]): void {
    this.#comments = marks;
    this.#workspace?.commentsChanged();
    this.#whenNotComposing(() => { if (this.#view) showComments(this.#view, this.#comments); });
  }

  focusComment(id: string): void {
    const mark = this.#comments.find(comment => comment.id === id);
    if (this.#view && mark && !focusComment(this.#view, id)) this.focusBlock(mark.block);
  }

  putPicture(picture: Added, replaces: string): void {
    this.#whenNotComposing(() => { if (this.#view) putPicture(this.#view, picture, replaces || null); });
  }

  setReadOnly(message: string): void {
    if (this.#writing) void this.flush().then(saved => { if (saved) this.#release(); });
    this.#stopWriting();
    if (message) this.#notices.show('read-only', 'info', message, [copyAction(this.#labels, () => this.#allText())]);
    if (!this.#loop || this.#loop.state.name === 'saved') this.#status.show({ name: 'read-only' });
  }

  readAlong(): void {
    if (this.#view && !this.#writing) void this.#refresh();
  }

  setToken(token: string): void {
    this.#api.token = token;
    this.#loop?.retry();
  }

  /** Says goodbye: text that the server has not got stays in the journal and goes out if it still can. */
  destroy(): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    if (this.hasUnsaved) this.#keeper.write();
    if (this.#writing) {
      void this.flush().then(saved => {
        this.#loop?.stop();
        if (!saved) return;
        this.#release();
        this.#keeper.remove();
      });
    }
    this.#takeDown();
    this.#host.replaceChildren();
  }

  /** Sends what is not saved, once the word that is being composed is done, and remembers where the writer was. */
  async beforeReload(): Promise<void> {
    await new Promise<void>(resolve => this.#whenNotComposing(resolve));
    await this.flush();
    if (this.#view && this.#host.contains(document.activeElement))
      keepPlace(this.#options.articleId, placeIn(this.#view.state, this.#view.hasFocus()), window.scrollY);
  }

  /** The page is going away: everything that can still be sent must be sent now. */
  leave(): void {
    if (this.hasUnsaved) {
      this.#keeper.write();
      void this.flush();
    } else if (this.#writing) this.#release();
  }

  // ----- loading

  #start(): Promise<void> {
    return this.#loading ??= this.#load().finally(() => { this.#loading = null; });
  }

  async #load(): Promise<void> {
    this.#status.show({ name: 'loading' });
    if (!this.#root) this.#host.replaceChildren(this.#status.dom, this.#notices.dom);
    const answer = await this.#api.load();
    if (this.#ended.signal.aborted) return;
    if (answer.kind !== 'ok') {
      const signedOut = answer.kind === 'refused' && answer.status === 401;
      const message = signedOut ? this.#labels.signedOutHelp : answer.kind === 'refused' && answer.body.message ? answer.body.message : this.#labels.loadFailed;
      this.#notices.show('load', 'error', message, [
        ...(signedOut ? [this.#signInLink()] : []), { label: this.#labels.tryAgain, main: true, run: () => void this.#start() }]);
      this.#tell(signedOut ? 'signed-out' : 'refused', '');
      return;
    }
    this.#notices.remove('load', 'lease', 'lease-lost', 'conflict', 'signed-out', 'refused', 'read-only');
    const copy = answer.value;
    const wants = copy.canEdit && this.#options.readOnly !== true;
    // Someone else's lease is not asked for: it would pass to whoever happens to look on when it ends.
    const lease = wants && (copy.lease.mine || !copy.lease.holder) ? await this.#askLease() : copy.lease;
    if (this.#ended.signal.aborted) return;
    this.#build(copy, wants && lease?.mine === true);
    if (!this.#writing) this.#explainReading(copy, lease, wants);
    this.#backToPlace();
    await this.#keeper.offer(copy);
  }

  #backToPlace(): void {
    const place = takePlace(this.#options.articleId);
    const view = this.#view;
    if (!place || !view || !this.#writing) return;
    const selection = selectionAt(view.state, place);
    if (selection) view.dispatch(view.state.tr.setSelection(selection));
    if (place.focus) view.focus();
    window.scrollTo({ top: place.scroll, behavior: 'instant' });
  }

  async #askLease(takeOver = false): Promise<Lease | null> {
    this.#lastBeat = Date.now();
    const answer = takeOver ? await this.#api.takeOver(this.#tab) : await this.#api.lease(this.#tab);
    if (answer.kind === 'ok') return answer.value;
    if (answer.kind === 'refused' && answer.body.message) this.#notices.show('refused', 'error', answer.body.message);
    return null;
  }

  #build(copy: WorkingCopy, writing: boolean): void {
    this.#loop?.stop();
    this.#takeDown();
    this.#copy = copy;
    this.#writing = writing;
    this.#leftOut = copy.leftOut;
    const labels = this.#labels;
    const beside = this.#options.sideBySide === true && copy.source ? copy.source : null;
    const prepared = copy.blocks.length === 0;
    const doc = prepared && writing && copy.source
      ? docOfBlocks(emptyTranslation(copy.source, newBlockId)) : docOfBlocks(copy.blocks.map(block => block.content));

    const bodyId = `${this.#scope}-body`;
    const column = element('div', { className: 'ed-target', id: bodyId });
    this.#fields = new FieldsForm({
      labels, language: copy.language, guides: this.#options.guides ?? {}, hints: this.#options.hints ?? {},
      source: beside && {
        language: beside.language, values: new Map(beside.fields.map(field => [field.name, field.value])), changed: new Set(beside.changedFields ?? []),
      },
      onChange: () => this.#changed(), onLeave: () => this.#view?.focus(),
    });
    this.#fields.show(new Map(copy.fields.map(field => [field.name, field.value])));
    const pictureUrl = this.#options.pictureUrl;
    const showUrl = pictureUrl === undefined ? null : (id: string) => fill(pictureUrl, id);
    const bodyOptions = {
      doc, language: copy.language, labels, label: labels.body, pictureLabel: labels.picture,
      knownSources: new Set(copy.source?.blocks.map(block => block.id)),
      pictureUrl: showUrl,
      pictures: {
        labels, language: copy.language, url: showUrl, editable: () => this.#writing,
        fetch: (link: string, signal: AbortSignal) => importPicture(`${this.#api.pictures}/remote`, this.#api.token, link, signal),
        library: this.#options.dotnet ? (replaces: string | null) => this.#openLibrary(replaces) : null,
        send: (file: File, progress: (part: number) => void, signal: AbortSignal) => sendPicture(this.#api.pictures, this.#api.token, file, progress, signal),
      },
      editable: () => this.#writing,
      onComment: (id: string) => void this.#options.dotnet?.invokeMethodAsync('OnCommentChosen', id).catch(() => undefined),
      moreKeys: {
        'Mod-k': () => this.#toolbar?.askForLink() ?? false,
        'Mod-s': () => { void this.flush(); return true; },
        'Alt-F10': () => { this.#toolbar?.focus(); return true; },
        'Mod-f': () => this.#act('findReplace'), 'Mod-.': () => this.#writing && this.#act('blockMenu'), 'Mod-/': () => this.#act('help'),
        'Mod-Shift-f': () => this.#act('fullScreen'), 'Mod-F': () => this.#act('fullScreen'),
      },
      onTransaction: (tr: Transaction) => this.#onTransaction(tr),
    };
    this.#view = createBody(column, bodyOptions);
    showComments(this.#view, this.#comments);
    this.#toolbar = new Toolbar(labels, bodyId, () => this.#view!, (action, from) => this.#act(action, from));
    this.#menu = new Menu(labels.blockMenu, () => this.#view?.focus());
    this.#handle = new BlockHandle(labels, this.#menu, column, () => this.#view!, () => this.#writing);
    this.#find = new FindPanel(labels, copy.language, () => this.#view!, () => this.#writing);
    column.append(this.#handle.dom);
    if (beside) {
      this.#source = new SourceColumn({
        source: beside, labels, view: () => this.#view!, leftOut: () => this.#leftOut,
        onLeftOut: (id, leftOut) => this.#setLeftOut(id, leftOut), onAdd: id => this.#addCounterpart(id),
        showPicture: (figure, node) => showPicture(figure, node, bodyOptions),
      }, this.#scope);
    }
    this.#loop = new SaveLoop({
      content: () => this.#content(), composing: () => this.#composing,
      send: request => this.#api.save(request), newId: newUuid,
      onState: state => this.#onState(state), onStale: stale => void this.#onStale(stale),
      now: () => Date.now(), later: (action, milliseconds) => {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
    }, { tab: this.#tab, ...(copy.source ? { sourceRevisionId: copy.source.revisionId } : {}) }, acknowledge(copy), prepared ? doc : null);

    this.#root = element('div', { className: beside ? 'ed-root ed-beside' : 'ed-root', data: { language: copy.language } },
      this.#fields.dom, element('div', { className: 'ed-columns' }, this.#source?.dom, column));
    this.#bar = element('div', { className: 'ed-bar' }, this.#status.dom, this.#toolbar.dom, this.#find.dom);
    this.#who = new WhoWrote(labels, this.#moment, () => this.#view, copy);
    if (beside) this.#workspace = this.#openWorkspace(beside);
    else if (!copy.source && /^zh\b/i.test(copy.language)) this.#proof = this.#openProof();
    this.#host.replaceChildren(this.#bar, this.#notices.dom, this.#root, ...(this.#workspace ? [this.#workspace.dom] : []), ...(this.#proof ? [this.#proof.dom] : []), this.#who.dom, this.#menu.dom);
    this.#resize = new ResizeObserver(() => this.#fit());
    this.#resize.observe(this.#host);
    this.#resize.observe(column);
    this.#fit();
    this.#showWriting();
    this.#status.show(writing ? { name: 'saved', at: null } : { name: 'read-only' });
    this.#tell(writing ? 'saved' : 'read-only', '');
    this.#countSoon(0);
  }

  #openWorkspace(source: NonNullable<WorkingCopy['source']>): Workspace {
    return new Workspace({
      labels: this.#labels, lang: this.#options.lang, moment: this.#moment, source, deadline: this.#options.deadline ?? null, api: this.#api,
      ...this.#textHost(), fields: () => this.#fields!.values(), leftOut: () => this.#leftOut, composing: () => this.#composing, flush: () => this.flush(),
      later: (action, milliseconds) => this.#laterUnless(action, milliseconds),
      onRows: (states, folded, machine) => this.#source?.mark(states, folded, machine),
      focusComment: id => this.focusComment(id),
      onPropose: (chinese, english) => void this.#options.dotnet?.invokeMethodAsync('OnTerm', chinese, english).catch(() => undefined),
    });
  }

  /** What is checked while it is written: an original in Chinese. */
  #openProof(): Proofreader {
    return new Proofreader({
      labels: this.#labels, api: this.#api, editor: this.#host, panel: document.getElementById('edit-findings') ?? element('div'),
      ...this.#textHost(), fields: () => this.#fields!.values(), composing: () => this.#composing, later: (action, milliseconds) => this.#laterUnless(action, milliseconds),
    });
  }

  #textHost(): PartHost {
    return {
      view: () => this.#view!, fieldsDom: this.#fields!.dom, focusField: name => this.#fields!.focus(name), editable: () => this.#writing,
      setField: (name, value) => {
        this.#fields!.show(new Map([...this.#fields!.values(), [name, value]]));
        this.#changed();
      },
    };
  }

  #takeDown(): void {
    this.#workspace?.destroy();
    this.#workspace = null;
    this.#proof?.destroy();
    this.#proof = null;
    this.#resize?.disconnect();
    this.#handle?.destroy();
    this.#menu?.close(false);
    this.#source?.destroy();
    this.#source = null;
    this.#who?.destroy();
    this.#who = null;
    this.#view?.destroy();
  }

  #fit(): void {
    const wide = this.#host.clientWidth >= wideFrom;
    this.#root?.classList.toggle('is-wide', wide);
    this.#host.style.setProperty('--ed-bar-height', `${this.#bar?.offsetHeight ?? 0}px`);
    this.#source?.setWide(wide);
  }

  #explainReading(copy: WorkingCopy, lease: Lease | null, wants: boolean): void {
    explainReading(this.#labels, this.#notices, copy, lease, wants, {
      personId: this.#options.personId, write: takeOver => void this.#beginWriting(takeOver), askHolder: () => void this.#askHolder(),
    });
  }

  async #askHolder(): Promise<void> {
    const answer = await this.#api.ask(this.#tab);
    if (this.#ended.signal.aborted || this.#writing || !this.#copy) return;
    if (answer.kind === 'ok' && answer.value.mine) await this.#beginWriting(false);
    else if (answer.kind === 'ok') this.#explainReading(this.#copy, answer.value, true);
    else if (answer.kind === 'refused' && answer.body.message) this.#notices.show('refused', 'error', answer.body.message);
  }

  async #beginWriting(takeOver: boolean): Promise<void> {
    const lease = await this.#askLease(takeOver);
    // A load that is still under way began before this page had the lease.
    await this.#loading;
    if (lease) await this.#start();
  }

  // ----- changes

  #content(): Content {
    return { doc: this.#view!.state.doc, fields: this.#fields!.values(), leftOut: this.#leftOut };
  }

  #onTransaction(tr: Transaction): void {
    if (!this.#view) return;
    this.#toolbar?.update(this.#view.state, this.#writing);
    if (tr.docChanged || tr.selectionSet) this.#handle?.update();
    if (tr.docChanged) {
      this.#find?.refresh();
      this.#changed();
    }
    if (tr.docChanged || tr.selectionSet) {
      this.#source?.update(this.#writing);
      this.#workspace?.update();
      this.#proof?.update();
    }
  }

  #changed(): void {
    if (!this.#writing) return;
    this.#loop?.changed();
    this.#workspace?.update();
    this.#proof?.update();
    this.#keeper.writeSoon();
    this.#countSoon(countsMilliseconds);
  }

  #act(action: ToolAction, from: HTMLElement = this.#toolbar!.buttonOf(action)): true {
    switch (action) {
      case 'blockMenu': this.#menu!.open(blockItems(this.#view!, this.#labels), from); break;
      case 'picture': choosePictures(this.#view!); break;
      case 'library': this.#openLibrary(null); break;
      case 'findReplace': this.#find!.open(); break;
      case 'fullScreen': this.#fill(!this.#host.classList.contains('ed-full')); break;
      case 'help': this.#showHelp(from); break;
      case 'comment': void this.#comment(); break;
    }
    return true;
  }

  #openLibrary(replaces: string | null): void {
    void this.#options.dotnet?.invokeMethodAsync('OnLibrary', replaces ?? '').catch(() => undefined);
  }

  /** The server has to have the words before somebody can comment on them. */
  async #comment(): Promise<void> {
    const place = this.#view && selectedPlace(this.#view.state);
    await this.flush();
    if (place) void this.#options.dotnet?.invokeMethodAsync('OnComment', place.block, place.start, place.quote).catch(() => undefined);
  }

  #fill(full: boolean): void {
    this.#host.classList.toggle('ed-full', full);
    this.#toolbar?.buttonOf('fullScreen').setAttribute('aria-pressed', String(full));
    this.#fit();
    this.#view?.focus();
  }

  #showHelp(from: HTMLElement): void {
    const back = this.#host.contains(document.activeElement) ? document.activeElement as HTMLElement : from;
    const sheet = helpSheet(this.#labels, this.#workspace ? 'helpTranslation' : this.#proof ? 'proofHelp' : null, () => {
      sheet.remove();
      back.focus();
    });
    this.#host.append(sheet);
    sheet.showModal();
  }

  #setLeftOut(id: string, leftOut: boolean): void {
    if (!this.#writing) return;
    this.#leftOut = leftOut ? [...new Set([...this.#leftOut, id])] : this.#leftOut.filter(other => other !== id);
    if (leftOut) removePrepared(this.#view!, id);
    this.#changed();
    this.#source?.update(this.#writing);
  }

  #addCounterpart(id: string): void {
    if (!this.#writing) return;
    addCounterpart(this.#view!, this.#copy!.source!, id, () => { this.#leftOut = this.#leftOut.filter(other => other !== id); });
  }

  // ----- saving

  #onState(state: State): void {
    this.#status.show(state);
    const labels = this.#labels;
    if (state.name !== 'signed-out') this.#notices.remove('signed-out');
    if (state.name !== 'refused') this.#notices.remove('refused');
    switch (state.name) {
      case 'saved':
        if (!this.#loop?.hasChanges) this.#keeper.clear();
        if (this.#loop && state.at) this.#who?.saved(this.#loop.known, state.at);
        this.#tell('saved', state.at ?? '');
        return;
      case 'offline':
        this.#tell('offline', String(state.changes));
        return;
      case 'signed-out':
        this.#notices.show('signed-out', 'error', labels.signedOutHelp, [this.#signInLink(), { label: labels.tryAgain, run: () => this.#loop?.retry() }]);
        this.#tell('signed-out', '');
        return;
      case 'lease-lost':
        this.#loseLease(state.by);
        return;
      case 'refused':
        this.#notices.show('refused', 'error', state.message || labels.refused, [
          ...(state.blockId ? [{ label: labels.goThere, run: () => this.focusBlock(state.blockId!) }] : []), copyAction(labels, () => this.#allText())]);
        if (state.final) this.#stopWriting();
        this.#tell('refused', '');
        return;
      default:
        this.#tell(state.name, '');
    }
  }

  #loseLease(by: string): void {
    const labels = this.#labels;
    this.#stopWriting();
    this.#keeper.write();
    this.#notices.show('lease-lost', 'error', fill(labels.leaseLostHelp, by || labels.leaseLostNobody), [
      copyAction(labels, () => this.#allText()), { label: labels.reload, run: () => void this.#start() }]);
    this.#tell('lease-lost', by);
  }

  #stopWriting(): void {
    this.#writing = false;
    this.#showWriting();
  }

  #showWriting(): void {
    const view = this.#view;
    if (!view) return;
    view.setProps({});
    this.#fields?.setReadOnly(!this.#writing);
    this.#toolbar?.update(view.state, this.#writing);
    this.#source?.update(this.#writing);
    this.#handle?.update();
    this.#workspace?.update();
    this.#proof?.update();
    view.dom.setAttribute('aria-readonly', String(!this.#writing));
    this.#root?.classList.toggle('is-read-only', !this.#writing);
  }

  /** Somebody else's save came first: takes in what only they changed, and asks about what both did. */
  async #onStale(stale: Stale): Promise<void> {
    const answer = await this.#api.load();
    if (this.#ended.signal.aborted || this.#loop?.state.name !== 'conflict') return;
    if (answer.kind !== 'ok') {
      // Without the other text there is nothing to choose from yet; the save is tried again and refused again until there is.
      this.#later(() => void this.#onStale(stale), 5_000);
      return;
    }
    this.#whenNotComposing(() => {
      const merged = merge(this.#loop!.known, this.#content(), answer.value);
      this.#copy = answer.value;
      this.#who?.take(answer.value);
      this.#show(merged.content);
      this.#loop!.known = merged.known;
      const names = new Map(stale.blocks.map(block => [block.id, block]));
      this.#decide(merged, answer.value, conflict => {
        const block = conflict.kind === 'block' ? names.get(conflict.id) : undefined;
        const name = nameOf(block?.changedBy) || (stale.by?.name ?? '');
        const at = block?.changedAt ?? stale.by?.at;
        return name && at ? `${fill(this.#labels.theirs, name)} · ${this.#time.format(new Date(at))}` : name && fill(this.#labels.theirs, name);
      }, () => this.#loop!.resume(this.#loop!.known));
    });
  }

  #decide(merged: Merged, fresh: WorkingCopy, changedBy: (conflict: Conflict) => string, done: () => void): void {
    const finish = () => {
      this.#notices.remove('conflict');
      done();
    };
    if (!merged.conflicts.length) {
      finish();
      return;
    }
    const panel = conflictPanel({
      labels: this.#labels, language: fresh.language, conflicts: merged.conflicts, changedBy,
      decide: (conflict, side) => { if (side === 'theirs') this.#takeTheirs(conflict, fresh); },
      done: () => {
        finish();
        this.#view?.focus();
      },
    });
    this.#notices.put('conflict', panel);
    panel.scrollIntoView?.({ block: 'nearest' });
  }

  #takeTheirs(conflict: Conflict, fresh: WorkingCopy): void {
    if (conflict.kind === 'field') this.#fields!.show(new Map([...this.#fields!.values(), [conflict.name, conflict.theirs]]));
    else replaceDocument(this.#view!, withTheirs(this.#view!.state.doc, conflict.id, fresh));
    this.#changed();
  }

  #show(content: Content): void {
    replaceDocument(this.#view!, content.doc);
    this.#fields!.show(content.fields);
    this.#leftOut = content.leftOut;
    this.#source?.update(this.#writing);
  }

  // ----- the lease

  #listen(): void {
    listen(this.#host, this.#ended.signal, heartbeatMilliseconds, {
      compositionBegan: () => { this.#composing = true; },
      compositionEnded: () => this.#compositionEnded(),
      escape: () => { if (this.#host.classList.contains('ed-full')) this.#fill(false); },
      isInText: node => this.#view?.dom.contains(node) === true,
      comment: () => void this.#comment(),
      left: () => this.#saveSoon(),
      cameBack: () => this.#cameBack(),
      online: () => this.#loop?.retry(),
      mustWarn: () => this.hasUnsaved && this.#loop!.state.name !== 'unsaved' && this.#loop!.state.name !== 'saving',
      beat: () => void this.#beat(),
    });
  }

  #compositionEnded(): void {
    this.#composing = false;
    // ProseMirror takes the composed text in after this event.
    this.#later(() => {
      if (this.#composing) return;
      for (const action of this.#afterComposition.splice(0)) action();
      this.#loop?.compositionEnded();
      this.#source?.align();
      this.#workspace?.update();
      this.#proof?.update();
    }, 60);
  }

  #saveSoon(): void {
    if (this.#writing && !this.#composing) void this.flush();
  }

  #cameBack(): void {
    if (!this.#view) {
      void this.#start();
      return;
    }
    this.#loop?.retry();
    if (Date.now() - this.#lastBeat > 5_000) void this.#beat();
  }

  /** Holds the lease while this page writes; while it only reads, looks whether there is anything new. */
  async #beat(): Promise<void> {
    if (!this.#view || document.visibilityState === 'hidden' && !this.#writing) return;
    this.#lastBeat = Date.now();
    if (!this.#writing) {
      await this.#refresh();
      return;
    }
    const answer = await this.#api.lease(this.#tab);
    if (this.#ended.signal.aborted || !this.#writing || !this.#loop) return;
    if (answer.kind === 'ok' && !answer.value.mine) this.#loop.pause({ name: 'lease-lost', by: answer.value.holder?.name ?? '' });
    else if (answer.kind === 'refused' && answer.status === 401) this.#loop.signedOut();
    else if (answer.kind === 'refused') this.#loop.pause({ name: 'refused', message: answer.body.message ?? '', final: true, blockId: null });
  }

  async #refresh(): Promise<void> {
    const state = this.#loop?.state.name;
    if (state === 'lease-lost' || state === 'refused' || !this.#copy) return; // The text on screen is the person's own.
    const answer = await this.#api.load();
    if (answer.kind !== 'ok' || this.#writing || this.#ended.signal.aborted) return;
    const copy = answer.value;
    this.#copy = copy;
    this.#show({ doc: docOfBlocks(copy.blocks.map(block => block.content)), fields: new Map(copy.fields.map(field => [field.name, field.value])), leftOut: copy.leftOut });
    if (this.#loop) this.#loop.known = acknowledge(copy);
    this.#who?.take(copy);
    const wants = copy.canEdit && this.#options.readOnly !== true;
    this.#explainReading(copy, copy.lease, wants);
    this.#countSoon(0);
  }

  #release(): void {
    if (this.#mayRelease()) void this.#api.release(this.#tab);
  }

  // ----- small things

  #whenNotComposing(action: () => void): void {
    if (this.#composing) this.#afterComposition.push(action);
    else action();
  }

  #later(action: () => void, milliseconds: number): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, milliseconds);
    this.#timers.add(timer);
    return timer;
  }

  /** Like `#later`, with a way to call it off. */
  #laterUnless(action: () => void, milliseconds: number): () => void {
    const timer = this.#later(action, milliseconds);
    return () => clearTimeout(timer);
  }

  #countSoon(milliseconds: number): void {
    this.#countsTimer ??= this.#later(() => {
      this.#countsTimer = null;
      if (!this.#view) return;
      const { han, words } = countText(textOf(this.#content()));
      void this.#options.dotnet?.invokeMethodAsync('OnCounts', `${han} ${words}`).catch(() => undefined);
    }, milliseconds);
  }

  #tell(state: string, detail: string): void {
    // Without its circuit the page hears nothing; writing goes on over HTTP.
    void this.#options.dotnet?.invokeMethodAsync('OnState', state, detail).catch(() => undefined);
  }

  #signInLink(): HTMLElement {
    return element('a', { href: this.#options.signInUrl ?? '/account/sign-in', target: '_blank', rel: 'noopener', className: 'ed-button ed-main' }, this.#labels.signIn);
  }

  #allText(): string { return textOf(this.#content()); }
}
