// A menu button's menu (the menu pattern of the ARIA practices): arrow keys, Home, End, first letters, Escape; closed by a press elsewhere.

import { element, isComposingKey } from './dom';

export interface MenuItem { label: string; keys?: string; run(): void; enabled?: boolean; checked?: boolean; danger?: boolean }

export class Menu {
  readonly dom = element('div', { className: 'ed-menu', role: 'menu', hidden: true });
  readonly #onClose: () => void;
  #ended: AbortController | null = null;

  /** @param onClose where the focus goes when the menu closes without an act. */
  constructor(label: string, onClose: () => void) {
    this.#onClose = onClose;
    this.dom.setAttribute('aria-label', label);
    this.dom.addEventListener('keydown', event => this.#onKey(event));
    // The selection in the text stays what the menu acts on.
    this.dom.addEventListener('mousedown', event => event.preventDefault());
  }

  get isOpen(): boolean { return !this.dom.hidden; }

  /** Opens below the element, inside the window. */
  open(groups: MenuItem[][], at: HTMLElement): void {
    this.dom.replaceChildren(...groups.filter(group => group.length > 0).flatMap((group, index) => [
      ...(index > 0 ? [element('div', { className: 'ed-menu-line', role: 'separator' })] : []), ...group.map(item => this.#item(item)),
    ]));
    this.dom.hidden = false;
    const box = at.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.dom;
    const below = box.bottom + 4 + height <= window.innerHeight || box.top < height + 4;
    this.dom.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - width - 8))}px`;
    this.dom.style.top = `${Math.max(8, below ? Math.min(box.bottom + 4, window.innerHeight - height - 8) : box.top - height - 4)}px`;
    this.#items()[0]?.focus();
    this.#ended = new AbortController();
    const { signal } = this.#ended;
    document.addEventListener('pointerdown', event => { if (!this.dom.contains(event.target as Node)) this.close(false); }, { signal, capture: true });
    window.addEventListener('resize', () => this.close(false), { signal });
    document.addEventListener('scroll', event => { if (!this.dom.contains(event.target as Node)) this.close(false); }, { signal, capture: true });
  }

  close(back = true): void {
    if (!this.isOpen) return;
    this.#ended?.abort();
    this.dom.hidden = true;
    if (back) this.#onClose();
  }

  #item(item: MenuItem): HTMLElement {
    const disabled = item.enabled === false;
    const role = item.checked === undefined ? 'menuitem' : 'menuitemradio';
    return element('button', {
      type: 'button', className: item.danger ? 'ed-menu-item ed-danger' : 'ed-menu-item', role, tabIndex: -1,
      aria: { ...(disabled ? { disabled: 'true' } : {}), ...(item.checked === undefined ? {} : { checked: String(item.checked) }) },
      onclick: () => {
        if (disabled) return;
        this.close(false);
        item.run();
      },
    }, element('span', {}, item.label), item.keys && element('kbd', {}, item.keys));
  }

  #items(): HTMLElement[] { return [...this.dom.querySelectorAll<HTMLElement>('button')]; }

  #onKey(event: KeyboardEvent): void {
    if (isComposingKey(event)) return;
    const items = this.#items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else if (event.key.length === 1 && event.key !== ' ') {
      const letter = event.key.toLowerCase();
      [...items.slice(at + 1), ...items.slice(0, at + 1)].find(item => item.textContent?.toLowerCase().startsWith(letter))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
