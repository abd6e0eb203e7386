// The article's blocks as one ProseMirror editor.

import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { DOMSerializer, type Node } from 'prosemirror-model';
import { type Command, EditorState, type Plugin, Selection, type Transaction } from 'prosemirror-state';
import { EditorView, type NodeView, type NodeViewConstructor } from 'prosemirror-view';
import { keys } from './commands';
import { commentMarks } from './comments';
import { isComposingKey } from './dom';
import { search } from './find';
import { fromOutside, tableGuard } from './guard';
import { blockIdentity } from './identity';
import { blockLanguages } from './languages';
import type { Labels } from './labels';
import { openPlaces } from './openPlaces';
import { cleanPaste } from './paste';
import { type PictureOptions, pictures, pictureView } from './pictures';
import { domIdentity, schema } from './schema';
import { shortcuts } from './shortcuts';

export interface BodyOptions {
  doc: Node;
  language: string;
  label: string;
  knownSources: ReadonlySet<string>;
  labels: Labels;
  pictureLabel: string;
  pictureUrl: ((id: string) => string) | null;
  pictures: PictureOptions;
  moreKeys: Record<string, Command>;
  editable(): boolean;
  onComment(id: string): void;
  onTransaction(tr: Transaction, view: EditorView): void;
}

export function createBody(parent: HTMLElement, options: BodyOptions): EditorView {
  const plugins: Plugin[] = [
    blockIdentity(options.knownSources), tableGuard(), pictures(options.pictures), cleanPaste(), shortcuts(), search(), blockLanguages(options.language), commentMarks(options.onComment),
    openPlaces(options.labels, options.pictures.fetch),
    keymap(options.moreKeys), keymap(keys), history(), gapCursor(), dropCursor({ class: 'ed-drop' }),
  ];
  const view: EditorView = new EditorView(parent, {
    state: EditorState.create({ doc: options.doc, plugins }),
    editable: options.editable,
    attributes: { 'class': 'ed-text', 'role': 'textbox', 'aria-multiline': 'true', 'aria-label': options.label, 'lang': options.language, 'spellcheck': 'true' },
    nodeViews: nodeViews(options),
    handleDOMEvents: { keydown: takeCursorIn },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      options.onTransaction(tr, view);
    },
  });
  return view;
}

/**
 * The browser tells of a moved cursor a moment after it moved. A key that follows at once, as End and Enter typed fast on a busy machine, would
 * act where the cursor was before.
 */
function takeCursorIn(view: EditorView, event: KeyboardEvent): false {
  if (!view.composing && !isComposingKey(event)) document.dispatchEvent(new Event('selectionchange'));
  return false;
}

/**
 * An element that stays when only the block's identity changes: ProseMirror by itself would draw it anew, and that would end a
 * composition of an input method that is going on inside it.
 */
function nodeViews(options: BodyOptions): Record<string, NodeViewConstructor> {
  const keeping: NodeViewConstructor = node => {
    const { dom, contentDOM } = DOMSerializer.renderSpec(document, node.type.spec.toDOM!(node));
    const element = dom as HTMLElement;
    let shown = node;
    const view: NodeView = {
      dom,
      update(next) {
        if (next.type !== shown.type || !sameButIdentity(next, shown)) return false;
        const attributes = domIdentity(next);
        for (const name of ['data-block', 'data-sources']) {
          const value = attributes[name];
          if (value === undefined) element.removeAttribute(name);
          else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
        }
        shown = next;
        return true;
      },
    };
    return contentDOM ? { ...view, contentDOM } : view;
  };
  return {
    ...Object.fromEntries(Object.values(schema.nodes).filter(type => 'sources' in (type.spec.attrs ?? {})).map(type => [type.name, keeping])),
    picture: pictureView(options.pictures, domIdentity),
  };
}

const sameButIdentity = (first: Node, second: Node): boolean =>
  Object.keys(first.attrs).every(name => name === 'id' || name === 'sources' || first.attrs[name] === second.attrs[name]);

/** A picture that is only read, as in the source beside a translation. */
export function showPicture(figure: HTMLElement, node: Node, { pictureLabel, pictureUrl }: Pick<BodyOptions, 'pictureLabel' | 'pictureUrl'>): void {
  const frame = figure.querySelector<HTMLElement>('.picture-frame');
  if (!frame) return;
  const { picture, alt, credit } = node.attrs as { picture: string; alt: string; credit: string };
  if (pictureUrl) {
    const image = document.createElement('img');
    image.src = pictureUrl(picture);
    image.alt = alt;
    frame.append(image);
  } else frame.append(pictureLabel);
  if (credit || alt) {
    const note = document.createElement('small');
    note.textContent = [alt, credit].filter(Boolean).join(' · ');
    frame.append(note);
  }
}

/** Puts another document in place, keeping the cursor where it can stay; what came from outside is nothing for the writer to undo. */
export function replaceDocument(view: EditorView, doc: Node, undoable = false): void {
  const { state } = view;
  const start = state.doc.content.findDiffStart(doc.content);
  if (start === null) return;
  const ends = state.doc.content.findDiffEnd(doc.content)!;
  const overlap = start - Math.min(ends.a, ends.b);
  const [a, b] = overlap > 0 ? [ends.a + overlap, ends.b + overlap] : [ends.a, ends.b];
  const tr = state.tr.setMeta(fromOutside, true).setMeta('addToHistory', undoable);
  try {
    tr.replace(start, a, doc.slice(start, b));
    if (!tr.doc.eq(doc)) throw new Error('not the same');
    view.dispatch(tr);
  } catch {
    const whole = state.tr.setMeta(fromOutside, true).setMeta('addToHistory', undoable).replaceWith(0, state.doc.content.size, doc.content);
    view.dispatch(whole.setSelection(Selection.near(whole.doc.resolve(Math.min(state.selection.head, whole.doc.content.size)))));
  }
}
