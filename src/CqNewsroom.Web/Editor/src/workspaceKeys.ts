// The keys of the translator's desk, by their place on the keyboard: Alt makes other characters of them on some.

import { isComposingKey } from './dom';

export type WorkspaceKey = 'confirm' | 'next' | 'term' | 'figure' | 'fix' | 'stillRight' | 'update' | 'fold' | 'propose' | 'search' | 'comment' | 'reply' | 'machine' | `match${1 | 2 | 3 | 4 | 5}`;

const keys: Readonly<Record<string, WorkspaceKey>> = {
  KeyJ: 'next', KeyT: 'term', KeyN: 'figure', KeyF: 'fix', KeyR: 'stillRight', KeyU: 'update', KeyO: 'fold', KeyP: 'propose', KeyC: 'search', KeyG: 'comment', KeyM: 'reply', KeyA: 'machine',
  Digit1: 'match1', Digit2: 'match2', Digit3: 'match3', Digit4: 'match4', Digit5: 'match5',
};

/** What a key means; null for a key of somebody else, and for every key while a word is being composed. */
export function workspaceKey(event: KeyboardEvent): WorkspaceKey | null {
  if (isComposingKey(event)) return null;
  const mod = event.ctrlKey || event.metaKey;
  if (mod) return !event.altKey && !event.shiftKey && event.code === 'Enter' ? 'confirm' : null;
  return event.altKey && event.shiftKey ? keys[event.code] ?? null : null;
}

/** Keys belong to the editor, and to the page as long as nothing else takes them: the first key after opening works. */
export function hearsKeys(editor: Element | null, focused: Element | null): boolean {
  if (editor?.contains(focused)) return true;
  return !focused?.matches('input, textarea, select, [contenteditable]') && !document.querySelector('.mud-dialog, dialog[open]');
}
