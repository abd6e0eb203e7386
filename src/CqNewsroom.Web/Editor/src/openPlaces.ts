// Where a paste kept the place of a picture that stands on another site, the writer is offered to fetch it. This page asks no other site
// for anything by itself.

import { Plugin, PluginKey } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { button, element } from './dom';
import type { Labels } from './labels';
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

export function openPlaces(labels: Labels): Plugin {
  const offer = (link: string) => (view: EditorView, at: () => number | undefined): HTMLElement => {
    const remove = button(labels.removeBlock, () => {
      const end = at();
      const before = end === undefined ? null : view.state.doc.resolve(end).nodeBefore;
      if (end !== undefined && before && pictureOf(before)) view.dispatch(view.state.tr.delete(end - before.nodeSize, end));
      view.focus();
    });
    remove.hidden = !view.editable;
    return element('div', { className: 'ed-open-place', contentEditable: 'false' },
      element('span', {}, labels.openPlace), element('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, labels.openPicture), remove);
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
  });
}
