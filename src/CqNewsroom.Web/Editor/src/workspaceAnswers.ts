// What the server says of the parts of a translation: its checks, which parts are done, what helps with one, and which changes of the source are answered.
// It is asked after a pause, and what it said of a text that changed since does not count.

import type { Aid, Checked, Finding, Help, MachineState } from './aid';
import type { Answer } from './http';
import type { Source } from './contract';
import type { Part } from './parts';

const checkMilliseconds = 500;
const retryMilliseconds = 5_000;
const helpMilliseconds = 150;

export type RowState = 'confirmed' | 'doubtful' | 'open';

export interface AnswersHost {
  aid: Aid;
  source: Source;
  ended: AbortSignal;
  parts(): readonly Part[];
  later(action: () => void, milliseconds: number): () => void;
  /** Something new is known. */
  onAnswer(): void;
  /** The checks of the whole text are there for the first time, or anew. */
  onChecked(): void;
}

export class WorkspaceAnswers {
  readonly #host: AnswersHost;
  readonly #checked = new Map<string, Checked>();
  readonly #checkedText = new Map<string, string>();
  /** With which text a part was confirmed, and which question of the checks was the latest one then. */
  readonly #confirmed = new Map<string, { text: string; question: number }>();
  readonly #help = new Map<string, Help>();
  readonly #answered = new Set<string>();
  readonly #changed: ReadonlySet<string>;
  #questions = 0;
  #stopCheck: (() => void) | null = null;
  #stopHelp: (() => void) | null = null;

  constructor(host: AnswersHost) {
    this.#host = host;
    const { source } = host;
    this.#changed = new Set([...source.blocks.filter(block => block.changed).map(block => block.id), ...(source.changedFields ?? []).map(name => `@${name}`)]);
  }

  stop(): void {
    this.#stopCheck?.();
    this.#stopHelp?.();
  }

  checkSoon(): void {
    if (!this.#stale().length) return;
    this.#checkIn(this.#checkedText.size ? checkMilliseconds : 0);
  }

  askHelp(part: Part): void {
    if (this.#help.has(part.key)) return;
    this.#stopHelp?.();
    this.#stopHelp = this.#host.later(async () => {
      const answer = await this.#host.aid.help(part);
      if (this.#host.ended.aborted || answer.kind !== 'ok') return;
      this.#help.set(part.key, answer.value);
      this.#host.onAnswer();
    }, helpMilliseconds);
  }

  helpOf(part: Part): Help | null { return this.#help.get(part.key) ?? null; }

  findingsOf(part: Part): Finding[] {
    return this.isFresh(part) ? this.#checked.get(part.key)?.findings ?? [] : [];
  }

  stateOf(part: Part): RowState {
    const checked = this.isFresh(part) ? this.#checked.get(part.key) : undefined;
    if (checked?.findings.some(finding => finding.severity !== 'Hint')) return 'doubtful';
    return checked?.confirmed && !this.isChanged(part) ? 'confirmed' : 'open';
  }

  /** How much of a part is a machine's text. */
  machineOf(part: Part): MachineState { return this.isFresh(part) ? this.#checked.get(part.key)?.machine ?? 'None' : 'None'; }

  /** What was said of its text no longer counts, though the text may be the same. */
  forget(part: Part): void { this.#checkedText.delete(part.key); }

  isFresh(part: Part): boolean { return this.#checkedText.get(part.key) === part.target; }
  isChanged(part: Part): boolean { return this.#open(part).length > 0; }

  /** Says that a part is done; where it is a machine's text as it came, only once the writer was asked. */
  async confirm(part: Part, wasAsked: boolean): Promise<Answer<unknown>> {
    const answer = await this.#host.aid.confirm(part.key, wasAsked);
    if (answer.kind === 'ok') {
      this.#confirmed.set(part.key, { text: part.target, question: this.#questions });
      const checked = this.#checked.get(part.key);
      if (this.isFresh(part)) this.#checked.set(part.key, { key: part.key, findings: checked?.findings ?? [], machine: checked?.machine ?? 'None', confirmed: true });
    }
    return answer;
  }

  /** Answers the changes of the source that a part has. */
  async answerSource(part: Part): Promise<Answer<unknown>> {
    const open = this.#open(part);
    const answer = await this.#host.aid.stillRight(this.#host.source.revisionId, open);
    if (answer.kind === 'ok') for (const source of open) this.#answered.add(source);
    return answer;
  }

  #open(part: Part): string[] { return part.sources.filter(source => this.#changed.has(source) && !this.#answered.has(source)); }
  #stale(): Part[] { return this.#host.parts().filter(part => !this.isFresh(part)); }

  #checkIn(milliseconds: number): void {
    this.#stopCheck?.();
    this.#stopCheck = this.#host.later(() => void this.#check(), milliseconds);
  }

  async #check(): Promise<void> {
    this.#stopCheck = null;
    const stale = this.#stale();
    const texts = new Map(stale.map(part => [part.key, part.target]));
    const question = ++this.#questions;
    for (const [key, text] of texts) this.#checkedText.set(key, text);
    for (const part of stale.filter(each => !each.target.trim())) this.#checked.set(part.key, { key: part.key, confirmed: false, machine: 'None', findings: [] });
    const full = stale.filter(part => part.target.trim());
    if (full.length) {
      const answer = await this.#host.aid.check(full, this.#host.parts());
      if (this.#host.ended.aborted) return;
      // Of a text that was asked about anew meanwhile the later answer counts, whichever of the two arrives last.
      const isLatest = (key: string) => this.#checkedText.get(key) === texts.get(key);
      if (answer.kind === 'ok') {
        for (const checked of answer.value.filter(each => isLatest(each.key))) {
          // Where the writer confirmed since it was asked, the server may have looked before that.
          const since = this.#confirmed.get(checked.key);
          const confirmed = checked.confirmed || (since !== undefined && since.question >= question && since.text === texts.get(checked.key));
          this.#checked.set(checked.key, { ...checked, confirmed });
        }
      } else {
        for (const part of full.filter(each => isLatest(each.key))) this.#checkedText.delete(part.key); // Asked again with the next change,
        if (answer.kind === 'unknown' && !this.#stopCheck) this.#checkIn(retryMilliseconds); // and without one where no answer came.
      }
    }
    this.#host.onChecked();
  }
}
