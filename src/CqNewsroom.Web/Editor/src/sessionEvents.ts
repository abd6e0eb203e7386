// What the page tells an open editor: composing, leaving, coming back, going offline.

import { isCommentKey } from './comments';
import { isComposingKey } from './dom';

export interface SessionEvents {
  compositionBegan(): void;
  compositionEnded(): void;
  escape(): void;
  /** Whether the selection is in the text. */
  isInText(node: globalThis.Node | null): boolean;
  comment(): void;
  left(): void;
  cameBack(): void;
  online(): void;
  mustWarn(): boolean;
  beat(): void;
}

export function listen(host: HTMLElement, signal: AbortSignal, heartbeatMilliseconds: number, events: SessionEvents): void {
  host.addEventListener('compositionstart', () => events.compositionBegan(), { signal });
  host.addEventListener('compositionend', () => events.compositionEnded(), { signal });
  host.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !event.defaultPrevented && !isComposingKey(event)) events.escape();
  }, { signal });
  // Where the text is only read it has no focus of its own.
  document.addEventListener('keydown', event => {
    if (!isCommentKey(event) || event.defaultPrevented || !events.isInText(document.getSelection()?.anchorNode ?? null)) return;
    event.preventDefault();
    events.comment();
  }, { signal });
  host.addEventListener('focusout', event => {
    if (!host.contains(event.relatedTarget as globalThis.Node | null)) events.left();
  }, { signal });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') events.left();
    else events.cameBack();
  }, { signal });
  window.addEventListener('focus', () => events.cameBack(), { signal });
  window.addEventListener('online', () => events.online(), { signal });
  window.addEventListener('pageshow', event => { if (event.persisted) events.cameBack(); }, { signal });
  window.addEventListener('beforeunload', event => { if (events.mustWarn()) event.preventDefault(); }, { signal });
  const beat = setInterval(() => events.beat(), heartbeatMilliseconds);
  signal.addEventListener('abort', () => clearInterval(beat));
}
