// What the server has not got is kept in this browser, and offered when the article is opened again.

import { textOf, sameContent } from './articleText';
import { blockOfNode, children, plainText } from './blocks';
import type { Acknowledged, Content } from './changes';
import type { WorkingCopy } from './contract';
import { baseOf, contentOf, type Entry, entryOf, type Journal } from './journal';
import { fill, type Labels } from './labels';
import { type Merged, merge } from './merge';
import { ask, copyAction, type Notices } from './notices';
import { heldElsewhere } from './tab';

const writeMilliseconds = 400;

export interface KeeperHost {
  labels: Labels;
  notices: Notices;
  /** Whose text of which article it is. */
  owner: string;
  /** This page's entry. */
  key: string;
  moment: Intl.DateTimeFormat;
  writing(): boolean;
  content(): Content;
  /** What the server has, null while nothing is loaded; and whether there is more than that. */
  known(): Acknowledged | null;
  hasChanges(): boolean;
  copy(): WorkingCopy;
  later(action: () => void, milliseconds: number): ReturnType<typeof setTimeout>;
  show(content: Content): void;
  decide(merged: Merged, fresh: WorkingCopy, done: () => void): void;
  changed(): void;
}

export class JournalKeeper {
  readonly #host: KeeperHost;
  readonly #journal: Journal;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(journal: Journal, host: KeeperHost) {
    this.#journal = journal;
    this.#host = host;
  }

  get #name(): string { return `${this.#host.owner}/${this.#host.key}`; }

  /** Writes soon after a change. */
  writeSoon(): void {
    this.#timer ??= this.#host.later(() => {
      this.#timer = null;
      this.write();
    }, writeMilliseconds);
  }

  write(): void {
    const known = this.#host.known();
    if (!known || !this.#host.hasChanges()) return;
    void this.#journal.put(entryOf(this.#host.owner, this.#host.key, Date.now(), this.#host.content(), known));
  }

  clear(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.remove();
  }

  remove(): void { void this.#journal.remove(this.#name); }

  /** Offers what other pages left behind and the server does not have. */
  async offer(copy: WorkingCopy): Promise<void> {
    const alive = await heldElsewhere();
    for (const entry of (await this.#journal.of(this.#host.owner)).sort((first, second) => first.at - second.at)) {
      if (entry.tab === this.#host.key || alive.has(entry.tab)) continue;
      const merged = merge(baseOf(entry), contentOf(entry), copy);
      const missing = merged.conflicts.length > 0 || !sameContent(merged.content, copy);
      if (missing) this.#offerEntry(entry);
      else await this.#journal.remove(entry.key);
    }
  }

  #offerEntry(entry: Entry): void {
    const { labels, notices, moment } = this.#host;
    const name = `journal-${entry.tab}`;
    const when = moment.format(new Date(entry.at));
    const content = contentOf(entry);
    notices.show(name, 'warning', fill(labels.journalFound, when), [
      ...(this.#host.writing() ? [{ label: labels.journalRestore, main: true, run: () => this.#restore(entry, name) }] : []),
      copyAction(labels, () => textOf(content)),
      { label: labels.journalDiscard, run: () => {
        if (!ask(fill(labels.journalDiscardAsk, when))) return;
        notices.remove(name);
        void this.#journal.remove(entry.key);
      } },
    ]);
  }

  /** Brings the journal's text in as if it had been typed just now; what was changed since is asked about. */
  #restore(entry: Entry, name: string): void {
    const host = this.#host;
    const known = host.known();
    if (!known || !host.writing()) return;
    const now = host.content();
    const prepared = known.blocks.size === 0 && children(now.doc).every(node => plainText(blockOfNode(node)) === '');
    const current: WorkingCopy = {
      ...host.copy(), leftOut: [...now.leftOut],
      blocks: prepared ? [] : children(now.doc).map(blockOfNode).map(content => ({ id: content.id, version: 0, content })),
      fields: [...now.fields].map(([field, value]) => ({ name: field, version: 0, value })),
    };
    const merged = merge(baseOf(entry), contentOf(entry), current);
    host.show(merged.content);
    host.notices.remove(name);
    host.decide(merged, current, () => host.changed());
    host.changed();
    void this.#journal.put(entryOf(host.owner, host.key, Date.now(), host.content(), known)).then(() => this.#journal.remove(entry.key));
  }
}
