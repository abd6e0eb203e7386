import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { EditorState, Transaction } from 'prosemirror-state';
import { EditorState as State, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { docOfBlocks, plainText } from '../src/blocks';
import { blockText, type CommentMark, commentMarks, selectedPlace, showComments } from '../src/comments';
import type { Block } from '../src/contract';
import { everyKind, p } from './samples';

const mark = (id: string, block: string, start: number, words: string): CommentMark => ({ id, block, start, length: words.length, words });

/** As much of a view as marks need. */
class Shown {
  state: EditorState;
  constructor(blocks: Block[]) { this.state = State.create({ doc: docOfBlocks(blocks), plugins: [commentMarks(() => undefined)] }); }
  readonly dispatch = (tr: Transaction): void => { this.state = this.state.apply(tr); };
  show(...marks: CommentMark[]): void { showComments(this as unknown as EditorView, marks); }
  words(): string[] {
    const set = this.state.plugins[0]!.props.decorations!.call(this.state.plugins[0]!, this.state) as unknown as { find(): { from: number; to: number }[] };
    return set.find().map(({ from, to }) => this.state.doc.textBetween(from, to, '|', '\n'));
  }
}

test('the words of a block are counted as the server counts them', () => {
  const doc = docOfBlocks(everyKind);
  doc.forEach((node, pos) => {
    const { text, pieces } = blockText(node, pos);
    for (const piece of pieces) {
      assert.equal(text.slice(piece.at, piece.at + piece.text.length), piece.text);
      assert.equal(doc.textBetween(piece.pos, piece.pos + piece.text.length, '|', '\n'), piece.text);
    }
  });
  const [list] = [docOfBlocks([{ id: 'l', type: 'list', items: [{ text: [{ text: 'one' }], items: [{ text: [{ text: 'two' }] }] }, {}] }]).child(0)];
  assert.equal(blockText(list, 0).text, 'one\ntwo');
  const table: Block = { id: 't', type: 'table', rows: [[[{ text: 'a' }], [{ text: 'b' }]], [[], [{ text: 'c' }]]] };
  assert.equal(blockText(docOfBlocks([table]).child(0), 0).text, 'a\tb\n\tc');
  assert.equal(plainText(table), 'a\tb\n\tc');
});

test('a mark follows its words through edits before, around and inside them, and one of a block that is gone is not shown', () => {
  const view = new Shown([p('a', 'the new bridge opens'), p('b', 'second')]);
  view.show(mark('1', 'a', 4, 'new bridge'), mark('2', 'gone', 0, 'x'), mark('3', 'a', 0, 'not there'));
  assert.deepEqual(view.words(), ['new bridge']);
  view.dispatch(view.state.tr.insertText('Today ', 1));
  view.dispatch(view.state.tr.insertText('long ', 15));
  assert.deepEqual(view.words(), ['new long bridge']);
  // The server's places are older than what is on the screen: what is shown stays.
  view.show(mark('1', 'a', 4, 'new bridge'), mark('4', 'b', 0, 'second'));
  assert.deepEqual(view.words(), ['new long bridge', 'second']);
  view.show();
  assert.deepEqual(view.words(), []);
});

test('words that stand twice are marked where they were meant', () => {
  const view = new Shown([p('a', 'ab ab ab')]);
  view.show(mark('1', 'a', 4, 'ab'));
  view.dispatch(view.state.tr.insertText('x', 4));
  assert.deepEqual(view.words(), ['ab']);
  assert.equal(selectedPlace(view.state.apply(view.state.tr.setSelection(TextSelection.create(view.state.doc, 5, 7))))!.start, 4);
});

test('what is selected is told within its first block, and a cursor tells the block', () => {
  const { state } = new Shown([p('a', 'one two'), p('b', 'three')]);
  const at = (from: number, to: number) => selectedPlace(state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to))));
  assert.deepEqual(at(5, 8), { block: 'a', start: 4, quote: 'two' });
  assert.deepEqual(at(5, 13), { block: 'a', start: 4, quote: 'two' });
  assert.deepEqual(at(11, 11), { block: 'b', start: 0, quote: '' });
});

test('a mark that a composition goes through is mapped, never drawn anew', () => {
  const view = new Shown([p('a', '江上新桥通车')]);
  view.show(mark('1', 'a', 2, '新桥'));
  view.dispatch(view.state.tr.insertText("da'qiao", 4).setMeta('composition', 1));
  assert.deepEqual(view.words(), ["新da'qiao桥"]);
});
