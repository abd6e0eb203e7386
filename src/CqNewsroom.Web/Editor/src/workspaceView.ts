// What the translator's desk looks like: one strip below the text, with what belongs to the paragraph at the cursor.

import type { Finding, FoundPair, Help, MachineState, Match, Thread } from './aid';
import { button, element, isComposingKey } from './dom';
import { keyed, shownKeys } from './keyNames';
import { fill, type Labels } from './labels';
import type { MachineView } from './machineHelp';
import { type Part, standsIn } from './parts';
import type { Talk } from './workspaceTalk';

export interface WorkspaceActions {
  confirm(): void;
  next(): void;
  fold(): void;
  take(match: Match): void;
  insert(text: string): void;
  fix(finding: Finding): void;
  goTo(finding: Finding): void;
  stillRight(): void;
  update(text: string): void;
  search(words: string): void;
  closeSearch(): void;
  propose(): void;
  machine(): void;
}

export interface WorkspaceState {
  part: Part | null;
  findings: readonly Finding[];
  help: Help | null;
  found: readonly FoundPair[] | null;
  threads: readonly Thread[];
  isConfirmed: boolean;
  isChanged: boolean;
  machine: MachineState;
  suggestion: MachineView | null;
  done: number;
  all: number;
  doubts: number;
  folds: boolean;
  editable: boolean;
  deadline: string | null;
}

export class WorkspaceView {
  readonly dom: HTMLElement;
  readonly #labels: Labels;
  readonly #lang: string;
  readonly #actions: WorkspaceActions;
  readonly #talk: Talk;
  readonly #progress = element('span', { className: 'ed-aid-progress' });
  readonly #bar = element('progress', { max: 1, value: 0 });
  readonly #confirm: HTMLButtonElement;
  readonly #fold: HTMLButtonElement;
  readonly #toggle: HTMLButtonElement;
  readonly #sections = element('div', { className: 'ed-aid-sections' });
  readonly #body: HTMLElement;
  readonly #said = element('span', { className: 'ed-aid-said', role: 'status' });
  readonly #search: HTMLInputElement;
  #shown = '';

  constructor(labels: Labels, lang: string, talk: Talk, actions: WorkspaceActions) {
    this.#labels = labels;
    this.#lang = lang;
    this.#actions = actions;
    this.#talk = talk;
    this.#confirm = keyed(button(labels.aidConfirm, actions.confirm, 'ed-button ed-main'), 'Mod+Enter');
    this.#fold = keyed(button(labels.aidFold, actions.fold, 'ed-button ed-quiet'), 'Alt+Shift+O');
    this.#toggle = element('button', { type: 'button', className: 'ed-button ed-quiet ed-aid-toggle', aria: { expanded: 'true' }, onclick: () => this.#open(Boolean(this.#body.hidden)) }, labels.aidTitle);
    this.#search = element('input', { type: 'search', className: 'ed-aid-search', placeholder: labels.aidSearch, aria: { label: labels.aidSearch }, title: shownKeys('Alt+Shift+C'), maxLength: 100 });
    this.#search.addEventListener('keydown', event => {
      if (isComposingKey(event)) return;
      if (event.key === 'Enter') {
        event.preventDefault();
        actions.search(this.#search.value);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        this.#search.value = '';
        actions.closeSearch();
      }
    });
    this.#body = element('div', { className: 'ed-aid-body' },
      this.#sections, talk.dom,
      element('div', { className: 'ed-aid-tools' }, this.#search, keyed(button(labels.aidPropose, actions.propose, 'ed-button ed-quiet'), 'Alt+Shift+P'), this.#fold));
    this.dom = element('section', { className: 'ed-aid', aria: { label: labels.aidTitle } },
      element('div', { className: 'ed-aid-head' }, this.#toggle, this.#bar, this.#progress, this.#said, keyed(button(labels.aidNext, actions.next, 'ed-button ed-quiet'), 'Alt+Shift+J'), this.#confirm),
      this.#body);
    if (matchMedia('(max-width: 719px)').matches) this.#open(false);
  }

  say(text: string): void { this.#said.textContent = text; }

  /** Unfolds the strip, so that what is about to take the focus can be seen. */
  unfold(): void { this.#open(true); }

  focusSearch(words: string): void {
    this.unfold();
    if (words.trim()) this.#search.value = words.trim();
    this.#search.focus();
    if (this.#search.value) this.#actions.search(this.#search.value);
  }

  render(state: WorkspaceState): void {
    const labels = this.#labels;
    const left = state.deadline ? this.#left(state.deadline) : '';
    this.#progress.textContent = fill(labels.aidProgress, state.done, state.all) + (state.doubts ? ` · ${fill(labels.aidDoubts, state.doubts)}` : '') + (left ? ` · ${left}` : '');
    this.#bar.max = Math.max(1, state.all);
    this.#bar.value = state.done;
    this.#bar.setAttribute('aria-label', this.#progress.textContent);
    this.#confirm.disabled = !state.editable || !state.part;
    this.#confirm.hidden = !state.editable;
    this.#fold.setAttribute('aria-pressed', String(state.folds));
    // Drawn anew only when something of it changed, so that a button under the pointer or the focus stays.
    const key = JSON.stringify([state.part?.key, state.findings, state.help, state.found, state.threads, state.isChanged, state.machine, state.suggestion, state.isConfirmed, state.editable, state.part?.target.length]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#sections.replaceChildren(...this.#parts(state));
  }

  #parts(state: WorkspaceState): HTMLElement[] {
    const labels = this.#labels;
    if (state.found) return [this.#foundList(state.found)];
    if (!state.part) return [element('p', { className: 'ed-aid-nothing' }, labels.aidNoPart)];
    const { help } = state;
    const sections: (HTMLElement | null)[] = [
      state.isChanged ? this.#changed(state) : null,
      state.machine === 'None' ? null : element('p', { className: 'ed-aid-machine-mark', data: { machine: state.machine } }, element('b', {}, labels.aidMachine), ' ', state.machine === 'Unchanged' ? labels.aidMachineIs : labels.aidMachineWas),
      this.#findings(state),
      state.threads.length ? this.#talk.section(state.threads) : null,
      help?.terms.length ? this.#terms(help, state) : null,
      help?.names.length ? this.#names(help, state) : null,
      help?.figures.length ? this.#figures(help, state) : null,
      help ? this.#matches(help, state) : null,
      state.editable && (help?.machine || state.suggestion) ? this.#machine(state) : null,
    ];
    return sections.filter(section => section !== null);
  }

  #changed(state: WorkspaceState): HTMLElement {
    const labels = this.#labels;
    const updated = state.help?.updated;
    return element('div', { className: 'ed-aid-changed' }, element('p', {}, labels.sourceChanged),
      state.editable && updated ? element('p', { className: 'ed-aid-text' }, updated) : null,
      state.editable && updated ? keyed(button(labels.aidUseUpdated, () => this.#actions.update(updated), 'ed-button'), 'Alt+Shift+U') : null,
      keyed(button(labels.aidStillRight, this.#actions.stillRight, 'ed-button'), 'Alt+Shift+R'));
  }

  #findings(state: WorkspaceState): HTMLElement {
    const labels = this.#labels;
    if (!state.findings.length)
      return element('p', { className: 'ed-aid-fine' }, state.part!.target.trim() ? (state.isConfirmed ? labels.aidIsConfirmed : labels.aidFine) : labels.untranslated);
    return element('ul', { className: 'ed-aid-findings', aria: { label: labels.aidFindings } }, ...state.findings.map(finding => element('li', { data: { severity: finding.severity } },
      element('b', {}, labels[`aid${finding.severity}`]), ' ',
      finding.target ? element('button', { type: 'button', className: 'ed-aid-where', onclick: () => this.#actions.goTo(finding) }, finding.sentence) : element('span', {}, finding.sentence),
      state.editable && finding.fix !== null && finding.target ? keyed(button(fill(labels.aidFix, finding.fix), () => this.#actions.fix(finding), 'ed-button ed-aid-fix'), 'Alt+Shift+F') : null)));
  }

  #terms(help: Help, state: WorkspaceState): HTMLElement {
    const labels = this.#labels;
    return element('dl', { className: 'ed-aid-terms', aria: { label: labels.aidTerms } }, ...help.terms.map(term => element('div', { title: term.note },
      element('dt', { lang: 'zh-CN' }, term.chinese),
      element('dd', {}, ...term.forms.map(form => form.status === 'Forbidden' || !state.editable
        ? element('span', { className: form.status === 'Forbidden' ? 'ed-aid-forbidden' : '' }, form.english)
        : keyed(button(form.english, () => this.#actions.insert(form.english), 'ed-aid-chip'), 'Alt+Shift+T'))))));
  }

  #names(help: Help, state: WorkspaceState): HTMLElement {
    return element('p', { className: 'ed-aid-figures', aria: { label: this.#labels.aidNames } }, ...help.names.map(name => {
      const chip = button(name.english, () => this.#actions.insert(name.english), standsIn(name.english, state.part!.target) ? 'ed-aid-chip is-there' : 'ed-aid-chip');
      chip.disabled = !state.editable;
      return element('span', {}, element('span', { lang: 'zh-CN' }, name.chinese), ' ', chip);
    }));
  }

  #figures(help: Help, state: WorkspaceState): HTMLElement {
    return element('p', { className: 'ed-aid-figures' }, ...help.figures.map(figure => {
      const isThere = standsIn(figure.english, state.part!.target);
      const chip = keyed(button(figure.english, () => this.#actions.insert(figure.english), isThere ? 'ed-aid-chip is-there' : 'ed-aid-chip'), 'Alt+Shift+N');
      chip.disabled = !state.editable;
      return element('span', {}, element('span', { lang: 'zh-CN' }, state.part!.source.slice(figure.place.start, figure.place.start + figure.place.length)), ' ', chip);
    }));
  }

  #matches(help: Help, state: WorkspaceState): HTMLElement {
    const labels = this.#labels;
    const lines = help.matches.map((match, index) => this.#match(match, index, state));
    for (const sentence of help.sentences)
      for (const match of sentence.matches.slice(0, 1)) lines.push(this.#match(match, -1, state, state.part!.source.slice(sentence.place.start, sentence.place.start + sentence.place.length)));
    if (!lines.length) return element('p', { className: 'ed-aid-nothing' }, help.isComplete ? labels.aidNoMatch : labels.aidIncomplete);
    return element('ol', { className: 'ed-aid-matches', aria: { label: labels.aidMemory } }, ...lines);
  }

  #match(match: Match, index: number, state: WorkspaceState, sentence = ''): HTMLElement {
    const labels = this.#labels;
    const origin = [match.by, match.at ? new Date(match.at).toLocaleDateString(this.#lang) : match.isPublic ? '' : labels.aidNotPublic, `#${match.story}`].filter(Boolean).join(' · ');
    const take = button(match.target, () => index >= 0 ? this.#actions.take(match) : this.#actions.insert(match.target), 'ed-aid-match');
    take.lang = 'en';
    take.disabled = !state.editable;
    if (index >= 0) keyed(take, `Alt+Shift+${index + 1}`);
    return element('li', {}, element('b', { className: match.points >= 100 ? 'is-exact' : '' }, `${match.points}%`), element('div', {},
      sentence ? element('small', { lang: 'zh-CN' }, sentence) : null, take,
      match.points < 100 ? element('p', { className: 'ed-aid-difference', lang: 'zh-CN' }, ...match.difference.map(stretch => stretch.kind === 'same' ? stretch.text : element(stretch.kind === 'inserted' ? 'ins' : 'del', {}, stretch.text))) : null,
      element('small', {}, match.hasOtherNumbers ? `${labels.aidNumbersDiffer} · ${origin}` : origin)));
  }

  #machine(state: WorkspaceState): HTMLElement {
    const labels = this.#labels;
    const { suggestion } = state;
    const asks = () => keyed(button(labels.aidMachineAsk, this.#actions.machine, 'ed-button ed-quiet'), 'Alt+Shift+A');
    if (!suggestion) return element('p', { className: 'ed-aid-machine' }, asks());
    if (suggestion.kind === 'asking') return element('p', { className: 'ed-aid-machine ed-aid-nothing' }, labels.aidMachineAsking);
    if (suggestion.kind === 'silent') return element('p', { className: 'ed-aid-machine ed-aid-nothing' }, suggestion.message, ' ', asks());
    const take = keyed(button(suggestion.suggestion.text, this.#actions.machine, 'ed-aid-match'), 'Alt+Shift+A');
    take.lang = 'en';
    return element('ol', { className: 'ed-aid-matches ed-aid-machine', aria: { label: labels.aidMachine } },
      element('li', {}, element('b', {}, labels.aidMachine), element('div', {}, take, element('small', {}, suggestion.suggestion.provider))));
  }

  #foundList(found: readonly FoundPair[]): HTMLElement {
    const labels = this.#labels;
    return element('div', { className: 'ed-aid-found' }, element('p', {}, fill(labels.aidFound, found.length), ' ', button(labels.close, this.#actions.closeSearch, 'ed-button ed-quiet')),
      element('ol', {}, ...found.map(pair => element('li', {}, element('p', { lang: 'zh-CN' }, pair.source), element('p', { lang: 'en' }, pair.target), element('small', {}, `${pair.headline} · #${pair.story}`)))));
  }

  #open(open: boolean): void {
    this.#body.hidden = !open;
    this.#toggle.setAttribute('aria-expanded', String(open));
  }

  #left(deadline: string): string {
    const minutes = Math.round((Date.parse(deadline) - Date.now()) / 60_000);
    const hours = Math.floor(Math.abs(minutes) / 60);
    const span = hours ? fill(this.#labels.aidHours, hours, Math.abs(minutes) % 60) : fill(this.#labels.aidMinutes, Math.abs(minutes));
    return fill(minutes < 0 ? this.#labels.aidLate : this.#labels.aidLeft, span);
  }
}
