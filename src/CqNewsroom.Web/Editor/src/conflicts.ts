// Somebody else's text met the writer's: takes in what only they changed, and asks about what both did.

import type { Content } from './changes';
import type { Composition } from './composition';
import { nameOf, type Stale, type WorkingCopy } from './contract';
import type { Api } from './http';
import { fill, type Labels } from './labels';
import { type Conflict, type Merged, merge } from './merge';
import { conflictPanel, type Notices } from './notices';
import type { SaveLoop } from './saveLoop';
import type { Timers } from './timers';

const againMilliseconds = 5_000;

export interface ConflictHost {
  labels: Labels;
  api: Api;
  notices: Notices;
  /** Writes a time. */
  time: Intl.DateTimeFormat;
  ended: AbortSignal;
  timers: Timers;
  composition: Composition;
  loop(): SaveLoop | null;
  content(): Content;
  /** What the server has now. */
  take(copy: WorkingCopy): void;
  show(content: Content): void;
  takeTheirs(conflict: Conflict, fresh: WorkingCopy): void;
  focus(): void;
}

export class Conflicts {
  readonly #host: ConflictHost;

  constructor(host: ConflictHost) { this.#host = host; }

  /** Somebody else's save came first. */
  async met(stale: Stale): Promise<void> {
    const host = this.#host;
    const answer = await host.api.load();
    if (host.ended.aborted || host.loop()?.state.name !== 'conflict') return;
    if (answer.kind !== 'ok') {
      // Without the other text there is nothing to choose from yet; the save is tried again and refused again until there is.
      host.timers.later(() => void this.met(stale), againMilliseconds);
      return;
    }
    host.composition.whenDone(() => {
      const loop = host.loop()!;
      const merged = merge(loop.known, host.content(), answer.value);
      host.take(answer.value);
      host.show(merged.content);
      loop.known = merged.known;
      const names = new Map(stale.blocks.map(block => [block.id, block]));
      this.decide(merged, answer.value, conflict => {
        const block = conflict.kind === 'block' ? names.get(conflict.id) : undefined;
        const name = nameOf(block?.changedBy) || (stale.by?.name ?? '');
        const at = block?.changedAt ?? stale.by?.at;
        return name && at ? `${fill(host.labels.theirs, name)} · ${host.time.format(new Date(at))}` : name && fill(host.labels.theirs, name);
      }, () => host.loop()!.resume(host.loop()!.known));
    });
  }

  /** Asks about what cannot be merged; `done` follows at once where that is nothing. */
  decide(merged: Merged, fresh: WorkingCopy, changedBy: (conflict: Conflict) => string, done: () => void): void {
    const { labels, notices } = this.#host;
    const finish = () => {
      notices.remove('conflict');
      done();
    };
    if (!merged.conflicts.length) {
      finish();
      return;
    }
    const panel = conflictPanel({
      labels, language: fresh.language, conflicts: merged.conflicts, changedBy,
      decide: (conflict, side) => { if (side === 'theirs') this.#host.takeTheirs(conflict, fresh); },
      done: () => {
        finish();
        this.#host.focus();
      },
    });
    notices.put('conflict', panel);
    panel.scrollIntoView?.({ block: 'nearest' });
  }
}
