export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** A key with its modifiers as the person's keyboard names it. */
export const shownKeys = (keys: string): string =>
  keys.replace('Mod', isMac ? '⌘' : 'Ctrl').replace('Alt', isMac ? '⌥' : 'Alt').replace('Shift', isMac ? '⇧' : 'Shift');

/** A button that says which keys do the same. */
export function keyed(target: HTMLButtonElement, keys: string): HTMLButtonElement {
  target.title = shownKeys(keys);
  target.setAttribute('aria-keyshortcuts', keys.replace('Mod', 'Control'));
  return target;
}
