// Puts what the translator's desk offers into the text or a field, and brings a part before the writer's eyes. Everything goes through the editor, so undo takes it back.

import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Place } from './aid';
import type { FieldName } from './contract';
import { type Part, placeInDoc } from './parts';

export interface PartHost {
  view(): EditorView;
  fieldsDom: HTMLElement;
  setField(name: FieldName, value: string): void;
  focusField(name: FieldName): void;
  editable(): boolean;
}

const fieldOf = (part: Part): FieldName | null => part.key.startsWith('@') ? part.key.slice(1) as FieldName : null;

export class PartEditing {
  constructor(readonly host: PartHost) {}

  /** Puts the cursor at the end of a part. */
  focus(part: Part): void {
    const field = fieldOf(part);
    if (field) {
      this.host.focusField(field);
      return;
    }
    const view = this.host.view();
    view.state.doc.forEach((node, pos) => {
      if (node.attrs.id !== part.targets[0]?.block) return;
      const end = TextSelection.near(view.state.doc.resolve(pos + node.nodeSize - 1), -1);
      view.dispatch(view.state.tr.setSelection(end).scrollIntoView());
      view.focus();
      (view.nodeDOM(pos) as HTMLElement | null)?.scrollIntoView?.({ block: 'center' });
    });
  }

  /** Puts a text in place of a part's; where the part is several blocks, at the cursor. */
  replace(part: Part, text: string): void {
    if (!this.host.editable()) return;
    const field = fieldOf(part);
    if (field) this.host.setField(field, text);
    else if (part.targets.length !== 1 || !this.#put(part, { start: 0, length: part.target.length }, text)) this.insert(text);
  }

  /** Puts a text in place of a stretch of a part; false where that stretch spans blocks. */
  mend(part: Part, place: Place, text: string): boolean {
    if (!this.host.editable()) return false;
    const field = fieldOf(part);
    if (!field) return this.#put(part, place, text);
    this.host.setField(field, part.target.slice(0, place.start) + text + part.target.slice(place.start + place.length));
    return true;
  }

  /** Puts a text at the cursor, with a space where words would touch. */
  insert(text: string): void {
    if (!this.host.editable()) return;
    const focused = document.activeElement;
    if (focused instanceof HTMLTextAreaElement && this.host.fieldsDom.contains(focused)) {
      focused.setRangeText(text, focused.selectionStart, focused.selectionEnd, 'end');
      focused.dispatchEvent(new Event('input', { bubbles: true }));
      return;
    }
    const view = this.host.view();
    const { from, to } = view.state.selection;
    const before = view.state.doc.textBetween(Math.max(0, from - 1), from);
    const touches = /[\p{L}\p{N},.;:%)]$/u.test(before) && /^[\p{L}\p{N}]/u.test(text);
    view.dispatch(view.state.tr.insertText(touches ? ` ${text}` : text, from, to).scrollIntoView());
    view.focus();
  }

  /** Selects a stretch of a part. */
  select(part: Part, place: Place): void {
    const view = this.host.view();
    const found = placeInDoc(view.state.doc, part, place.start, place.length);
    if (!found) return;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, found.from, found.to)).scrollIntoView());
    view.focus();
  }

  #put(part: Part, place: Place, text: string): boolean {
    const view = this.host.view();
    const found = placeInDoc(view.state.doc, part, place.start, place.length);
    if (!found) return false;
    view.dispatch(view.state.tr.insertText(text, found.from, found.to).scrollIntoView());
    view.focus();
    return true;
  }
}
