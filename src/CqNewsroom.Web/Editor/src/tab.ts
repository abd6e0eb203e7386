// Which tab this is, to the server: a lease belongs to a person in a tab. The name survives a reload, so that the page finds its own lease
// again, but not a duplication of the tab, which copies the session storage of a page that is still open.

import { newUuid } from './ids';

const key = 'newsroom-editor-tab';

export function takeTab(): string {
  try {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return kept ?? newUuid();
  } catch {
    return newUuid();
  }
}

export function leaveTab(tab: string): void {
  try {
    sessionStorage.setItem(key, tab);
  } catch {
    // The next page is then another tab to the server, and this one's lease runs out by itself.
  }
}

/** Marks a journal as being written by an open page, for as long as that page lives. */
export async function hold(name: string): Promise<void> {
  await navigator.locks?.request(`newsroom-editor-${name}`, { ifAvailable: true }, () => new Promise(() => undefined));
}

export async function heldElsewhere(): Promise<Set<string>> {
  const locks = await navigator.locks?.query();
  return new Set((locks?.held ?? []).map(lock => lock.name?.replace('newsroom-editor-', '') ?? ''));
}
