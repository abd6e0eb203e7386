// Everything that can be done to the block of the cursor, as a menu, and the handle beside the text that opens it and moves a block by dragging.

import type { Command } from 'prosemirror-state';
import { NodeSelection, Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { blockRange, duplicateBlocks, moveBlocks, moveBlockTo, removeBlocks, startOf } from './blockActions';
import { type Kind, kindAt, toggleKind } from './commands';
import { element } from './dom';
import { icon } from './icons';
import { shownKeys } from './keyNames';
import type { Labels } from './labels';
import { Menu, type MenuItem } from './menu';
import { addColumn, addRow, hasHeaderRow, inTable, removeColumn, removeRow, toggleHeaderRow } from './tables';

const kinds: Kind[] = ['paragraph', 'heading2', 'heading3', 'quotation', 'bulletedList', 'numberedList'];

export function blockItems(view: EditorView, labels: Labels): MenuItem[][] {
  const { state } = view;
  const act = (label: keyof Labels, command: Command, keys?: string, more: Partial<MenuItem> = {}): MenuItem => ({
    label: labels[label], enabled: command(state), ...(keys ? { keys: shownKeys(keys) } : {}), ...more,
    run: () => {
      command(view.state, view.dispatch, view);
      view.focus();
    },
  });
  const range = blockRange(state);
  return [
    inTable(state) ? [
      act('rowAbove', addRow(false)), act('rowBelow', addRow(true)), act('columnBefore', addColumn(false)), act('columnAfter', addColumn(true)),
      act('headerRow', toggleHeaderRow, undefined, { checked: hasHeaderRow(state) }), act('removeRow', removeRow), act('removeColumn', removeColumn),
    ] : [],
    kinds.filter(kind => toggleKind(kind)(state)).map(kind => act(kind, toggleKind(kind), undefined, { checked: kindAt(state) === kind })),
    [
      act('moveUp', moveBlocks(-1), 'Alt+↑', { enabled: range !== null && range.first > 0 }),
      act('moveDown', moveBlocks(1), 'Alt+↓', { enabled: range !== null && range.last < state.doc.childCount - 1 }),
      act('duplicate', duplicateBlocks, 'Mod+Shift+D'), act('removeBlock', removeBlocks, undefined, { danger: true }),
    ],
  ];
}

export class BlockHandle {
  readonly dom: HTMLElement;
  readonly #view: () => EditorView;
  readonly #editable: () => boolean;
  readonly #column: HTMLElement;
  readonly #ended = new AbortController();
  #index = -1;
  #dragged = -1;

  constructor(labels: Labels, menu: Menu, column: HTMLElement, view: () => EditorView, editable: () => boolean) {
    this.#view = view;
    this.#editable = editable;
    this.#column = column;
    const { signal } = this.#ended;
    this.dom = element('button', {
      type: 'button', className: 'ed-handle', draggable: true, tabIndex: -1, hidden: true, title: labels.blockHandle, aria: { label: labels.blockMenu, haspopup: 'menu' },
      onclick: () => {
        this.#select();
        menu.open(blockItems(view(), labels), this.dom);
      },
    }, icon('handle'));
    this.dom.addEventListener('dragstart', event => this.#drag(event));
    this.dom.addEventListener('dragend', () => {
      this.#dragged = -1;
      view().dragging = null;
    });
    column.addEventListener('pointermove', event => { if (event.pointerType === 'mouse') this.#show(this.#indexAt(event.clientY)); }, { signal });
    column.addEventListener('drop', event => this.#drop(event), { signal, capture: true });
  }

  /** The cursor or the text has moved. */
  update(): void {
    const range = blockRange(this.#view().state);
    this.#show(range && this.#editable() ? range.first : -1);
  }

  destroy(): void { this.#ended.abort(); }

  #show(index: number): void {
    const block = index < 0 || !this.#editable() ? null : this.#block(index);
    this.dom.hidden = !block;
    if (!block) return;
    this.#index = index;
    this.dom.style.top = `${block.getBoundingClientRect().top - this.#column.getBoundingClientRect().top}px`;
  }

  #block(index: number): HTMLElement | null { return this.#view().dom.children[index] as HTMLElement | null; }

  #indexAt(y: number): number {
    const { doc } = this.#view().state;
    for (let index = 0; index < doc.childCount; index++)
      if ((this.#block(index)?.getBoundingClientRect().bottom ?? 0) >= y) return index;
    return doc.childCount - 1;
  }

  /** The block becomes what the menu acts on, unless it is part of the selection already. */
  #select(): void {
    const view = this.#view();
    const range = blockRange(view.state);
    if (range && this.#index >= range.first && this.#index <= range.last) return;
    const pos = startOf(view.state.doc, this.#index);
    view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(pos + 1))));
  }

  #drag(event: DragEvent): void {
    const view = this.#view();
    const block = this.#block(this.#index);
    if (!event.dataTransfer || !block || !this.#editable()) {
      event.preventDefault();
      return;
    }
    this.#dragged = this.#index;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', block.textContent ?? '');
    event.dataTransfer.setDragImage(block, 0, 0);
    // The library draws where it would fall.
    view.dragging = { slice: NodeSelection.create(view.state.doc, startOf(view.state.doc, this.#index)).content(), move: true };
  }

  /** Moves the block itself, with its identity; as a paste it would become another block. */
  #drop(event: DragEvent): void {
    if (this.#dragged < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const view = this.#view();
    const index = this.#indexAt(event.clientY);
    const box = this.#block(index)?.getBoundingClientRect();
    const before = box && event.clientY > box.top + box.height / 2 ? index + 1 : index;
    moveBlockTo(this.#dragged, before)(view.state, view.dispatch);
    this.#dragged = -1;
    view.dragging = null;
    view.focus();
  }
}
