// Headline, summary, dateline, byline and origin: plain inputs above the text. Their values never come back from the server while somebody
// types in them, so no input method is ever disturbed.

import { type Fields, fieldJson, fieldNames } from './changes';
import { type BylineEntry, type Dateline, type FieldName, type FieldValue, limits } from './contract';
import { button, element, isComposingKey } from './dom';
import { GuideLine, type Guides, type Hints } from './guides';
import { fill, type Labels } from './labels';
import { newBlockId } from './ids';
import { cleanLine, cleanText } from './text';

type Input = HTMLInputElement | HTMLTextAreaElement;

export interface FieldsOptions {
  labels: Labels;
  language: string;
  guides?: Guides;
  hints?: Hints;
  source: { language: string; values: Fields; changed: ReadonlySet<FieldName> } | null;
  onChange(): void;
  /** Enter in a field of one line leads on, at last into the text. */
  onLeave(): void;
}

export class FieldsForm {
  readonly dom: HTMLElement;
  readonly #options: FieldsOptions;
  readonly #texts = new Map<string, Input>();
  readonly #guides = new Map<string, GuideLine>();
  readonly #byline: HTMLElement;
  #readOnly = true;

  constructor(options: FieldsOptions) {
    this.#options = options;
    const { labels } = options;
    this.#byline = element('div', { className: 'ed-byline-names' });
    this.dom = element('section', { className: 'ed-fields', aria: { label: labels.fields } },
      this.#row('headline', this.#area('headline', labels.headline, limits.headline, true)),
      this.#row('secondHeadline', this.#area('secondHeadline', labels.secondHeadline, limits.headline, true)),
      this.#row('summary', this.#area('summary', labels.summary, limits.summary, false)),
      this.#row('dateline', element('div', { className: 'ed-pair' },
        this.#line('dateline.place', labels.datelinePlace), this.#line('dateline.agency', labels.datelineAgency))),
      this.#row('byline', element('fieldset', { className: 'ed-field ed-byline' },
        element('legend', {}, labels.byline), this.#byline, this.#addName())),
      this.#row('origin', this.#line('origin', labels.origin)));
    this.dom.addEventListener('input', () => options.onChange());
    this.dom.addEventListener('keydown', event => this.#onKey(event));
  }

  values(): Fields {
    const text = (name: string) => cleanLine(this.#texts.get(name)?.value ?? '');
    return new Map<FieldName, FieldValue>([
      ['headline', text('headline')], ['secondHeadline', text('secondHeadline')],
      ['summary', cleanText(this.#texts.get('summary')?.value ?? '')],
      ['dateline', { place: text('dateline.place'), agency: text('dateline.agency') }],
      ['byline', this.#names()], ['origin', text('origin')],
    ]);
  }

  /** Shows values; a field that shows the same already is not touched. */
  show(values: Fields): void {
    const current = this.values();
    for (const name of fieldNames) {
      const value = values.get(name) ?? null;
      if (fieldJson(current.get(name)) === fieldJson(value) && !(name === 'byline' && !this.#byline.childElementCount)) continue;
      if (name === 'dateline') {
        const dateline = (value ?? {}) as Dateline;
        this.#put('dateline.place', dateline.place ?? '');
        this.#put('dateline.agency', dateline.agency ?? '');
      } else if (name === 'byline') this.#showByline((value ?? []) as BylineEntry[]);
      else this.#put(name, (value ?? '') as string);
    }
  }

  setReadOnly(readOnly: boolean): void {
    this.#readOnly = readOnly;
    for (const input of this.dom.querySelectorAll<Input>('input, textarea')) input.readOnly = readOnly;
    for (const control of this.dom.querySelectorAll<HTMLButtonElement>('button')) control.hidden = readOnly;
  }

  focus(name: FieldName): void { this.dom.querySelector<HTMLElement>(`[data-field="${name}"] :is(input, textarea)`)?.focus(); }

  #put(name: string, value: string): void {
    const input = this.#texts.get(name);
    if (!input) return;
    input.value = value;
    this.#guides.get(name)?.show(value);
    fit(input);
  }

  #row(name: FieldName, field: HTMLElement): HTMLElement {
    const { source } = this.#options;
    const text = source ? shown(source.values.get(name)) : '';
    const changed = source?.changed.has(name) && text !== '';
    const beside = source && element('div', { className: changed ? 'ed-source-field is-changed' : 'ed-source-field', lang: source.language },
      changed && element('span', { className: 'ed-hidden', lang: '' }, this.#options.labels.sourceChanged), text);
    return element('div', { className: 'ed-row', data: { field: name } }, beside, field);
  }

  #area(name: string, label: string, maxLength: number, oneLine: boolean): HTMLElement {
    const input = element('textarea', { className: `ed-input ed-${name}`, rows: 1, maxLength, placeholder: this.#options.hints?.[name as keyof Hints] || ' ', lang: this.#options.language, spellcheck: true, data: oneLine ? { oneLine: '' } : {} });
    input.addEventListener('input', () => fit(input));
    this.#texts.set(name, input);
    const field = element('label', { className: 'ed-field' }, element('span', {}, label), input);
    const most = this.#options.guides?.[name as keyof Guides];
    if (!most) return field;
    const guide = new GuideLine(`ed-guide-${newBlockId()}`, most, this.#options.language, this.#options.labels);
    this.#guides.set(name, guide);
    input.setAttribute('aria-describedby', guide.dom.id);
    input.addEventListener('input', () => guide.show(input.value));
    return element('div', { className: 'ed-guided' }, field, guide.dom);
  }

  #line(name: string, label: string): HTMLElement {
    const input = element('input', { type: 'text', className: 'ed-input', maxLength: limits.short, placeholder: ' ', lang: this.#options.language, autocomplete: 'off', data: { oneLine: '' } });
    this.#texts.set(name, input);
    return element('label', { className: 'ed-field' }, element('span', {}, label), input);
  }

  #addName(): HTMLButtonElement {
    return button(this.#options.labels.bylineAdd, () => {
      if (this.#byline.childElementCount >= limits.bylineEntries) return;
      const row = this.#nameRow({ name: '' });
      this.#byline.append(row);
      this.#number();
      row.querySelector('input')!.focus();
    }, 'ed-button ed-quiet');
  }

  #showByline(entries: BylineEntry[]): void {
    this.#byline.replaceChildren(...(entries.length ? entries : [{ name: '' }]).map(entry => this.#nameRow(entry)));
    this.#number();
  }

  #nameRow(entry: BylineEntry): HTMLElement {
    const input = element('input', {
      type: 'text', className: 'ed-input', value: entry.name, placeholder: ' ', maxLength: limits.short, autocomplete: 'off', readOnly: this.#readOnly, lang: this.#options.language,
      data: { oneLine: '', ...(entry.person ? { person: entry.person, name: entry.name } : {}) },
    });
    const row = element('div', { className: 'ed-name' }, input, button('×', () => {
      row.remove();
      if (!this.#byline.childElementCount) this.#showByline([]);
      this.#number();
      this.#options.onChange();
      this.#byline.querySelector('input')?.focus();
    }, 'ed-button ed-quiet'));
    row.querySelector('button')!.hidden = this.#readOnly;
    return row;
  }

  #number(): void {
    const { labels } = this.#options;
    [...this.#byline.children].forEach((row, index) => {
      const name = fill(labels.bylineName, index + 1);
      row.querySelector('input')!.setAttribute('aria-label', name);
      row.querySelector('button')!.setAttribute('aria-label', fill(labels.bylineRemove, name));
    });
  }

  #names(): BylineEntry[] {
    return [...this.#byline.querySelectorAll('input')].flatMap(input => {
      const name = cleanLine(input.value).trim();
      if (!name) return [];
      // Another name is another person.
      const { person } = input.dataset;
      return [person && input.dataset.name === name ? { name, person } : { name }];
    });
  }

  #onKey(event: KeyboardEvent): void {
    const input = event.target as HTMLElement;
    if (event.key !== 'Enter' || isComposingKey(event) || input.dataset.oneLine === undefined) return;
    event.preventDefault();
    const inputs = [...this.dom.querySelectorAll<Input>('input, textarea')];
    const next = inputs[inputs.indexOf(input as Input) + 1];
    if (next) next.focus();
    else this.#options.onLeave();
  }
}

/** A text area as high as its text. */
function fit(input: Input): void {
  if (input.tagName !== 'TEXTAREA' || CSS.supports('field-sizing', 'content')) return;
  input.style.height = 'auto';
  input.style.height = `${input.scrollHeight}px`;
}

export function shown(value: FieldValue | undefined): string {
  if (!value) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(entry => entry.name).join(', ');
  return [value.place, value.agency && `(${value.agency})`].filter(Boolean).join(' ');
}
