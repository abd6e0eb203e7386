// What the page hears of an open editor: short words, never the text. Without its circuit it hears nothing; writing goes on over HTTP.

import type { Page } from './options';

export class PageReports {
  readonly #page: Page | null;

  constructor(page: Page | null | undefined) { this.#page = page ?? null; }

  /** Whether there is a page that hears. */
  get isHeard(): boolean { return this.#page !== null; }

  state(state: string, detail: string): void { this.#send(page => page.invokeMethodAsync('OnState', state, detail)); }

  counts(han: number, words: number): void { this.#send(page => page.invokeMethodAsync('OnCounts', `${han} ${words}`)); }

  comment(block: string, start: number, quote: string): void { this.#send(page => page.invokeMethodAsync('OnComment', block, start, quote)); }

  commentChosen(id: string): void { this.#send(page => page.invokeMethodAsync('OnCommentChosen', id)); }

  library(replaces: string | null): void { this.#send(page => page.invokeMethodAsync('OnLibrary', replaces ?? '')); }

  term(chinese: string, english: string): void { this.#send(page => page.invokeMethodAsync('OnTerm', chinese, english)); }

  #send(call: (page: Page) => Promise<unknown>): void {
    if (this.#page) void call(this.#page).catch(() => undefined);
  }
}
