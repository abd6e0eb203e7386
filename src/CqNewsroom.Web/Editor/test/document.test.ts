import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { TextSelection } from 'prosemirror-state';
import { docOfBlocks, plainText } from '../src/blocks';
import { keys, setKind, setLink, toggleKind } from '../src/commands';
import { after, blocksOf, everyKind, idsOf, p, stateOf } from './samples';

const enter = keys['Enter']!;
const backspace = keys['Backspace']!;

test('every kind of block comes back as it was, to the letter', () => {
  assert.equal(JSON.stringify(blocksOf(docOfBlocks(everyKind))), JSON.stringify(everyKind));
  docOfBlocks(everyKind).check();
});

test('runs with equal marks are one, and what the server refuses is gone', () => {
  const doc = docOfBlocks([{ id: 'a', type: 'paragraph', text: [{ text: 'a\u200b' }, { text: 'b\u202e' }, { text: 'c', link: 'javascript:alert(1)' }] }]);
  assert.deepEqual(blocksOf(doc), [p('a', 'abc')]);
});

test('lists deeper than three levels come out flat, and a table of uneven rows whole', () => {
  const deep = docOfBlocks([{ id: 'l', type: 'list', items: [{ items: [{ items: [{ items: [{ text: [{ text: 'deep' }] }] }] }] }] }]);
  assert.deepEqual(blocksOf(deep), [{ id: 'l', type: 'list', items: [{ items: [{ items: [{}, { text: [{ text: 'deep' }] }] }] }] }]);
  const uneven = docOfBlocks([{ id: 't', type: 'table', rows: [[[{ text: 'x' }]], []] }]);
  assert.deepEqual(blocksOf(uneven), [{ id: 't', type: 'table', rows: [[[{ text: 'x' }]], [[]]] }]);
});

test('an article without text has one empty paragraph to write in', () => {
  const [block] = blocksOf(docOfBlocks([]));
  assert.equal(block?.type, 'paragraph');
  assert.match(block!.id, /^[0-9a-z]{10}$/);
});

test('a split keeps the id on the first part, and both parts stand for the source', () => {
  const split = after(stateOf([p('a', 'onetwo', ['s1'])], 4), enter);
  assert.deepEqual(blocksOf(split.doc).map(({ id: _, ...block }) => block), [
    { type: 'paragraph', sources: ['s1'], text: [{ text: 'one' }] }, { type: 'paragraph', sources: ['s1'], text: [{ text: 'two' }] }]);
  assert.equal(idsOf(split)[0], 'a');
  assert.notEqual(idsOf(split)[1], 'a');
  const atEnd = after(stateOf([{ id: 'h', type: 'heading', level: 2, text: [{ text: 'x' }], sources: ['s1'] }], 2), enter);
  assert.equal(idsOf(atEnd)[0], 'h');
  assert.deepEqual(blocksOf(atEnd.doc)[1], { ...p(idsOf(atEnd)[1]!, '', ['s1']) });
});

test('a join keeps the first id and both sources', () => {
  const joined = after(stateOf([p('a', 'one', ['s1']), p('b', 'two', ['s2'])], 6), backspace);
  assert.deepEqual(blocksOf(joined.doc), [p('a', 'onetwo', ['s1', 's2'])]);
});

test('an empty block that is deleted leaves no claim on its source', () => {
  const joined = after(stateOf([p('a', 'one', ['s1']), p('b', '', ['s2'])], 6), backspace);
  assert.deepEqual(blocksOf(joined.doc), [p('a', 'one', ['s1'])]);
});

test('a block keeps its id when it becomes another kind and comes back', () => {
  let state = stateOf([p('a', 'one', ['s1']), p('b', 'two')], 2);
  for (const kind of ['heading2', 'heading3', 'quotation', 'bulletedList', 'numberedList', 'paragraph'] as const) {
    state = after(state, setKind(kind));
    assert.deepEqual(idsOf(state), ['a', 'b'], kind);
    assert.deepEqual(blocksOf(state.doc)[0]!.sources, ['s1'], kind);
    assert.equal(plainText(blocksOf(state.doc)[0]!), 'one', kind);
    assert.equal(state.selection.$from.parent.textContent, 'one', kind);
  }
  assert.deepEqual(blocksOf(state.doc)[0], p('a', 'one', ['s1']));
});

test('several paragraphs become one list and come apart again', () => {
  const list = after(stateOf([p('a', 'one'), p('b', 'two'), p('c', 'three')], 2, 8), toggleKind('numberedList'));
  assert.deepEqual(blocksOf(list.doc), [{ id: 'a', type: 'list', ordered: true, items: [{ text: [{ text: 'one' }] }, { text: [{ text: 'two' }] }] }, p('c', 'three')]);
  const apart = after(list, toggleKind('numberedList'));
  assert.deepEqual(blocksOf(apart.doc).map(plainText), ['one', 'two', 'three']);
  assert.equal(idsOf(apart)[0], 'a');
});

test('Tab nests an item at most twice, and the nested list has no identity of its own', () => {
  let state = stateOf([{ id: 'l', type: 'list', ordered: true, items: ['a', 'b', 'c', 'd'].map(text => ({ text: [{ text }] })) }]);
  const tab = keys['Tab']!;
  for (const [text, times] of [['b', 1], ['c', 2], ['d', 5]] as const) {
    for (let time = 0; time < times; time++) {
      let at = 0;
      state.doc.descendants((node, pos) => { if (node.isText && node.text === text) at = pos; });
      state = after(state, (current, dispatch) => tab(selectAt(current, at), dispatch));
    }
  }
  assert.deepEqual(blocksOf(state.doc), [{ id: 'l', type: 'list', ordered: true, items: [{ text: [{ text: 'a' }], items: [
    { text: [{ text: 'b' }], items: [{ text: [{ text: 'c' }] }, { text: [{ text: 'd' }] }] }] }] }]);
});

const selectAt = (state: ReturnType<typeof stateOf>, at: number) =>
  state.apply(state.tr.setSelection((state.selection.constructor as unknown as { near($pos: unknown): typeof state.selection }).near(state.doc.resolve(at))));

test('a copy gets a new id and claims no source that the first still stands for', () => {
  const state = stateOf([p('a', 'one', ['s1'])], 1, undefined, ['s1', 's2']);
  const copy = state.doc.child(0).type.create({ id: null, sources: ['s1', 's2', 'other'] }, state.schema.text('x'));
  const pasted = state.apply(state.tr.insert(state.doc.content.size, copy));
  assert.equal(idsOf(pasted)[0], 'a');
  assert.deepEqual(blocksOf(pasted.doc)[1]!.sources, ['s2']);
  const twice = state.apply(state.tr.insert(0, state.doc.child(0)));
  assert.equal(new Set(idsOf(twice)).size, 2);
});

test('Enter in a quotation breaks the line, goes to the attribution and leaves it', () => {
  const quotation = [{ id: 'q', type: 'quotation' as const, text: [{ text: 'ab' }] }];
  assert.deepEqual(blocksOf(after(stateOf(quotation, 3), enter).doc), [{ id: 'q', type: 'quotation', text: [{ text: 'a\nb' }] }]);
  const atEnd = after(stateOf(quotation, 4), enter);
  assert.equal(atEnd.selection.$from.parent.type.name, 'attribution');
  assert.deepEqual(blocksOf(after(atEnd, enter).doc).map(block => block.type), ['quotation', 'paragraph']);
});

test('a table keeps its shape whatever is deleted across it', () => {
  const blocks = [p('a', 'before'), everyKind[5]!, p('z', 'after')];
  const doc = docOfBlocks(blocks);
  for (let from = 0; from < doc.content.size; from++) {
    for (let to = from + 1; to <= doc.content.size; to++) {
      const state = stateOf(blocks);
      const next = state.apply(state.tr.delete(from, to));
      next.doc.check();
      const table = blocksOf(next.doc).find(block => block.id === 't1');
      if (table?.type === 'table') assert.deepEqual(table.rows!.map(row => row.length), [2, 2], `${from}-${to}`);
    }
  }
});

test('a link goes on the selection, changes as a whole and goes away', () => {
  const linked = after(stateOf([p('a', 'one two')], 1, 4), setLink('https://a.example/'));
  assert.deepEqual(blocksOf(linked.doc)[0], { id: 'a', type: 'paragraph', text: [{ text: 'one', link: 'https://a.example/' }, { text: ' two' }] });
  const moved = after(stateOf(blocksOf(linked.doc), 2), setLink('https://b.example/'));
  assert.deepEqual(blocksOf(moved.doc)[0], { id: 'a', type: 'paragraph', text: [{ text: 'one', link: 'https://b.example/' }, { text: ' two' }] });
  assert.deepEqual(blocksOf(after(stateOf(blocksOf(moved.doc), 2), setLink(null)).doc)[0], p('a', 'one two'));
});

test('random presses of keys and buttons leave a sound document with ids of its own', () => {
  let seed = 42;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const kinds = ['paragraph', 'heading2', 'heading3', 'quotation', 'bulletedList', 'numberedList'] as const;
  const commands = [...Object.entries(keys).map(([name, command]) => [name, command] as const), ...kinds.map(kind => [kind, toggleKind(kind)] as const),
    ['link', setLink('https://a.example/')] as const];
  for (let round = 0; round < 150; round++) {
    let state = stateOf(everyKind.map(block => structuredClone(block)), undefined, undefined, ['s1', 's2']);
    const done: string[] = [];
    for (let step = 0; step < 25; step++) {
      const [from, to] = [random(state.doc.content.size + 1), random(state.doc.content.size + 1)];
      const [low, high] = random(3) ? [from, from] : [Math.min(from, to), Math.max(from, to)];
      const near = TextSelection.between(state.doc.resolve(low), state.doc.resolve(high));
      state = state.apply(state.tr.setSelection(near));
      const [name, command] = commands[random(commands.length)]!;
      done.push(`${name}@${low}-${high}`);
      try {
        state = random(5) ? after(state, command) : state.apply(state.tr.insertText('字'));
        state.doc.check();
      } catch (error) {
        throw new Error(`round ${round}: ${done.join(' ')}\n${String(error)}`);
      }
      const ids = idsOf(state);
      assert.ok(ids.every(id => /^[\w-]{1,40}$/.test(id)) && new Set(ids).size === ids.length, `${ids.join()} ${done.join(' ')}`);
      assert.equal(JSON.stringify(blocksOf(docOfBlocks(blocksOf(state.doc)))), JSON.stringify(blocksOf(state.doc)), done.join(' '));
    }
  }
});
