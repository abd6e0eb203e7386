// What the writer must know or decide, above the text and never over it.

import type { FieldName } from './contract';
import type { Conflict } from './merge';
import { plainText } from './blocks';
import { button, copyToClipboard, element } from './dom';
import { shown } from './fields';
import type { Labels } from './labels';

export interface Action { label: string; run(): void; main?: boolean }

export class Notices {
  readonly dom = element('div', { className: 'ed-notices', aria: { live: 'polite' } });

  /** Shows a notice in the place of an earlier one of the same name; one that says the same stays, with the focus that may be in it. */
  show(name: string, kind: 'info' | 'warning' | 'error', text: string, actions: (Action | HTMLElement)[] = []): void {
    const notice = element('div', { className: `ed-notice ed-${kind}`, data: { notice: name } }, element('p', {}, text),
      actions.length > 0 && element('div', { className: 'ed-actions' }, ...actions.map(action => action instanceof HTMLElement ? action
        : button(action.label, action.run, action.main ? 'ed-button ed-main' : 'ed-button'))));
    const old = this.#find(name);
    // What can be done is part of what it says: who may write now may put back what they could only copy before.
    if (old?.textContent === notice.textContent) return;
    if (old) old.replaceWith(notice);
    else this.dom.append(notice);
  }

  put(name: string, content: HTMLElement): void {
    content.dataset.notice = name;
    const old = this.#find(name);
    if (old) old.replaceWith(content);
    else this.dom.append(content);
  }

  remove(...names: string[]): void {
    for (const name of names) this.#find(name)?.remove();
  }

  #find(name: string): HTMLElement | null { return this.dom.querySelector(`[data-notice="${name}"]`); }
}

export function copyAction(labels: Labels, text: () => string): HTMLElement {
  const result = button(labels.copyText, () => {
    void copyToClipboard(text()).then(() => { result.textContent = labels.copied; });
  });
  return result;
}

export interface ConflictOptions {
  labels: Labels;
  language: string;
  conflicts: Conflict[];
  /** Who changed a block or field there, and when, already in words. */
  changedBy(conflict: Conflict): string;
  decide(conflict: Conflict, side: 'mine' | 'theirs'): void;
  done(): void;
}

/** Both texts of each place that two people changed, side by side, until one of them is chosen. */
export function conflictPanel(options: ConflictOptions): HTMLElement {
  const { labels } = options;
  let open = options.conflicts.length;
  const panel = element('section', { className: 'ed-notice ed-error ed-conflicts', tabIndex: -1, aria: { label: labels.conflictTitle } },
    element('h3', {}, labels.conflictTitle), element('p', {}, labels.conflictHelp));
  for (const conflict of options.conflicts) {
    const [ours, theirs] = textsOf(conflict);
    const choose = (side: 'mine' | 'theirs') => () => {
      options.decide(conflict, side);
      const next = place.nextElementSibling as HTMLElement | null;
      place.remove();
      if (--open === 0) options.done();
      else (next ?? panel).querySelector('button')?.focus();
    };
    const by = options.changedBy(conflict);
    const place = element('div', { className: 'ed-conflict', role: 'group', aria: { label: conflict.kind === 'field' ? fieldLabel(labels, conflict.name) : labels.body } },
      conflict.kind === 'field' && element('h4', {}, fieldLabel(labels, conflict.name)),
      element('div', { className: 'ed-versions' },
        version(labels.mine, ours ?? labels.removedText, options.language, button(labels.keepMine, choose('mine'), 'ed-button ed-main')),
        version(by || labels.theirsUnknown, theirs ?? labels.removedText, options.language, button(labels.takeTheirs, choose('theirs')))));
    panel.append(place);
  }
  return panel;
}

function version(title: string, text: string, language: string, choice: HTMLElement): HTMLElement {
  return element('div', { className: 'ed-version' }, element('h5', {}, title), element('div', { className: 'ed-version-text', lang: language, tabIndex: 0 }, text), choice);
}

function textsOf(conflict: Conflict): [string | null, string | null] {
  if (conflict.kind === 'field') return [shown(conflict.ours), shown(conflict.theirs)];
  return [conflict.ours && plainText(conflict.ours), conflict.theirs && plainText(conflict.theirs)];
}

export function fieldLabel(labels: Labels, name: FieldName): string {
  return name === 'dateline' ? labels.datelinePlace : labels[name];
}

export const ask = (question: string): boolean => window.confirm(question);
