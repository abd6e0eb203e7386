// Where the writer was, kept over a reload that they did not ask for.

import { type EditorState, type Selection, TextSelection } from 'prosemirror-state';
import { startOf } from './blockActions';

const key = 'newsroom-editor-place';

interface InText { block: string | null; anchor: number; head: number; focus: boolean }
export interface Place extends InText { article: string; scroll: number }

export function placeIn(state: EditorState, focus: boolean): InText {
  const { $from, anchor, head } = state.selection;
  if ($from.depth < 1) return { block: null, anchor: 0, head: 0, focus };
  const start = $from.before(1);
  return { block: $from.node(1).attrs.id as string, anchor: anchor - start, head: head - start, focus };
}

/** The same place in a text that may have changed meanwhile, or null when its block is gone. */
export function selectionAt(state: EditorState, place: InText): Selection | null {
  const { doc } = state;
  for (let index = 0; index < doc.childCount; index++) {
    const node = doc.child(index);
    if (place.block === null || node.attrs.id !== place.block) continue;
    const start = startOf(doc, index);
    const within = (offset: number) => doc.resolve(start + Math.max(1, Math.min(offset, node.nodeSize - 1)));
    return TextSelection.between(within(place.anchor), within(place.head));
  }
  return null;
}

export function keepPlace(article: string, place: InText, scroll: number): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ ...place, article, scroll } satisfies Place));
  } catch {
    // Without storage the page opens at its top.
  }
}

/** The place kept for this article; it is asked for once. */
export function takePlace(article: string): Place | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Place | null;
    if (kept?.article !== article) return null;
    sessionStorage.removeItem(key);
    return kept;
  } catch {
    return null;
  }
}
