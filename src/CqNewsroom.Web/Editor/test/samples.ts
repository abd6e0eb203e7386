import { EditorState, TextSelection } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import { blockOfNode, children, docOfBlocks } from '../src/blocks';
import type { Block } from '../src/contract';
import { tableGuard } from '../src/guard';
import { blockIdentity } from '../src/identity';

export const p = (id: string, text = '', sources?: string[]): Block =>
  ({ id, type: 'paragraph', ...(sources ? { sources } : {}), ...(text ? { text: [{ text }] } : {}) });

export const everyKind: Block[] = [
  { id: 'p1', type: 'paragraph', sources: ['s1', 's2'], text: [{ text: '重庆' }, { text: '位居\n第九', bold: true }, { text: ' see', italic: true, link: 'https://example.org/a' }] },
  { id: 'h1', type: 'heading', level: 2, text: [{ text: '亮点' }] },
  { id: 'q1', type: 'quotation', text: [{ text: 'One\nTwo' }], attribution: 'A spokesman' },
  { id: 'q2', type: 'quotation' },
  { id: 'l1', type: 'list', ordered: true, items: [{ text: [{ text: 'a' }], items: [{ text: [{ text: 'b' }], items: [{ text: [{ text: 'c', bold: true }] }] }] }, {}] },
  { id: 't1', type: 'table', header: true, rows: [[[{ text: 'x' }], []], [[], [{ text: 'y', italic: true }]]] },
  { id: 'f1', type: 'picture', picture: 'a8098c1a-f86e-11da-bd1a-00112444be1e', caption: [{ text: '现场' }], credit: '李伟', alt: '会场' },
  { id: 'd1', type: 'divider' },
  { id: 'p2', type: 'paragraph' },
];

export function stateOf(blocks: Block[], from?: number, to?: number, sources: string[] = []): EditorState {
  const doc = docOfBlocks(blocks);
  const state = EditorState.create({ doc, plugins: [blockIdentity(new Set(sources)), tableGuard()] });
  return from === undefined ? state : state.apply(state.tr.setSelection(TextSelection.create(doc, from, to ?? from)));
}

export const blocksOf = (doc: Node): Block[] => children(doc).map(blockOfNode);
export const idsOf = (state: EditorState): string[] => children(state.doc).map(node => node.attrs.id as string);

/** Runs a command and gives the state after it. */
export function after(state: EditorState, command: (state: EditorState, dispatch: (tr: import('prosemirror-state').Transaction) => void) => boolean): EditorState {
  let result = state;
  command(state, tr => { result = state.apply(tr); });
  return result;
}
