// When to save, and what to do with the answer. Time and sending come in from outside, so that a test can play every course of events.

import { type Acknowledged, confirm, type Content, countChanges, difference, isEmpty } from './changes';
import type { Node } from 'prosemirror-model';
import type { Changes, SaveRequest, Saved, Stale } from './contract';
import type { Answer } from './http';

export const pauseMilliseconds = 1_000;
export const latestMilliseconds = 10_000;
const longestWaitMilliseconds = 60_000;

export type State =
  | { name: 'saved'; at: string | null }
  | { name: 'unsaved' }
  | { name: 'saving' }
  | { name: 'offline'; changes: number }
  | { name: 'conflict' }
  | { name: 'signed-out' }
  | { name: 'lease-lost'; by: string }
  | { name: 'refused'; message: string; final: boolean; blockId: string | null };

export interface SaveLoopHost {
  content(): Content;
  composing(): boolean;
  send(request: SaveRequest): Promise<Answer<Saved>>;
  newId(): string;
  onState(state: State): void;
  onStale(stale: Stale): void;
  now(): number;
  later(action: () => void, milliseconds: number): () => void;
}

export class SaveLoop {
  known: Acknowledged;
  readonly #host: SaveLoopHost;
  readonly #who: Pick<SaveRequest, 'tab' | 'sourceRevisionId'>;
  #untouched: Node | null;
  #state: State = { name: 'saved', at: null };
  #dirtySince: number | null = null;
  #cancelTimer: (() => void) | null = null;
  #waitsForComposition = false;
  #inFlight: Promise<void> | null = null;
  #failures = 0;
  /** A request whose answer never came. It goes out again as it was, under its own id, so that the server can tell that it has it. */
  #unanswered: SaveRequest | null = null;

  /**
   * @param who what every request carries.
   * @param untouched what was only prepared for the writer (an empty first paragraph); it is not saved until something changes.
   */
  constructor(host: SaveLoopHost, who: Pick<SaveRequest, 'tab' | 'sourceRevisionId'>, known: Acknowledged, untouched: Node | null) {
    this.#host = host;
    this.#who = who;
    this.known = known;
    this.#untouched = untouched;
  }

  get state(): State { return this.#state; }
  get changes(): Changes {
    const content = this.#host.content();
    const prepared = this.known.blocks.size === 0 && this.#untouched !== null && content.doc.eq(this.#untouched);
    const changes = difference(this.known, content);
    return prepared ? { ...changes, blocks: [] } : changes;
  }
  get hasChanges(): boolean { return this.#unanswered !== null || !isEmpty(this.changes); }

  /** Something in the text or the fields has changed. */
  changed(): void {
    if (this.#paused) return;
    if (this.#state.name === 'refused') this.#failures = 0;
    this.#dirtySince ??= this.#host.now();
    if (this.#state.name === 'offline') {
      this.#show({ name: 'offline', changes: countChanges(this.changes) });
      return;
    }
    if (this.#state.name !== 'saving') this.#show({ name: 'unsaved' });
    this.#schedule(this.#delay());
  }

  compositionEnded(): void {
    if (!this.#waitsForComposition) return;
    this.#waitsForComposition = false;
    this.#schedule(this.#delay());
  }

  /** Saves now what is not saved; true when the server has everything. */
  async flush(): Promise<boolean> {
    for (let round = 0; round < 3; round++) {
      if (this.#inFlight) await this.#inFlight;
      if (!this.hasChanges) return true;
      if (this.#paused) return false;
      await this.#save();
      if (this.#state.name !== 'saved' && this.#state.name !== 'unsaved') return false;
    }
    return !this.hasChanges;
  }

  /** The network is back, the page is looked at again, or the person has signed in elsewhere. */
  retry(): void {
    if (this.#state.name === 'signed-out') this.#show({ name: 'unsaved' });
    if (this.#state.name !== 'offline' && this.#state.name !== 'unsaved') return;
    this.#failures = 0;
    this.#schedule(0);
  }

  /** Stops saving until resume: the person must choose, or may not write any more. */
  pause(state: Extract<State, { name: 'conflict' | 'lease-lost' | 'refused' }>): void {
    this.#cancel();
    this.#show(state);
  }

  signedOut(): void {
    this.#cancel();
    this.#show({ name: 'signed-out' });
  }

  /** Goes on from what the server has now. */
  resume(known: Acknowledged): void {
    this.known = known;
    this.#unanswered = null;
    this.#untouched = null;
    this.#failures = 0;
    this.#dirtySince = null;
    if (this.hasChanges) {
      this.#show({ name: 'unsaved' });
      this.changed();
    } else this.#show({ name: 'saved', at: null });
  }

  stop(): void { this.#cancel(); }

  get #paused(): boolean {
    const { state } = this;
    return state.name === 'conflict' || state.name === 'lease-lost' || state.name === 'signed-out' || (state.name === 'refused' && state.final);
  }

  #delay(): number {
    const waited = this.#host.now() - (this.#dirtySince ?? this.#host.now());
    return Math.max(0, Math.min(pauseMilliseconds, latestMilliseconds - waited));
  }

  #schedule(milliseconds: number): void {
    this.#cancel();
    this.#cancelTimer = this.#host.later(() => {
      this.#cancelTimer = null;
      // A save never meets half a composed word.
      if (this.#host.composing()) this.#waitsForComposition = true;
      else void this.#save();
    }, milliseconds);
  }

  #cancel(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    this.#waitsForComposition = false;
  }

  #save(): Promise<void> {
    // One save at a time: the next one starts from the versions that this one brings back.
    return this.#inFlight ??= this.#sendOnce().finally(() => { this.#inFlight = null; });
  }

  async #sendOnce(): Promise<void> {
    this.#cancel();
    const request = this.#unanswered ?? this.#request();
    if (!request) {
      this.#settled(null);
      return;
    }
    const started = this.#host.now();
    this.#dirtySince = null;
    if (this.#state.name !== 'offline') this.#show({ name: 'saving' });
    const answer = await this.#host.send(request);
    if (this.#state.name === 'lease-lost') return;
    switch (answer.kind) {
      case 'ok':
        this.#unanswered = null;
        this.#failures = 0;
        confirm(this.known, request, answer.value);
        this.#settled(answer.value.savedAt, started);
        break;
      case 'unknown':
        this.#unanswered = request;
        this.#failures++;
        this.#dirtySince ??= started;
        this.#show({ name: 'offline', changes: countChanges(this.changes) });
        this.#schedule(Math.min(longestWaitMilliseconds, 1000 * 2 ** this.#failures));
        break;
      case 'refused':
        this.#unanswered = null;
        this.#dirtySince ??= started;
        this.#refused(answer.status, answer.body);
    }
  }

  #request(): SaveRequest | null {
    const changes = this.changes;
    return isEmpty(changes) ? null : { ...this.#who, saveId: this.#host.newId(), ...changes };
  }

  #settled(savedAt: string | null, started?: number): void {
    const at = savedAt ?? (this.#state.name === 'saved' ? this.#state.at : null);
    if (isEmpty(this.changes)) {
      this.#dirtySince = null;
      this.#cancel();
      this.#show({ name: 'saved', at });
      return;
    }
    this.#dirtySince ??= started ?? this.#host.now();
    this.#show({ name: 'unsaved' });
    this.#schedule(this.#delay());
  }

  #refused(status: number, body: { code?: string; message?: string; blockId?: string } & Record<string, unknown>): void {
    const message = body.message ?? '';
    switch (status) {
      case 401:
        this.#show({ name: 'signed-out' });
        break;
      case 409:
        this.#show({ name: 'conflict' });
        this.#host.onStale({ message, by: null, fields: [], blocks: [], ...body, code: 'stale' } as Stale);
        break;
      case 423:
        this.#show({ name: 'lease-lost', by: (body.by as { name?: string } | undefined)?.name ?? '' });
        break;
      default:
        // 422 names something that the writer can put right; after 403 or 404 there is nothing left to save to.
        this.#show({ name: 'refused', message, final: status === 403 || status === 404, blockId: body.blockId ?? null });
    }
  }

  #show(state: State): void {
    const same = state.name === this.#state.name && JSON.stringify(state) === JSON.stringify(this.#state);
    this.#state = state;
    if (!same) this.#host.onState(state);
  }
}
