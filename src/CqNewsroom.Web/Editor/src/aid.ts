// What the server says of a translation's parts: CqNewsroom.Web.Desk.Translation.

import type { Answer, Api } from './http';
import type { Part } from './parts';

export interface Place { start: number; length: number }
export interface Finding { kind: string; severity: 'Hint' | 'Warning' | 'Blocking'; source: Place | null; target: Place | null; sentence: string; fix: string | null }
/** How a part has to do with a machine: nothing, its text as it came, or its text changed since. */
export type MachineState = 'None' | 'Unchanged' | 'Edited';
export interface Checked { key: string; confirmed: boolean; machine: MachineState; findings: Finding[] }
export interface Suggestion { key: string; text: string; provider: string }
export interface Match {
  points: number; target: string; hasOtherNumbers: boolean; isPublic: boolean; difference: { kind: 'same' | 'inserted' | 'deleted'; text: string }[];
  story: number; headline: string; at: string | null; by: string;
}
export interface Term { place: Place; chinese: string; note: string; forms: { english: string; status: 'Preferred' | 'Admitted' | 'Forbidden' | 'DoNotTranslate' }[] }
export interface Help {
  key: string; terms: Term[]; figures: { place: Place; english: string }[]; names: { chinese: string; english: string }[]; matches: Match[]; sentences: { place: Place; matches: Match[] }[]; isComplete: boolean; updated: string | null;
  /** Whether the translation machine may be asked about it. */
  machine: boolean;
}
export interface FoundPair { source: string; target: string; story: number; headline: string; at: string | null; status: string }

/** An open thread at a block of the translation or of its source. */
export interface Thread { id: string; source: boolean; block: string; words: string; said: { by: string; at: string; text: string }[] }

const sent = (part: Part) => ({ key: part.key, target: part.target, emphasis: part.emphasis, links: part.links });

export class Aid {
  constructor(readonly api: Api) {}

  /** Checks parts; `all` tells which others say the same in the source. */
  check(parts: readonly Part[], all: readonly Part[]): Promise<Answer<Checked[]>> {
    const texts = new Set(parts.map(part => part.source));
    const keys = new Set(parts.map(part => part.key));
    return this.api.post('/translation/checks', { parts: parts.map(sent), others: all.filter(part => texts.has(part.source) && !keys.has(part.key)).map(sent) });
  }

  help(part: Part): Promise<Answer<Help>> { return this.api.post('/translation/help', sent(part)); }
  confirm(key: string, machine = false): Promise<Answer<unknown>> { return this.api.post('/translation/confirmation', { key, isDone: true, machine }); }
  suggest(key: string, signal: AbortSignal): Promise<Answer<Suggestion>> { return this.api.post('/translation/machine', { key }, signal); }
  suggestionTaken({ key, text }: Suggestion): Promise<Answer<unknown>> { return this.api.post('/translation/machine/taken', { key, text }); }
  stillRight(revisionId: string, parts: string[]): Promise<Answer<unknown>> { return this.api.post('/translation/answer', { revisionId, parts }); }
  search(words: string): Promise<Answer<{ isComplete: boolean; segments: FoundPair[] }>> { return this.api.get(`/translation/concordance?words=${encodeURIComponent(words)}`); }
  comments(): Promise<Answer<Thread[]>> { return this.api.get('/translation/comments'); }
  reply(thread: string, text: string): Promise<Answer<unknown>> { return this.api.post('/translation/comments', { thread, text }); }
}
