export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** A key with its modifiers as the person's keyboard names it. */
export const shownKeys = (keys: string): string =>
  keys.replace('Mod', isMac ? '⌘' : 'Ctrl').replace('Alt', isMac ? '⌥' : 'Alt').replace('Shift', isMac ? '⇧' : 'Shift');
