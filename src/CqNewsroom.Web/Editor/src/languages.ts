// A block that is wholly in the other language is marked as such, so that the browser spells and sets it in its own language.

import { Plugin, PluginKey } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet } from 'prosemirror-view';

interface Marked { doc: Node; set: DecorationSet }

const key = new PluginKey<Marked>('languages');
const han = /\p{Script=Han}/u;
const letters = /\p{Script=Latin}/u;

/** The language of a text, or null where it is that of the article or has no words at all. */
export function languageOf(text: string, article: string): string | null {
  const chinese = han.test(text);
  if (article.startsWith('zh')) return !chinese && letters.test(text) ? 'en' : null;
  return chinese && !letters.test(text) ? 'zh-CN' : null;
}

export function blockLanguages(article: string): Plugin {
  const known = new WeakMap<Node, string | null>();
  const of = (node: Node): string | null => {
    let language = known.get(node);
    if (language === undefined) known.set(node, language = languageOf(node.textContent, article));
    return language;
  };
  const mark = (doc: Node): Marked => {
    const found: Decoration[] = [];
    doc.forEach((node, pos) => {
      const lang = of(node);
      if (lang) found.push(Decoration.node(pos, pos + node.nodeSize, { lang }));
    });
    return { doc, set: found.length ? DecorationSet.create(doc, found) : DecorationSet.empty };
  };
  return new Plugin<Marked>({
    key,
    state: {
      init: (_, state) => mark(state.doc),
      apply(tr, marked) {
        // Half-composed pinyin is no English, and an element in which a word is being composed must stay as it is.
        if (tr.getMeta('composition') !== undefined) return { doc: marked.doc, set: marked.set.map(tr.mapping, tr.doc) };
        return tr.doc === marked.doc ? marked : mark(tr.doc);
      },
    },
    props: { decorations: state => key.getState(state)?.set },
  });
}
