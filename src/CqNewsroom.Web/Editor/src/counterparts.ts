// Blocks of a translation that stand for blocks of its source: added where one is missing, taken out where a source block is left out.

import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { blockOfNode, children, docOfBlocks, nodeOfBlock, plainText } from './blocks';
import { replaceDocument } from './body';
import { emptyCounterpart } from './changes';
import type { Source } from './contract';
import { newBlockId } from './ids';

/** Takes out what was only prepared for a source block that is left out; text that somebody wrote stays. */
export function removePrepared(view: EditorView, id: string): void {
  const kept = children(view.state.doc).filter(node => !((node.attrs.sources as string[]).includes(id)
    && (node.attrs.sources as string[]).length === 1 && plainText(blockOfNode(node)) === ''));
  if (kept.length < view.state.doc.childCount) replaceDocument(view, view.state.doc.type.create(null, kept.length ? kept : children(docOfBlocks([]))), true);
}

/** Puts an empty counterpart where the source has its block, with the cursor in it; false where the source has no such block. */
export function addCounterpart(view: EditorView, source: Source, id: string, beforeChange: () => void): boolean {
  const at = source.blocks.findIndex(block => block.id === id);
  if (at < 0) return false;
  const before = source.blocks.slice(0, at).map(block => block.id);
  let pos = 0;
  view.state.doc.forEach((node, offset) => {
    if ((node.attrs.sources as string[]).some(other => before.includes(other))) pos = offset + node.nodeSize;
  });
  const tr = view.state.tr.insert(pos, nodeOfBlock(emptyCounterpart(source.blocks[at]!.content, newBlockId(), [id])));
  beforeChange();
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1))).scrollIntoView());
  view.focus();
  return true;
}
