import { redoDepth, undoDepth } from 'prosemirror-history';
import type { MarkType } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { insertDivider } from './blockActions';
import { canLink, history, kindAt, type Kind, linkRange, marks, setLink, toggleKind } from './commands';
import { button, element, isComposingKey } from './dom';
import { icon } from './icons';
import { isMac, shownKeys } from './keyNames';
import type { Labels } from './labels';
import { bold, italic, link } from './schema';
import { insertTable } from './tables';
import { safeLink } from './text';

/** What a tool does beyond the text: opens something, or changes how it is shown. */
export type ToolAction = 'picture' | 'library' | 'blockMenu' | 'comment' | 'findReplace' | 'fullScreen' | 'help';

interface Tool {
  name: keyof Labels; keys: string; run: Command | 'link' | ToolAction; pressed?: (state: EditorState) => boolean; enabled?: (state: EditorState) => boolean;
  /** Works also while the text is only read. */
  reading?: boolean;
}

const kind = (name: Kind, keys: string): Tool => ({ name, keys, run: toggleKind(name), pressed: state => kindAt(state) === name, enabled: state => toggleKind(name)(state) });
const hasMark = (type: MarkType) => (state: EditorState): boolean => {
  const { from, to, $from, empty } = state.selection;
  return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type);
};

const groups: Tool[][] = [
  [kind('paragraph', 'Mod+Alt+0'), kind('heading2', 'Mod+Alt+2'), kind('heading3', 'Mod+Alt+3'), kind('quotation', 'Mod+Shift+9'),
    kind('bulletedList', 'Mod+Shift+8'), kind('numberedList', 'Mod+Shift+7')],
  [{ name: 'bold', keys: 'Mod+B', run: marks.bold, pressed: hasMark(bold), enabled: state => marks.bold(state) },
    { name: 'italic', keys: 'Mod+I', run: marks.italic, pressed: hasMark(italic), enabled: state => marks.italic(state) },
    { name: 'link', keys: 'Mod+K', run: 'link', pressed: hasMark(link), enabled: canLink }],
  [{ name: 'picture', keys: '', run: 'picture' }, { name: 'library', keys: '', run: 'library' }, { name: 'table', keys: '', run: insertTable, enabled: state => insertTable(state) }, { name: 'divider', keys: '', run: insertDivider },
    { name: 'blockMenu', keys: 'Mod+.', run: 'blockMenu' }],
  [{ name: 'undo', keys: 'Mod+Z', run: history.undo, enabled: state => undoDepth(state) > 0 },
    { name: 'redo', keys: isMac ? 'Mod+Shift+Z' : 'Mod+Y', run: history.redo, enabled: state => redoDepth(state) > 0 }],
  [{ name: 'comment', keys: 'Mod+Alt+M', run: 'comment', reading: true }, { name: 'findReplace', keys: 'Mod+F', run: 'findReplace', reading: true }, { name: 'fullScreen', keys: 'Mod+Shift+F', run: 'fullScreen', reading: true },
    { name: 'help', keys: 'Mod+/', run: 'help', reading: true }],
];

/** The toolbar: one stop for Tab, arrow keys inside it (the toolbar pattern of the ARIA practices). */
export class Toolbar {
  readonly dom: HTMLElement;
  readonly #tools: { tool: Tool; button: HTMLButtonElement }[] = [];
  readonly #linkForm: LinkForm;
  readonly #writingTools: HTMLElement[] = [];
  readonly #view: () => EditorView;
  readonly #act: (action: ToolAction, from: HTMLElement) => void;

  constructor(labels: Labels, bodyId: string, view: () => EditorView, act: (action: ToolAction, from: HTMLElement) => void) {
    this.#view = view;
    this.#act = act;
    this.#linkForm = new LinkForm(labels, view);
    const bar = element('div', { className: 'ed-toolbar', role: 'toolbar', aria: { label: labels.toolbar, controls: bodyId } });
    for (const group of groups) {
      const tools = element('div', { className: 'ed-tools', role: 'group' }, ...group.map(tool => this.#button(tool, labels)));
      if (!group.some(tool => tool.reading)) this.#writingTools.push(tools);
      bar.append(tools);
    }
    bar.addEventListener('keydown', event => this.#onKey(event));
    // A press must not take the selection out of the text before the command has run.
    bar.addEventListener('mousedown', event => event.preventDefault());
    this.#rove(this.#tools[0]!.button);
    this.dom = element('div', { className: 'ed-toolbar-area' }, bar, this.#linkForm.dom);
  }

  focus(): void { this.#tools.find(({ button }) => button.tabIndex === 0)?.button.focus(); }
  /** The button of a tool, for what opens beside it. */
  buttonOf(name: ToolAction): HTMLElement { return this.#tools.find(({ tool }) => tool.name === name)!.button; }
  askForLink(): boolean { return this.#linkForm.open(); }

  update(state: EditorState, editable: boolean): void {
    for (const tools of this.#writingTools) tools.hidden = !editable;
    const stop = this.#tools.find(({ button }) => button.tabIndex === 0)!;
    if (!editable && !stop.tool.reading) this.#rove(this.#tools.find(({ tool }) => tool.reading)!.button);
    for (const { tool, button } of this.#tools) {
      const enabled = (editable || tool.reading === true) && (tool.enabled?.(state) ?? true);
      setAria(button, 'disabled', enabled ? null : 'true');
      if (tool.pressed) setAria(button, 'pressed', String(tool.pressed(state)));
    }
  }

  #button(tool: Tool, labels: Labels): HTMLButtonElement {
    const label = labels[tool.name];
    const result: HTMLButtonElement = element('button', {
      type: 'button', className: 'ed-tool', tabIndex: -1, title: tool.keys ? `${label} (${shownKeys(tool.keys)})` : label, data: { tool: tool.name },
      aria: { label, ...(tool.keys ? { keyshortcuts: tool.keys.replace('Mod', isMac ? 'Meta' : 'Control') } : {}), ...(tool.run === 'blockMenu' ? { haspopup: 'menu' } : {}) },
      onclick: () => this.#run(tool, result),
    }, icon(tool.name));
    this.#tools.push({ tool, button: result });
    return result;
  }

  #run(tool: Tool, from: HTMLButtonElement): void {
    // Disabled buttons stay reachable, so that arrow keys and screen readers find what exists.
    if (from.getAttribute('aria-disabled') === 'true') return;
    this.#rove(from);
    if (tool.run === 'link') {
      this.#linkForm.open();
      return;
    }
    if (typeof tool.run === 'string') {
      this.#act(tool.run, from);
      return;
    }
    const view = this.#view();
    tool.run(view.state, view.dispatch, view);
    view.focus();
  }

  #rove(to: HTMLButtonElement): void {
    for (const { button } of this.#tools) button.tabIndex = button === to ? 0 : -1;
  }

  #onKey(event: KeyboardEvent): void {
    const buttons = this.#tools.map(entry => entry.button).filter(tool => tool.closest('[hidden]') === null);
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (event.key === 'Escape') this.#view().focus();
    else if (at >= 0 && next !== undefined) {
      const target = buttons[(next + buttons.length) % buttons.length]!;
      this.#rove(target);
      target.focus();
    } else return;
    event.preventDefault();
  }
}

class LinkForm {
  readonly dom: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #error: HTMLElement;
  readonly #remove: HTMLButtonElement;
  readonly #view: () => EditorView;

  constructor(labels: Labels, view: () => EditorView) {
    this.#view = view;
    this.#error = element('span', { className: 'ed-error', role: 'alert', id: `ed-link-error-${Math.random().toString(36).slice(2)}` });
    this.#input = element('input', {
      type: 'text', inputMode: 'url', autocomplete: 'off', spellcheck: false, maxLength: 2048, className: 'ed-input',
      aria: { label: labels.linkAddress, describedby: this.#error.id }, placeholder: 'https://',
    });
    this.#remove = button(labels.linkRemove, () => this.#apply(null));
    this.dom = element('form', { className: 'ed-link', hidden: true, noValidate: true },
      this.#input, element('button', { type: 'submit', className: 'ed-button' }, labels.linkApply), this.#remove, button(labels.cancel, () => this.#close()), this.#error);
    this.dom.addEventListener('submit', event => {
      event.preventDefault();
      const href = safeLink(this.#input.value);
      if (href) this.#apply(href);
      else {
        this.#error.textContent = labels.linkInvalid;
        this.#input.setAttribute('aria-invalid', 'true');
      }
    });
    this.dom.addEventListener('keydown', event => {
      if (event.key === 'Enter' && isComposingKey(event)) event.preventDefault();
      else if (event.key === 'Escape' && !isComposingKey(event)) this.#close();
    });
  }

  open(): boolean {
    const view = this.#view();
    if (!view.editable || !canLink(view.state)) return false;
    const { href } = linkRange(view.state);
    this.#input.value = href;
    this.#error.textContent = '';
    this.#input.removeAttribute('aria-invalid');
    this.#remove.hidden = !href;
    this.dom.hidden = false;
    this.#input.focus();
    this.#input.select();
    return true;
  }

  #apply(href: string | null): void {
    const view = this.#view();
    setLink(href)(view.state, view.dispatch);
    this.#close();
  }

  #close(): void {
    this.dom.hidden = true;
    this.#view().focus();
  }
}

function setAria(target: HTMLElement, name: string, value: string | null): void {
  if (value === null) target.removeAttribute(`aria-${name}`);
  else if (target.getAttribute(`aria-${name}`) !== value) target.setAttribute(`aria-${name}`, value);
}
