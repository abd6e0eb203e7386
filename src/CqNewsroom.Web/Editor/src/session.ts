// One article in one page: loads it, takes the lease, and keeps what is on the screen, save loop and journal in step.

import { textOf } from './articleText';
import { docOfBlocks } from './blocks';
import { acknowledge, type Content } from './changes';
import type { CommentMark } from './comments';
import { Composition } from './composition';
import { Conflicts } from './conflicts';
import type { Lease, WorkingCopy } from './contract';
import { element } from './dom';
import { Api } from './http';
import { newUuid } from './ids';
import type { Journal } from './journal';
import { JournalKeeper } from './journalKeeper';
import { fill, type Labels } from './labels';
import { LeaseHolder } from './lease';
import { explainReading } from './leaseNotice';
import { copyAction, Notices } from './notices';
import type { Options } from './options';
import { PageReports } from './pageReports';
import { type Added, putPicture } from './pictures';
import { keepPlace, placeIn, selectionAt, takePlace } from './place';
import { SaveLoop, type State } from './saveLoop';
import { listen } from './sessionEvents';
import { momentFormat, Status, timeFormat } from './status';
import { Surface } from './surface';
import { hold } from './tab';
import { countText } from './text';
import { Timers } from './timers';

const heartbeatMilliseconds = 60_000;
const countsMilliseconds = 2_000;

let editors = 0;

export class Session {
  readonly #host: HTMLElement;
  readonly #options: Options;
  readonly #labels: Labels;
  readonly #api: Api;
  readonly #tab: string;
  readonly #reports: PageReports;
  readonly #keeper: JournalKeeper;
  readonly #journalKey = newUuid();
  readonly #scope = `e${++editors}`;
  readonly #time: Intl.DateTimeFormat;
  readonly #moment: Intl.DateTimeFormat;
  readonly #status: Status;
  readonly #notices = new Notices();
  readonly #ended = new AbortController();
  readonly #timers = new Timers();
  readonly #composition = new Composition(this.#timers, () => {
    this.#loop?.compositionEnded();
    this.#surface?.compositionEnded();
  });
  readonly #lease: LeaseHolder;
  readonly #conflicts: Conflicts;

  #copy: WorkingCopy | null = null;
  #loading: Promise<void> | null = null;
  #surface: Surface | null = null;
  #loop: SaveLoop | null = null;
  #comments: readonly CommentMark[];
  #writing = false;
  #countsTimer: ReturnType<typeof setTimeout> | null = null;

  /** @param mayRelease false while another editor of this tab has the same article open and needs the lease. */
  constructor(host: HTMLElement, options: Options, labels: Labels, tab: string, journal: Journal, mayRelease: () => boolean) {
    this.#host = host;
    this.#options = options;
    this.#comments = options.comments ?? [];
    this.#labels = labels;
    this.#api = new Api(options.baseUrl ?? '', options.articleId, options.token);
    this.#tab = tab;
    this.#reports = new PageReports(options.dotnet);
    this.#time = timeFormat(options.lang, options.timeZone);
    this.#moment = momentFormat(options.lang, options.timeZone);
    this.#status = new Status(labels, this.#time);
    const shared = { labels, api: this.#api, notices: this.#notices, ended: this.#ended.signal, loop: () => this.#loop, writing: () => this.#writing };
    this.#lease = new LeaseHolder({
      ...shared, tab, mayRelease, loaded: () => this.#surface !== null,
      loading: () => this.#loading, load: () => this.#start(), refresh: () => this.#refresh(), explain: lease => this.#explainReading(this.#copy!, lease, true),
    });
    this.#conflicts = new Conflicts({
      ...shared, time: this.#time, timers: this.#timers, composition: this.#composition, content: () => this.#content(),
      take: copy => {
        this.#copy = copy;
        this.#surface?.who?.take(copy);
      },
      show: content => this.#surface!.show(content),
      takeTheirs: (conflict, fresh) => this.#surface!.takeTheirs(conflict, fresh), focus: () => this.#surface?.view.focus(),
    });
    this.#keeper = new JournalKeeper(journal, {
      labels, notices: this.#notices, owner: `${options.personId}/${options.articleId}`, key: this.#journalKey, moment: this.#moment,
      writing: () => this.#writing, content: () => this.#content(), known: () => this.#loop?.known ?? null, hasChanges: () => this.#loop?.hasChanges === true, copy: () => this.#copy!,
      later: (action, milliseconds) => this.#timers.later(action, milliseconds), show: content => this.#surface!.show(content), changed: () => this.#changed(),
      decide: (merged, fresh, done) => this.#conflicts.decide(merged, fresh, () => '', done),
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

  focusBlock(id: string): void { this.#surface?.focusBlock(id); }

  setComments(marks: readonly CommentMark[]): void {
    this.#comments = marks;
    this.#surface?.commentsChanged();
    this.#composition.whenDone(() => this.#surface?.showComments(this.#comments));
  }

  focusComment(id: string): void {
    const mark = this.#comments.find(comment => comment.id === id);
    if (mark) this.#surface?.focusComment(mark);
  }

  putPicture(picture: Added, replaces: string): void {
    this.#composition.whenDone(() => { if (this.#surface) putPicture(this.#surface.view, picture, replaces || null); });
  }

  setReadOnly(message: string): void {
    if (this.#writing) void this.flush().then(saved => { if (saved) this.#lease.release(); });
    this.#stopWriting();
    if (message) this.#notices.show('read-only', 'info', message, [copyAction(this.#labels, () => this.#allText())]);
    if (!this.#loop || this.#loop.state.name === 'saved') this.#status.show({ name: 'read-only' });
  }

  readAlong(): void {
    if (this.#surface && !this.#writing) void this.#refresh();
  }

  setToken(token: string): void {
    this.#api.token = token;
    this.#loop?.retry();
  }

  /** Says goodbye: text that the server has not got stays in the journal and goes out if it still can. */
  destroy(): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.#timers.stop();
    if (this.hasUnsaved) this.#keeper.write();
    if (this.#writing) {
      void this.flush().then(saved => {
        this.#loop?.stop();
        if (!saved) return;
        this.#lease.release();
        this.#keeper.remove();
      });
    }
    this.#surface?.destroy();
    this.#host.replaceChildren();
  }

  /** Sends what is not saved, once the word that is being composed is done, and remembers where the writer was. */
  async beforeReload(): Promise<void> {
    await new Promise<void>(resolve => this.#composition.whenDone(resolve));
    await this.flush();
    const view = this.#surface?.view;
    if (view && this.#host.contains(document.activeElement))
      keepPlace(this.#options.articleId, placeIn(view.state, view.hasFocus()), window.scrollY);
  }

  /** The page is going away: everything that can still be sent must be sent now. */
  leave(): void {
    if (this.hasUnsaved) {
      this.#keeper.write();
      void this.flush();
    } else if (this.#writing) this.#lease.release();
  }

  // ----- loading

  #start(): Promise<void> {
    return this.#loading ??= this.#load().finally(() => { this.#loading = null; });
  }

  async #load(): Promise<void> {
    this.#status.show({ name: 'loading' });
    if (!this.#surface) this.#host.replaceChildren(this.#status.dom, this.#notices.dom);
    const answer = await this.#api.load();
    if (this.#ended.signal.aborted) return;
    if (answer.kind !== 'ok') {
      const signedOut = answer.kind === 'refused' && answer.status === 401;
      const message = signedOut ? this.#labels.signedOutHelp : answer.kind === 'refused' && answer.body.message ? answer.body.message : this.#labels.loadFailed;
      this.#notices.show('load', 'error', message, [
        ...(signedOut ? [this.#signInLink()] : []), { label: this.#labels.tryAgain, main: true, run: () => void this.#start() }]);
      this.#reports.state(signedOut ? 'signed-out' : 'refused', '');
      return;
    }
    this.#notices.remove('load', 'lease', 'lease-lost', 'conflict', 'signed-out', 'refused', 'read-only');
    const copy = answer.value;
    const wants = this.#wants(copy);
    // Someone else's lease is not asked for: it would pass to whoever happens to look on when it ends.
    const lease = wants && (copy.lease.mine || !copy.lease.holder) ? await this.#lease.take() : copy.lease;
    if (this.#ended.signal.aborted) return;
    this.#build(copy, wants && lease?.mine === true);
    if (!this.#writing) this.#explainReading(copy, lease, wants);
    this.#backToPlace();
    await this.#keeper.offer(copy);
  }

  /** Whether the person may and would write. */
  #wants(copy: WorkingCopy): boolean { return copy.canEdit && this.#options.readOnly !== true; }

  #backToPlace(): void {
    const place = takePlace(this.#options.articleId);
    const view = this.#surface?.view;
    if (!place || !view || !this.#writing) return;
    const selection = selectionAt(view.state, place);
    if (selection) view.dispatch(view.state.tr.setSelection(selection));
    if (place.focus) view.focus();
    window.scrollTo({ top: place.scroll, behavior: 'instant' });
  }

  #build(copy: WorkingCopy, writing: boolean): void {
    this.#loop?.stop();
    this.#surface?.destroy();
    this.#copy = copy;
    this.#writing = writing;
    this.#surface = new Surface({
      element: this.#host, scope: this.#scope, options: this.#options, labels: this.#labels, api: this.#api, moment: this.#moment, status: this.#status, notices: this.#notices,
      reports: this.#reports, timers: this.#timers, copy: () => this.#copy!, comments: () => this.#comments, writing: () => this.#writing, composing: () => this.#composition.isOn,
      flush: () => this.flush(), changed: () => this.#changed(),
    });
    this.#loop = new SaveLoop({
      content: () => this.#content(), composing: () => this.#composition.isOn,
      send: request => this.#api.save(request), newId: newUuid,
      onState: state => this.#onState(state), onStale: stale => void this.#conflicts.met(stale),
      now: () => Date.now(), later: (action, milliseconds) => {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
    }, { tab: this.#tab, ...(copy.source ? { sourceRevisionId: copy.source.revisionId } : {}) }, acknowledge(copy), this.#surface.prepared);
    this.#status.show(writing ? { name: 'saved', at: null } : { name: 'read-only' });
    this.#reports.state(writing ? 'saved' : 'read-only', '');
    this.#countSoon(0);
  }

  #explainReading(copy: WorkingCopy, lease: Lease | null, wants: boolean): void {
    explainReading(this.#labels, this.#notices, copy, lease, wants, {
      personId: this.#options.personId, write: takeOver => void this.#lease.begin(takeOver), askHolder: () => void this.#lease.askHolder(),
    });
  }

  // ----- changes

  #content(): Content { return this.#surface!.content(); }

  #changed(): void {
    if (!this.#writing) return;
    this.#loop?.changed();
    this.#surface?.update();
    this.#keeper.writeSoon();
    this.#countSoon(countsMilliseconds);
  }

  /** Shows what somebody else saved meanwhile, where this page only reads. */
  async #refresh(): Promise<void> {
    const state = this.#loop?.state.name;
    if (state === 'lease-lost' || state === 'refused' || !this.#copy) return; // The text on screen is the person's own.
    const answer = await this.#api.load();
    if (answer.kind !== 'ok' || this.#writing || this.#ended.signal.aborted) return;
    const copy = answer.value;
    this.#copy = copy;
    this.#surface!.show({ doc: docOfBlocks(copy.blocks.map(block => block.content)), fields: new Map(copy.fields.map(field => [field.name, field.value])), leftOut: copy.leftOut });
    if (this.#loop) this.#loop.known = acknowledge(copy);
    this.#surface!.who?.take(copy);
    this.#explainReading(copy, copy.lease, this.#wants(copy));
    this.#countSoon(0);
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
        if (this.#loop && state.at) this.#surface?.who?.saved(this.#loop.known, state.at);
        this.#reports.state('saved', state.at ?? '');
        return;
      case 'offline':
        this.#reports.state('offline', String(state.changes));
        return;
      case 'signed-out':
        this.#notices.show('signed-out', 'error', labels.signedOutHelp, [this.#signInLink(), { label: labels.tryAgain, run: () => this.#loop?.retry() }]);
        this.#reports.state('signed-out', '');
        return;
      case 'lease-lost':
        this.#loseLease(state.by);
        return;
      case 'refused':
        this.#notices.show('refused', 'error', state.message || labels.refused, [
          ...(state.blockId ? [{ label: labels.goThere, run: () => this.focusBlock(state.blockId!) }] : []), copyAction(labels, () => this.#allText())]);
        if (state.final) this.#stopWriting();
        this.#reports.state('refused', '');
        return;
      default:
        this.#reports.state(state.name, '');
    }
  }

  #loseLease(by: string): void {
    const labels = this.#labels;
    this.#stopWriting();
    this.#keeper.write();
    this.#notices.show('lease-lost', 'error', fill(labels.leaseLostHelp, by || labels.leaseLostNobody), [
      copyAction(labels, () => this.#allText()), { label: labels.reload, run: () => void this.#start() }]);
    this.#reports.state('lease-lost', by);
  }

  #stopWriting(): void {
    this.#writing = false;
    this.#surface?.showWriting();
  }

  // ----- the page

  #listen(): void {
    listen(this.#host, this.#ended.signal, heartbeatMilliseconds, {
      compositionBegan: () => this.#composition.began(),
      compositionEnded: () => this.#composition.ended(),
      escape: () => { if (this.#surface?.isFull) this.#surface.fill(false); },
      isInText: node => this.#surface?.view.dom.contains(node) === true,
      comment: () => void this.#surface?.comment(),
      left: () => { if (this.#writing && !this.#composition.isOn) void this.flush(); },
      cameBack: () => this.#cameBack(),
      online: () => this.#loop?.retry(),
      mustWarn: () => this.hasUnsaved && this.#loop!.state.name !== 'unsaved' && this.#loop!.state.name !== 'saving',
      beat: () => void this.#lease.beat(),
    });
  }

  #cameBack(): void {
    if (!this.#surface) {
      void this.#start();
      return;
    }
    this.#loop?.retry();
    this.#lease.cameBack();
  }

  #countSoon(milliseconds: number): void {
    this.#countsTimer ??= this.#timers.later(() => {
      this.#countsTimer = null;
      if (!this.#surface) return;
      const { han, words } = countText(textOf(this.#content()));
      this.#reports.counts(han, words);
    }, milliseconds);
  }

  #signInLink(): HTMLElement {
    return element('a', { href: this.#options.signInUrl ?? '/account/sign-in', target: '_blank', rel: 'noopener', className: 'ed-button ed-main' }, this.#labels.signIn);
  }

  #allText(): string { return textOf(this.#content()); }
}
