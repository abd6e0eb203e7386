import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { history, undo } from 'prosemirror-history';
import { EditorState, TextSelection } from 'prosemirror-state';
import { docOfBlocks } from '../src/blocks';
import { duplicateBlocks, insertDivider, moveBlocks, moveBlockTo, removeBlocks } from '../src/blockActions';
import type { Block } from '../src/contract';
import { search, matches, replaceMatches } from '../src/find';
import { tableGuard } from '../src/guard';
import { blockIdentity } from '../src/identity';
import { languageOf } from '../src/languages';
import { addColumn, addRow, insertTable, removeColumn, removeRow, toggleHeaderRow } from '../src/tables';
import { SearchQuery, setSearchState } from 'prosemirror-search';
import { after, blocksOf, idsOf, p, stateOf } from './samples';

const table = (rows: string[][], header = false): Block =>
  ({ id: 't', type: 'table', ...(header ? { header } : {}), rows: rows.map(row => row.map(text => text ? [{ text }] : [])) });
const rowsOf = (state: EditorState) => (blocksOf(state.doc).find(block => block.type === 'table') as { rows: { text: string }[][][] }).rows
  .map(row => row.map(cell => cell.map(run => run.text).join('')));

test('blocks move over their neighbours with their identity, and the cursor stays in its word', () => {
  const state = stateOf([p('a', 'one', ['s1']), p('b', 'two'), p('c', 'three')], 2);
  const down = after(state, moveBlocks(1));
  assert.deepEqual(blocksOf(down.doc), [p('b', 'two'), p('a', 'one', ['s1']), p('c', 'three')]);
  assert.equal(down.selection.$from.parent.textContent, 'one');
  assert.equal(down.selection.$from.parentOffset, 1);
  assert.deepEqual(blocksOf(after(down, moveBlocks(-1)).doc), blocksOf(state.doc));
  assert.deepEqual(blocksOf(after(state, moveBlocks(-1)).doc), blocksOf(state.doc));
  const two = stateOf([p('a', 'one'), p('b', 'two'), p('c', 'three')], 2, 8);
  assert.deepEqual(idsOf(after(two, moveBlocks(1))), ['c', 'a', 'b']);
});

test('a block dropped elsewhere is the same block', () => {
  const state = stateOf([p('a', 'one'), p('b', 'two'), p('c', 'three')], 1);
  assert.deepEqual(idsOf(after(state, moveBlockTo(0, 3))), ['b', 'c', 'a']);
  assert.deepEqual(idsOf(after(state, moveBlockTo(2, 0))), ['c', 'a', 'b']);
  assert.equal(moveBlockTo(1, 1)(state), false);
  assert.equal(moveBlockTo(1, 2)(state), false);
});

test('a duplicate has an id of its own and speaks for no source; removing the last block leaves a place to write', () => {
  const state = stateOf([p('a', 'one', ['s1'])], 1, 1, ['s1']);
  const [first, second] = blocksOf(after(state, duplicateBlocks).doc);
  assert.deepEqual(first, p('a', 'one', ['s1']));
  assert.equal(second!.type, 'paragraph');
  assert.notEqual(second!.id, 'a');
  assert.equal(second!.sources, undefined);
  const empty = after(state, removeBlocks);
  assert.deepEqual(blocksOf(empty.doc).map(block => [block.type, 'text' in block]), [['paragraph', false]]);
});

test('a divider stands before an empty paragraph, else behind the block, with a place to go on', () => {
  assert.deepEqual(blocksOf(after(stateOf([p('a', 'one')], 2), insertDivider).doc).map(block => block.type), ['paragraph', 'divider', 'paragraph']);
  assert.deepEqual(blocksOf(after(stateOf([p('a', 'one'), p('b')], 6), insertDivider).doc).map(block => block.type), ['paragraph', 'divider', 'paragraph']);
});

test('rows and columns come and go, every row stays as long as the others, and the last of either stays', () => {
  let state = stateOf([table([['a', 'b'], ['c', 'd']])], 4);
  state = after(state, addRow(true));
  assert.deepEqual(rowsOf(state), [['a', 'b'], ['', ''], ['c', 'd']]);
  state = after(state, removeRow);
  assert.deepEqual(rowsOf(state), [['a', 'b'], ['c', 'd']]);
  state = after(state, addColumn(false));
  state = after(state, addRow(false));
  assert.ok(rowsOf(state).every(row => row.length === 3));
  for (let round = 0; round < 9; round++) state = after(after(state, removeRow), removeColumn);
  assert.deepEqual(rowsOf(state).map(row => row.length), [1]);
  assert.deepEqual(idsOf(state), ['t']);
  assert.equal((blocksOf(after(state, toggleHeaderRow).doc)[0] as { header?: boolean }).header, true);
});

test('a table takes the place of an empty paragraph and its identity, and never stands in another', () => {
  const made = after(stateOf([p('a', 'one'), p('b', '', ['s1'])], 6, 6, ['s1']), insertTable);
  assert.deepEqual(blocksOf(made.doc).map(block => [block.id, block.type, block.sources]), [['a', 'paragraph', undefined], ['b', 'table', ['s1']]]);
  assert.equal(insertTable(made), false);
});

test('undo takes a change of a table’s shape back', () => {
  const doc = docOfBlocks([table([['a', 'b']])]);
  let state = EditorState.create({ doc, plugins: [blockIdentity(new Set()), tableGuard(), history()] });
  state = state.apply(state.tr.setSelection(TextSelection.create(doc, 4)));
  state = after(after(state, addColumn(true)), undo);
  assert.deepEqual(rowsOf(state), [['a', 'b']]);
});

test('every match is replaced to the letter, dollars and marks included', () => {
  const state0 = stateOf([{ id: 'a', type: 'paragraph', text: [{ text: '3亿元和' }, { text: '3亿元', bold: true }] }, p('b', '3亿元')]);
  let state = EditorState.create({ doc: state0.doc, plugins: [search()] });
  state = state.apply(setSearchState(state.tr, new SearchQuery({ search: '3亿元', literal: true })));
  assert.equal(matches(state).length, 3);
  state = state.apply(replaceMatches(state, matches(state), '$300 $& million'));
  assert.deepEqual(blocksOf(state.doc), [
    { id: 'a', type: 'paragraph', text: [{ text: '$300 $& million和' }, { text: '$300 $& million', bold: true }] }, p('b', '$300 $& million')]);
});

test('a block wholly in the other language is marked, one with both or with figures alone is not', () => {
  assert.equal(languageOf('China Daily', 'zh-CN'), 'en');
  assert.equal(languageOf('用AI写作', 'zh-CN'), null);
  assert.equal(languageOf('2023', 'zh-CN'), null);
  assert.equal(languageOf('重庆', 'en'), 'zh-CN');
  assert.equal(languageOf('Chongqing (重庆)', 'en'), null);
});
