import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { docOfBlocks } from '../src/blocks';
import type { Block, Source } from '../src/contract';
import { partsOf, placeInDoc, standsIn } from '../src/parts';

const p = (id: string, text: string, ...sources: string[]): Block => ({ id, type: 'paragraph', ...(sources.length ? { sources } : {}), text: [{ text }] });
const source: Source = {
  revisionId: 'r', number: 1, language: 'zh-CN', fields: [{ name: 'headline', value: '新桥通车' }],
  blocks: ['a', 'b', 'c'].map(id => ({ id, content: p(id, `${id}甲乙。`), changed: false })),
};
const fields = new Map([['headline', 'New bridge']]) as never;

test('a paragraph that became two, and two that became one, are one part each', () => {
  const parts = partsOf(docOfBlocks([p('1', 'First.', 'a'), p('2', 'Second.', 'a'), p('3', 'B and C.', 'b', 'c')]), source, fields);
  assert.deepEqual(parts.map(part => [part.key, part.source, part.target]), [
    ['@headline', '新桥通车', 'New bridge'], ['a', 'a甲乙。', 'First.\nSecond.'], ['b+c', 'b甲乙。\nc甲乙。', 'B and C.'],
  ]);
});

test('a part that is not translated yet is there, in the order of the source', () => {
  const parts = partsOf(docOfBlocks([p('3', 'C.', 'c')]), source, fields);
  assert.deepEqual(parts.map(part => [part.key, part.target]), [['@headline', 'New bridge'], ['a', ''], ['b', ''], ['c', 'C.']]);
});

test('what is left out is no part, unless something renders it after all', () => {
  const doc = docOfBlocks([p('3', 'C.', 'c')]);
  assert.deepEqual(partsOf(doc, source, fields, ['b', 'c']).map(part => part.key), ['@headline', 'a', 'c']);
});

test('a place in a part is found in the document, in whichever block it stands', () => {
  const doc = docOfBlocks([p('1', 'First.', 'a'), p('2', 'Second one.', 'a')]);
  const part = partsOf(doc, source, fields)[1]!;
  const place = placeInDoc(doc, part, part.target.indexOf('one'), 3)!;
  assert.equal(doc.textBetween(place.from, place.to), 'one');
  assert.equal(placeInDoc(doc, part, 3, 8), null); // From the first into the second
});

test('a figure stands in a text by itself or not at all', () => {
  assert.ok(standsIn('15', 'Some 15 bridges') && standsIn('350 million yuan', 'added 350 million yuan.'));
  assert.ok(!standsIn('15', 'Some 150 bridges, 215 roads') && !standsIn('9 p.m', 'at 19 p.m.'));
});
