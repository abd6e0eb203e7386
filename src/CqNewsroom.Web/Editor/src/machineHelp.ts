// The translation machine beside the memory: asked for one part by a key, never by itself. A slow or dead one holds nobody up: whoever goes on to another part
// has given the question up.

import type { Aid, Suggestion } from './aid';
import type { Labels } from './labels';

export type MachineView = { kind: 'asking' } | { kind: 'silent'; message: string } | { kind: 'answered'; suggestion: Suggestion };

export class MachineHelp {
  readonly #known = new Map<string, MachineView>();
  #asked: { key: string; ended: AbortController } | null = null;

  constructor(readonly aid: Aid, readonly labels: Labels, readonly onChange: () => void) {}

  of(key: string): MachineView | null { return this.#known.get(key) ?? null; }

  /** The suggestion for a part, once there is one. */
  suggestion(key: string): Suggestion | null {
    const known = this.#known.get(key);
    return known?.kind === 'answered' ? known.suggestion : null;
  }

  async ask(key: string): Promise<void> {
    if (this.#asked?.key === key || this.suggestion(key)) return;
    this.moveTo(null);
    const asked = { key, ended: new AbortController() };
    this.#asked = asked;
    this.#known.set(key, { kind: 'asking' });
    this.onChange();
    const answer = await this.aid.suggest(key, asked.ended.signal);
    if (asked.ended.signal.aborted) return;
    this.#asked = null;
    this.#known.set(key, answer.kind === 'ok' ? { kind: 'answered', suggestion: answer.value }
      : { kind: 'silent', message: answer.kind === 'refused' && answer.body.message ? answer.body.message : this.labels.aidMachineSilent });
    this.onChange();
  }

  /** The writer went on to another part, or left: what was asked for another one is given up. */
  moveTo(key: string | null): void {
    if (!this.#asked || this.#asked.key === key) return;
    this.#asked.ended.abort();
    this.#known.delete(this.#asked.key);
    this.#asked = null;
  }
}
