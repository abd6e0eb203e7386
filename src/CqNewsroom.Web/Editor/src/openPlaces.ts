// Where a paste kept the place of a picture that stands on another site, the writer is offered to have the server fetch it. This page asks
// no other site for anything by itself.

import { Plugin, PluginKey } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { button, element } from './dom';
import { fill, type Labels } from './labels';
import { inserted, type Sent } from './pictures';
import { remotePicture } from './pastedHtml';
import * as s from './schema';

interface Places { doc: Node; set: DecorationSet }

const key = new PluginKey<Places>('openPlaces');

/** The address of the picture whose place a paragraph keeps; null where it keeps none. */
export function pictureOf(node: Node): string | null {
  const first = node.type === s.paragraph ? node.firstChild : null;
  if (!first?.text?.startsWith(remotePicture)) return null;
  return (s.link.isInSet(first.marks)?.attrs.href as string | undefined) ?? null;
}

/** @param fetchPicture has the server fetch the picture of an address. */
export function openPlaces(labels: Labels, fetchPicture: (link: string, signal: AbortSignal) => Promise<Sent>): Plugin {
  const ended = new AbortController();
  /** The paragraph of a place, where it still stands before what is offered for it. */
  const placeOf = (view: EditorView, end: number | undefined, link: string): { from: number; to: number } | null => {
    const before = end === undefined ? null : view.state.doc.resolve(end).nodeBefore;
    return end !== undefined && before && pictureOf(before) === link ? { from: end - before.nodeSize, to: end } : null;
  };
  const offer = (link: string) => (view: EditorView, at: () => number | undefined): HTMLElement => {
    const said = element('span', { role: 'status' }, labels.openPlace);
    const take = button(labels.importPicture, async () => {
      take.disabled = true;
      said.textContent = fill(labels.pictureSending, link);
      const sent = await fetchPicture(link, ended.signal);
      if (ended.signal.aborted) return;
      take.disabled = false;
      const place = placeOf(view, at(), link);
      if ('message' in sent) said.textContent = sent.message || labels.importFailed;
      else if (place && view.editable) {
        view.dispatch(inserted(view.state, place.from, sent.added, view.state.tr.delete(place.from, place.to)).scrollIntoView());
        view.focus();
      }
    });
    take.hidden = !view.editable;
    const remove = button(labels.removeBlock, () => {
      const place = placeOf(view, at(), link);
      if (place) view.dispatch(view.state.tr.delete(place.from, place.to));
      view.focus();
    });
    remove.hidden = !view.editable;
    return element('div', { className: 'ed-open-place', contentEditable: 'false' },
      said, take, element('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, labels.openPicture), remove);
  };
  const find = (doc: Node): Places => {
    const found: Decoration[] = [];
    doc.forEach((node, pos) => {
      const link = pictureOf(node);
      if (link) found.push(Decoration.widget(pos + node.nodeSize, offer(link), { side: -1, key: link, ignoreSelection: true, stopEvent: () => true }));
    });
    return { doc, set: found.length ? DecorationSet.create(doc, found) : DecorationSet.empty };
  };
  return new Plugin<Places>({
    key,
    state: {
      init: (_, state) => find(state.doc),
      apply(tr, places) {
        // Where a word is being composed the page stays as it is.
        if (tr.getMeta('composition') !== undefined) return { doc: places.doc, set: places.set.map(tr.mapping, tr.doc) };
        return tr.doc === places.doc ? places : find(tr.doc);
      },
    },
    props: { decorations: state => key.getState(state)?.set },
    view: () => ({ destroy: () => ended.abort() }),
  });
}
