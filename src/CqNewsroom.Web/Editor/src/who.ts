// Who wrote this: the person and time of the last change to the block that the cursor stands in, for who writes and who only reads.

import type { EditorView } from 'prosemirror-view';
import type { Acknowledged } from './changes';
import type { WorkingCopy } from './contract';
import { element } from './dom';
import { fill, type Labels } from './labels';

interface Change { version: number; name: string; mine: boolean; at: string }

export class WhoWrote {
  readonly dom = element('p', { className: 'ed-who', hidden: true });
  readonly #changes: Map<string, Change>;
  readonly #ended = new AbortController();

  constructor(private readonly labels: Labels, private readonly time: Intl.DateTimeFormat, private readonly view: () => EditorView | null, copy: WorkingCopy) {
    this.#changes = changesOf(copy);
    // A text that is only read tells ProseMirror nothing of its selection.
    document.addEventListener('selectionchange', () => this.show(), { signal: this.#ended.signal });
  }

  /** Somebody else's text was shown. */
  take(copy: WorkingCopy): void {
    for (const [id, change] of changesOf(copy)) this.#changes.set(id, change);
    this.show();
  }

  /** The server took what was typed here: what has a newer version than before is this person's. */
  saved(known: Pick<Acknowledged, 'blocks'>, at: string): void {
    for (const [id, { version }] of known.blocks)
      if (this.#changes.get(id)?.version !== version) this.#changes.set(id, { version, name: '', mine: true, at });
    this.show();
  }

  destroy(): void { this.#ended.abort(); }

  show(): void {
    const change = this.#changes.get(this.#block() ?? '');
    this.dom.hidden = !change;
    if (!change) return;
    const at = this.time.format(new Date(change.at));
    const text = change.mine ? fill(this.labels.whoWroteYou, at) : fill(this.labels.whoWrote, change.name, at);
    if (this.dom.textContent !== text) this.dom.textContent = text;
  }

  #block(): string | null {
    const view = this.view();
    const at = document.getSelection()?.focusNode ?? null;
    if (!view || !at || at === view.dom || !view.dom.contains(at)) return null;
    const { doc } = view.state;
    const index = doc.resolve(view.posAtDOM(at, 0)).index(0);
    return index < doc.childCount ? doc.child(index).attrs.id as string : null;
  }
}

const changesOf = (copy: WorkingCopy): Map<string, Change> => new Map(copy.blocks.flatMap(({ id, version, changed }) =>
  changed ? [[id, { version, name: changed.name, mine: changed.mine, at: changed.at }] as const] : []));
