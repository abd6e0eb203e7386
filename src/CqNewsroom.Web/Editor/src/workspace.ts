// The translator's desk around the two columns: for the paragraph at the cursor what the checks say, its terms and figures, what was translated before, and
// which paragraphs are done. Everything has a key; nothing reacts while a word is being composed; the server is asked after a pause, never on the circuit.

import { Aid, type Finding, type FoundPair, type Match } from './aid';
import type { Fields } from './changes';
import type { Source } from './contract';
import type { Api } from './http';
import { fill, type Labels } from './labels';
import { MachineHelp } from './machineHelp';
import { Marker } from './marker';
import { ask } from './notices';
import { PartEditing, type PartHost } from './partEditing';
import { type Part, partsOf, standsIn } from './parts';
import { countText } from './text';
import { hearsKeys, type WorkspaceKey, workspaceKey } from './workspaceKeys';
import { type RowState, WorkspaceAnswers } from './workspaceAnswers';
import { Talk } from './workspaceTalk';
import { WorkspaceView } from './workspaceView';

const longestTerm = 200;
const lookMilliseconds = 40;

export interface WorkspaceHost extends PartHost {
  labels: Labels;
  lang: string;
  /** Writes a day and a time. */
  moment: Intl.DateTimeFormat;
  source: Source;
  deadline: string | null;
  api: Api;
  fields(): Fields;
  leftOut(): readonly string[];
  composing(): boolean;
  flush(): Promise<boolean>;
  later(action: () => void, milliseconds: number): () => void;
  /** Shows how the rows of the source stand, which are folded away, and which hold a machine's text as it came. */
  onRows(states: ReadonlyMap<string, RowState>, folded: ReadonlySet<string>, machine: ReadonlySet<string>): void;
  /** Somebody proposes a term of the words that are selected in either text. */
  onPropose(chinese: string, english: string): void;
  /** Selects the words of a thread in the translation. */
  focusComment(id: string): void;
}

export class Workspace {
  readonly dom: HTMLElement;
  readonly #host: WorkspaceHost;
  readonly #aid: Aid;
  readonly #view: WorkspaceView;
  readonly #talk: Talk;
  readonly #marker: Marker;
  readonly #editing: PartEditing;
  readonly #answers: WorkspaceAnswers;
  readonly #machine: MachineHelp;
  readonly #taken = new Map<string, { text: string; points: number }>();
  readonly #ended = new AbortController();
  #parts: Part[] = [];
  #active: Part | null = null;
  #found: FoundPair[] | null = null;
  #folds = false;
  #selectedSource = '';
  #stopLook: (() => void) | null = null;

  constructor(host: WorkspaceHost) {
    this.#host = host;
    this.#aid = new Aid(host.api);
    this.#editing = new PartEditing(host);
    this.#machine = new MachineHelp(this.#aid, host.labels, () => { if (!this.#ended.signal.aborted) this.#render(); });
    this.#answers = new WorkspaceAnswers({
      aid: this.#aid, source: host.source, ended: this.#ended.signal, parts: () => this.#parts, later: (action, milliseconds) => host.later(action, milliseconds),
      onAnswer: () => this.#render(), onChecked: () => {
        this.dom.dataset.checked = '';
        this.#render();
      },
    });
    this.#talk = new Talk({
      aid: this.#aid, labels: host.labels, moment: host.moment, ended: this.#ended.signal, onRead: () => this.#render(), say: text => this.#view.say(text),
      goTo: thread => host.focusComment(thread.id), focus: part => this.#editing.focus(part), unfold: () => this.#view.unfold(), back: () => { if (this.#active) this.#editing.focus(this.#active); },
    });
    this.#view = new WorkspaceView(host.labels, host.lang, this.#talk, {
      confirm: () => void this.#confirm(), next: () => this.#next(), fold: () => this.#fold(), take: match => this.#take(match), insert: text => this.#editing.insert(text),
      fix: finding => this.#fix(finding), stillRight: () => void this.#stillRight(), update: text => this.#replace(text), search: words => void this.#search(words), closeSearch: () => this.#show(null), propose: () => this.#propose(), machine: () => this.#askMachine(), goTo: finding => { if (this.#active && finding.target) this.#editing.select(this.#active, finding.target); },
    });
    this.#marker = new Marker();
    this.dom = this.#view.dom;
    document.addEventListener('keydown', event => this.#onKey(event), { capture: true, signal: this.#ended.signal });
    document.addEventListener('selectionchange', () => {
      const selection = document.getSelection();
      const words = selection?.anchorNode?.parentElement?.closest('.ed-source, .ed-source-field') ? selection.toString().trim() : '';
      if (words) this.#selectedSource = words.slice(0, longestTerm);
    }, { signal: this.#ended.signal });
    host.fieldsDom.addEventListener('focusin', () => this.update(), { signal: this.#ended.signal });
    this.#look();
    void this.#talk.read();
  }

  destroy(): void {
    this.#ended.abort();
    this.#machine.moveTo(null);
    this.#stopLook?.();
    this.#answers.stop();
    this.#marker.destroy();
  }

  /** Somebody said something, or resolved what was said. */
  commentsChanged(): void { void this.#talk.read(); }

  /** The text or the cursor moved. What belongs to it is looked at once keys pause for a moment: a key must not wait for it. */
  update(): void {
    this.#stopLook ??= this.#host.later(() => {
      this.#stopLook = null;
      this.#look();
    }, lookMilliseconds);
  }

  #look(): void {
    if (this.#ended.signal.aborted || this.#host.composing()) return;
    this.#parts = partsOf(this.#host.view().state.doc, this.#host.source, this.#host.fields(), this.#host.leftOut());
    const before = this.#active?.key;
    this.#active = this.#activePart();
    this.#machine.moveTo(this.#active?.key ?? null);
    if (this.#active && this.#active.key !== before) this.#answers.askHelp(this.#active);
    this.#answers.checkSoon();
    this.#render();
  }

  #activePart(): Part | null {
    const field = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('.ed-fields [data-field]')?.dataset.field;
    if (field && this.#host.fieldsDom.contains(document.activeElement)) return this.#parts.find(part => part.key === `@${field}`) ?? null;
    const { $head } = this.#host.view().state.selection;
    const block = $head.depth > 0 ? $head.node(1) : $head.nodeAfter;
    const id = block?.attrs.id as string | undefined;
    return id ? this.#parts.find(part => part.targets.some(target => target.block === id)) ?? this.#parts.find(part => part.sources.some(source => (block!.attrs.sources as string[]).includes(source))) ?? null : null;
  }

  async #search(words: string): Promise<void> {
    if (words.trim().length < 2) return;
    const answer = await this.#aid.search(words.trim());
    if (!this.#ended.signal.aborted) this.#show(answer.kind === 'ok' ? answer.value.segments : []);
  }

  #show(found: FoundPair[] | null): void {
    this.#found = found;
    this.#render();
  }

  // ----- what is shown

  #render(): void {
    const part = this.#active;
    const current = this.#currentFindings();
    let [done, all, doubts] = [0, 0, 0];
    const states = new Map<string, RowState>();
    const folded = new Set<string>();
    const machine = new Set<string>();
    for (const each of this.#parts) {
      const state = this.#answers.stateOf(each);
      const { han } = countText(each.source);
      all += han;
      if (state === 'confirmed') done += han;
      if (state === 'doubtful') doubts++;
      for (const source of each.sources) {
        if (states.get(source) !== 'doubtful' && !(states.get(source) === 'open' && state === 'confirmed')) states.set(source, state);
        if (this.#answers.machineOf(each) === 'Unchanged') machine.add(source);
        if (this.#folds && state === 'confirmed' && each.key !== part?.key) folded.add(source);
      }
    }
    this.#host.onRows(states, folded, machine);
    this.#view.render({
      part, findings: part ? this.#withOthers(part, current) : [], help: part ? this.#answers.helpOf(part) : null, found: this.#found, threads: part ? this.#talk.of(part) : [], isConfirmed: part ? this.#answers.stateOf(part) === 'confirmed' : false,
      isChanged: part ? this.#answers.isChanged(part) : false, machine: part ? this.#answers.machineOf(part) : 'None', suggestion: part ? this.#machine.of(part.key) : null, done, all, doubts, folds: this.#folds, editable: this.#host.editable(), deadline: this.#host.deadline,
    });
    this.#marker.show(this.#host.view(), part, current, part ? this.#answers.helpOf(part)?.terms ?? [] : []);
  }

  /** Of a picture also what is said of its other texts, which have no place in the document. */
  #withOthers(part: Part, current: Finding[]): Finding[] {
    const others = this.#together(part).filter(each => each.key !== part.key).flatMap(each => this.#answers.findingsOf(each));
    return [...current, ...others.map(finding => ({ ...finding, target: null, fix: null }))];
  }

  // ----- what keys and buttons do

  #onKey(event: KeyboardEvent): void {
    const key = workspaceKey(event);
    // Who answers a comment sends that with the key that is 'done' in the text.
    if (key === 'confirm' && this.#talk.dom.contains(document.activeElement)) return;
    if (!key || !hearsKeys(this.dom.closest('.newsroom-editor'), document.activeElement)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#press(key);
  }

  #press(key: WorkspaceKey): void {
    const help = this.#active ? this.#answers.helpOf(this.#active) : null;
    switch (key) {
      case 'confirm': void this.#confirm(); break;
      case 'next': this.#next(); break;
      case 'term': this.#nextTerm(); break;
      case 'figure': this.#nextFigure(); break;
      case 'fix': {
        const first = this.#currentFindings().find(finding => finding.fix !== null && finding.target);
        if (first) this.#fix(first);
        break;
      }
      case 'stillRight': void this.#stillRight(); break;
      case 'update': if (help?.updated) this.#replace(help.updated); break;
      case 'fold': this.#fold(); break;
      case 'propose': this.#propose(); break;
      case 'comment': this.#look(); this.#talk.next(this.#parts, this.#active); break;
      case 'reply': this.#talk.reply(this.#active); break;
      case 'machine': this.#askMachine(); break;
      case 'search': this.#view.focusSearch(document.getSelection()?.toString() ?? ''); break;
      default: {
        const match = help?.matches[Number(key.slice(-1)) - 1];
        if (match) this.#take(match);
      }
    }
  }

  #replace(text: string): void {
    this.#look();
    if (this.#active) this.#editing.replace(this.#active, text);
  }

  #currentFindings(): Finding[] {
    return this.#active ? this.#answers.findingsOf(this.#active) : [];
  }

  async #confirm(): Promise<void> {
    this.#look();
    const part = this.#active;
    if (!part || !this.#host.editable()) return;
    const { labels } = this.#host;
    if (!part.target.trim()) {
      this.#view.say(labels.aidEmpty);
      return;
    }
    const parts = this.#together(part);
    const taken = this.#taken.get(part.key);
    if (taken && taken.points < 100 && taken.text === part.target) {
      if (!ask(fill(labels.aidUntouched, taken.points))) return;
      this.#taken.delete(part.key);
    }
    if (!await this.#host.flush()) {
      this.#view.say(labels.aidNotSaved);
      return;
    }
    if (this.#answers.isChanged(part) && !await this.#answer(part)) return;
    for (const each of parts) {
      let answer = await this.#answers.confirm(each, false);
      // A machine's text as it came: the server refuses it until somebody was asked.
      if (answer.kind === 'refused' && answer.body.code === 'machine-untouched') {
        if (!ask(labels.aidMachineUntouched)) return;
        answer = await this.#answers.confirm(each, true);
      }
      if (answer.kind !== 'ok') {
        this.#view.say(answer.kind === 'refused' && answer.body.message ? answer.body.message : labels.aidNotSaved);
        return;
      }
    }
    this.#view.say(labels.aidConfirmed);
    this.#next();
  }

  /** A picture's caption, credit and alternative text are looked at together. */
  #together(part: Part): Part[] {
    const picture = part.key.split(':')[0];
    return part.key.includes(':') ? this.#parts.filter(each => each.key.includes(':') && each.key.split(':')[0] === picture && each.target.trim()) : [part];
  }

  /** The next part that is not done, or of which the checks doubt something; from the last on to the first. */
  #next(): void {
    this.#look();
    // Who has not begun yet begins at the top.
    const here = this.#host.view().hasFocus() || this.#host.fieldsDom.contains(document.activeElement) || this.dom.contains(document.activeElement) ? this.#active?.key : undefined;
    const at = this.#parts.findIndex(part => part.key === here);
    const order = [...this.#parts.slice(at + 1), ...this.#parts.slice(0, at + 1)];
    const next = order.find(part => part.key !== here && this.#answers.stateOf(part) !== 'confirmed' && (part.targets.length > 0 || part.key.startsWith('@')));
    if (next) this.#editing.focus(next);
    else this.#view.say(this.#host.labels.aidAllDone);
    this.#render();
  }

  #take(match: Match): void {
    this.#look();
    const part = this.#active;
    if (!part) return;
    this.#replace(match.target);
    this.#taken.set(part.key, { text: match.target, points: match.points });
  }

  /** Asks the machine about the part at the cursor; where it has answered, puts its text in. */
  #askMachine(): void {
    this.#look();
    const part = this.#active;
    if (!part || !this.#host.editable() || !this.#answers.helpOf(part)?.machine) return;
    const suggestion = this.#machine.suggestion(part.key);
    if (!suggestion) {
      void this.#machine.ask(part.key);
      return;
    }
    this.#replace(suggestion.text);
    void this.#aid.suggestionTaken(suggestion);
    // Known for what it is, though its text may have been checked before the machine gave it.
    this.#answers.forget(part);
    this.update();
  }

  #nextTerm(): void {
    const part = this.#active;
    const term = part && this.#answers.helpOf(part)?.terms.find(found => !found.forms.some(form => standsIn(form.english.toLowerCase(), part.target.toLowerCase())));
    const form = term?.forms.find(each => each.status !== 'Forbidden');
    if (form) this.#editing.insert(form.english);
  }

  #nextFigure(): void {
    const part = this.#active;
    const figure = part && this.#answers.helpOf(part)?.figures.find(found => !standsIn(found.english, part.target));
    if (figure) this.#editing.insert(figure.english);
  }

  #fix(finding: Finding): void {
    this.#look();
    const part = this.#active;
    // What was found in another text than this one has no place in it.
    if (!part || finding.fix === null || !finding.target || !this.#host.editable() || !this.#currentFindings().includes(finding)) return;
    if (!this.#editing.mend(part, finding.target, finding.fix)) return;
    this.#view.say(this.#host.labels.aidFixed);
  }

  async #stillRight(): Promise<void> {
    const part = this.#active;
    if (!part || !this.#answers.isChanged(part)) return;
    if (await this.#host.flush() && await this.#answer(part)) {
      this.#view.say(this.#host.labels.aidAnswered);
      this.#render();
    }
  }

  async #answer(part: Part): Promise<boolean> {
    const answer = await this.#answers.answerSource(part);
    if (answer.kind !== 'ok') this.#view.say(answer.kind === 'refused' && answer.body.message ? answer.body.message : this.#host.labels.aidNotSaved);
    return answer.kind === 'ok';
  }

  /** The Chinese that was selected last and the English that is selected now make a term, in whichever order they were. */
  #propose(): void {
    const selection = document.getSelection();
    const words = (selection?.toString() ?? '').trim().slice(0, longestTerm);
    const inSource = selection?.anchorNode?.parentElement?.closest('.ed-source, .ed-source-field') !== null;
    this.#host.onPropose(inSource ? words : this.#selectedSource, inSource ? '' : words);
  }

  #fold(): void {
    this.#folds = !this.#folds;
    this.#render();
  }
}
