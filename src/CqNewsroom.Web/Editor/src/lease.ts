// Who writes: asks for the lease, holds it while this page writes, and gives it back.

import type { Lease } from './contract';
import type { Api } from './http';
import type { Notices } from './notices';
import type { SaveLoop } from './saveLoop';

const freshMilliseconds = 5_000;

export interface LeaseHost {
  api: Api;
  tab: string;
  notices: Notices;
  ended: AbortSignal;
  /** False while another editor of this tab has the same article open and needs the lease. */
  mayRelease(): boolean;
  /** Whether a text is on the screen. */
  loaded(): boolean;
  writing(): boolean;
  loop(): SaveLoop | null;
  /** The load that is under way. */
  loading(): Promise<void> | null;
  load(): Promise<void>;
  /** Looks whether there is anything new, where this page only reads. */
  refresh(): Promise<void>;
  explain(lease: Lease): void;
}

export class LeaseHolder {
  readonly #host: LeaseHost;
  #lastBeat = 0;

  constructor(host: LeaseHost) { this.#host = host; }

  async take(takeOver = false): Promise<Lease | null> {
    const { api, tab, notices } = this.#host;
    this.#lastBeat = Date.now();
    const answer = takeOver ? await api.takeOver(tab) : await api.lease(tab);
    if (answer.kind === 'ok') return answer.value;
    if (answer.kind === 'refused' && answer.body.message) notices.show('refused', 'error', answer.body.message);
    return null;
  }

  /** Asks who writes for the writing. */
  async askHolder(): Promise<void> {
    const host = this.#host;
    const answer = await host.api.ask(host.tab);
    if (host.ended.aborted || host.writing() || !host.loaded()) return;
    if (answer.kind === 'ok' && answer.value.mine) await this.begin(false);
    else if (answer.kind === 'ok') host.explain(answer.value);
    else if (answer.kind === 'refused' && answer.body.message) host.notices.show('refused', 'error', answer.body.message);
  }

  async begin(takeOver: boolean): Promise<void> {
    const lease = await this.take(takeOver);
    // A load that is still under way began before this page had the lease.
    await this.#host.loading();
    if (lease) await this.#host.load();
  }

  /** The writer came back to the page. */
  cameBack(): void {
    if (Date.now() - this.#lastBeat > freshMilliseconds) void this.beat();
  }

  /** Holds the lease while this page writes; while it only reads, looks whether there is anything new. */
  async beat(): Promise<void> {
    const host = this.#host;
    if (!host.loaded() || document.visibilityState === 'hidden' && !host.writing()) return;
    this.#lastBeat = Date.now();
    if (!host.writing()) {
      await host.refresh();
      return;
    }
    const answer = await host.api.lease(host.tab);
    const loop = host.loop();
    if (host.ended.aborted || !host.writing() || !loop) return;
    if (answer.kind === 'ok' && !answer.value.mine) loop.pause({ name: 'lease-lost', by: answer.value.holder?.name ?? '' });
    else if (answer.kind === 'refused' && answer.status === 401) loop.signedOut();
    else if (answer.kind === 'refused') loop.pause({ name: 'refused', message: answer.body.message ?? '', final: true, blockId: null });
  }

  release(): void {
    if (this.#host.mayRelease()) void this.#host.api.release(this.#host.tab);
  }
}
