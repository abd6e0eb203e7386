// How long a headline or summary should be, counted live beside its field. A guide only advises: nothing is refused for its length.

import { element } from './dom';
import { fill, type Labels } from './labels';
import { countText } from './text';

/** Lengths in the units of the article's language: characters and marks in Chinese, else words. */
export type Guides = Partial<Record<'headline' | 'secondHeadline' | 'summary', number>>;

/** What a template says about fields that are still empty. */
export type Hints = Partial<Record<'headline' | 'summary', string>>;

/** What stands beside the field of a text. */
export class GuideLine {
  readonly dom: HTMLElement;
  readonly #labels: Labels;
  readonly #unit: string;
  readonly #most: number;

  constructor(id: string, most: number, language: string, labels: Labels) {
    this.#labels = labels;
    this.#most = most;
    this.#unit = language.startsWith('zh') ? labels.guideCharacters : labels.guideWords;
    this.dom = element('span', { id, className: 'ed-guide' });
    this.show('');
  }

  show(text: string): void {
    const { words } = countText(text);
    const over = words - this.#most;
    this.dom.textContent = fill(this.#unit, words, this.#most) + (over > 0 ? ` · ${fill(this.#labels.guideOver, over)}` : '');
    this.dom.classList.toggle('is-over', over > 0);
  }
}
