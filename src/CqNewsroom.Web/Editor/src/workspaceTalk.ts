// What people say about the two texts of a paragraph and nobody resolved, in the strip of the translator's desk, and a form to answer it.

import type { Aid, Thread } from './aid';
import { button, element, isComposingKey } from './dom';
import { keyed } from './keyNames';
import { fill, type Labels } from './labels';
import type { Part } from './parts';

const longestReply = 4000;

export interface TalkHost {
  aid: Aid;
  labels: Labels;
  moment: Intl.DateTimeFormat;
  ended: AbortSignal;
  onRead(): void;
  say(text: string): void;
  /** Shows where a thread stands in the translation. */
  goTo(thread: Thread): void;
  /** Puts the cursor into a part. */
  focus(part: Part): void;
  /** Makes the strip visible before something in it takes the focus. */
  unfold(): void;
  /** Gives the focus back to the text. */
  back(): void;
}

export class Talk {
  /** The form, which stays while what is above it is drawn anew. */
  readonly dom: HTMLFormElement;
  readonly #host: TalkHost;
  readonly #about = element('p', { className: 'ed-aid-about' });
  readonly #text: HTMLTextAreaElement;
  readonly #send: HTMLButtonElement;
  #threads: readonly Thread[] = [];
  #answering: Thread | null = null;
  #draftOf = '';
  #visited = '';
  #reading = 0;

  constructor(host: TalkHost) {
    this.#host = host;
    const { labels } = host;
    this.#text = element('textarea', { className: 'ed-aid-reply-text', rows: 2, maxLength: longestReply, aria: { label: labels.aidReply } });
    this.#text.addEventListener('keydown', event => {
      if (isComposingKey(event)) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void this.#sendReply();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        this.#close();
      }
    });
    this.#send = keyed(button(labels.aidReplySend, () => void this.#sendReply(), 'ed-button ed-main'), 'Mod+Enter');
    this.dom = element('form', { className: 'ed-aid-reply', hidden: true, onsubmit: (event: Event) => event.preventDefault() },
      this.#about, this.#text, element('p', {}, this.#send, ' ', button(labels.cancel, () => this.#close(), 'ed-button ed-quiet')));
  }

  /** Asks the server what is open. Of several answers the one to the last question counts. */
  async read(): Promise<void> {
    const reading = ++this.#reading;
    const answer = await this.#host.aid.comments();
    if (this.#host.ended.aborted || reading !== this.#reading || answer.kind !== 'ok') return;
    this.#threads = answer.value;
    this.#host.onRead();
  }

  /** What is open about a part, the translation's own first. */
  of(part: Part): readonly Thread[] {
    const found = this.#threads.filter(thread => thread.source ? part.sources.includes(thread.block) : part.targets.some(target => target.block === thread.block));
    return [...found.filter(thread => !thread.source), ...found.filter(thread => thread.source)];
  }

  /** The next open comment behind the last one that was shown, or behind the cursor; from the last on to the first. */
  next(parts: readonly Part[], active: Part | null): void {
    const seen = new Set<string>();
    const all = parts.flatMap((part, at) => this.of(part).filter(thread => !seen.has(thread.id) && seen.add(thread.id)).map(thread => ({ thread, part, at })));
    const here = parts.findIndex(part => part.key === active?.key);
    const last = all.findIndex(found => found.thread.id === this.#visited && found.at === here);
    const next = last >= 0 ? all[(last + 1) % all.length] : all.find(found => found.at >= here) ?? all[0];
    if (!next) {
      this.#host.say(this.#host.labels.aidNoComments);
      return;
    }
    if (next.thread.source) {
      this.#visited = next.thread.id;
      this.#host.focus(next.part);
    } else this.#visit(next.thread);
    this.#host.unfold();
  }

  /** Answers what is open about a part: the comment that was shown last, else the first. */
  reply(active: Part | null): void {
    const threads = active ? this.of(active) : [];
    const thread = threads.find(found => found.id === this.#visited) ?? threads[0];
    if (!thread) {
      this.#host.say(this.#host.labels.aidNoComments);
      return;
    }
    this.#host.unfold();
    this.answer(thread);
  }

  section(threads: readonly Thread[]): HTMLElement {
    const { labels, moment } = this.#host;
    return element('div', { className: 'ed-aid-talk', aria: { label: fill(labels.aidComments, threads.length) } }, element('h3', {}, fill(labels.aidComments, threads.length)),
      element('ul', {}, ...threads.map(thread => element('li', { data: { thread: thread.id } },
        thread.source ? element('small', {}, `${labels.aidOnSource}${thread.words ? ': ' : ''}`, element('q', { lang: 'zh-CN' }, thread.words))
          : keyed(button(thread.words || labels.goThere, () => this.#visit(thread), 'ed-aid-where ed-aid-quoted'), 'Alt+Shift+G'),
        ...thread.said.map(said => element('p', {}, element('b', {}, said.by), ' ', element('small', {}, moment.format(new Date(said.at))), ' ', said.text)),
        keyed(button(labels.aidReply, () => this.answer(thread), 'ed-button ed-quiet'), 'Alt+Shift+M')))));
  }

  /** Opens the form for a thread. */
  answer(thread: Thread): void {
    // What was begun for this thread is still there.
    if (this.#draftOf !== thread.id) this.#text.value = '';
    [this.#answering, this.#draftOf] = [thread, thread.id];
    const last = thread.said.at(-1);
    this.#about.textContent = last ? `${last.by}: ${last.text}` : '';
    this.dom.hidden = false;
    this.#text.focus();
  }

  #visit(thread: Thread): void {
    this.#visited = thread.id;
    this.#host.goTo(thread);
  }

  async #sendReply(): Promise<void> {
    const thread = this.#answering;
    const text = this.#text.value;
    if (!thread || !text.trim() || this.#send.disabled) return;
    this.#send.disabled = true;
    const answer = await this.#host.aid.reply(thread.id, text);
    this.#send.disabled = false;
    if (this.#host.ended.aborted) return;
    if (answer.kind !== 'ok') {
      // What was written stays in the form.
      this.#host.say(answer.kind === 'refused' && answer.body.message ? answer.body.message : this.#host.labels.aidNotSaved);
      return;
    }
    this.#host.say(this.#host.labels.aidReplied);
    this.#text.value = '';
    this.#close();
    await this.read();
  }

  #close(): void {
    this.#answering = null;
    this.dom.hidden = true;
    this.#host.back();
  }
}
