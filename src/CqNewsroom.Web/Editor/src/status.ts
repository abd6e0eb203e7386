import { element } from './dom';
import { fill, type Labels } from './labels';
import type { State } from './saveLoop';

export const timeFormat = (language: string, timeZone: string | undefined): Intl.DateTimeFormat => {
  const shape = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat(language, { ...shape, ...(timeZone ? { timeZone } : {}) });
  } catch {
    return new Intl.DateTimeFormat('en', shape);
  }
};

/** A day and a time, where a text is older than today. */
export const momentFormat = (language: string, timeZone: string | undefined): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', ...(timeZone ? { timeZone } : {}) });

/** The state of saving in words: always to be seen, and said aloud when it means something new. */
export class Status {
  readonly dom: HTMLElement;
  readonly #labels: Labels;
  readonly #time: Intl.DateTimeFormat;
  readonly #text = element('span', { className: 'ed-status-text' });
  readonly #spoken = element('span', { className: 'ed-hidden', role: 'status', aria: { live: 'polite' } });
  #lastAt: string | null = null;

  constructor(labels: Labels, time: Intl.DateTimeFormat) {
    this.#labels = labels;
    this.#time = time;
    this.dom = element('div', { className: 'ed-status' }, element('span', { className: 'ed-status-mark', aria: { hidden: 'true' } }), this.#text, this.#spoken);
  }

  show(state: State | { name: 'read-only' } | { name: 'loading' }): void {
    if (state.name === 'saved') this.#lastAt = state.at ?? this.#lastAt;
    const text = this.#words(state);
    this.dom.dataset.state = state.name;
    this.#text.textContent = text;
    // Every pause in typing ends in a save; a screen reader hears of it once a minute, and at once of everything else.
    const quiet = state.name === 'unsaved' || state.name === 'saving' || state.name === 'loading';
    if (!quiet && this.#spoken.textContent !== text) this.#spoken.textContent = text;
  }

  #words(state: State | { name: 'read-only' } | { name: 'loading' }): string {
    const { labels } = { labels: this.#labels };
    switch (state.name) {
      case 'saved': return this.#lastAt ? fill(labels.saved, this.#time.format(new Date(this.#lastAt))) : labels.savedEarlier;
      case 'unsaved': return labels.unsaved;
      case 'saving': return labels.saving;
      case 'offline': return fill(labels.offline, state.changes);
      case 'conflict': return labels.conflict;
      case 'signed-out': return labels.signedOut;
      case 'lease-lost': return fill(labels.leaseLost, state.by || labels.leaseLostNobody);
      case 'refused': return labels.refused;
      case 'read-only': return labels.readOnly;
      case 'loading': return labels.loading;
    }
  }
}
