import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { docOfBlocks } from '../src/blocks';
import { acknowledge, confirm, type Content, difference, emptyTranslation, fieldJson, isEmpty } from '../src/changes';
import type { Block, FieldName, FieldValue, WorkingCopy } from '../src/contract';
import { merge, withTheirs } from '../src/merge';
import { blocksOf, everyKind, p } from './samples';

const copyOf = (blocks: Block[], fields: [FieldName, FieldValue][] = [], version = 1): WorkingCopy => ({
  articleId: 'x', language: 'en', articleVersion: 1, canEdit: true, refusal: null, lease: { mine: true, holder: null, expiresAt: null }, leftOut: [], source: null,
  blocks: blocks.map(content => ({ id: content.id, version, content })), fields: fields.map(([name, value]) => ({ name, value, version })),
});
const contentOf = (blocks: Block[], fields: [FieldName, FieldValue][] = []): Content => ({ doc: docOfBlocks(blocks), fields: new Map(fields), leftOut: [] });
const four = [p('a', '1'), p('b', '2'), p('c', '3'), p('d', '4')];

test('nothing changed is nothing to send', () => {
  const fields: [FieldName, FieldValue][] = [['headline', 'H'], ['byline', [{ name: 'Li', person: 'x' }]], ['dateline', { place: 'CHONGQING' }]];
  assert.ok(isEmpty(difference(acknowledge(copyOf(everyKind, fields)), contentOf(everyKind, [...fields, ['summary', ''], ['origin', null]]))));
  assert.equal(fieldJson({ place: '', agency: '' }), fieldJson(null));
});

test('only what changed travels, with the version it started from and the block before it', () => {
  const known = acknowledge(copyOf(four, [['headline', 'Old']], 7));
  const changes = difference(known, contentOf([p('a', '1'), p('n', 'new'), p('c', '3!'), p('d', '4')], [['headline', 'New']]));
  assert.deepEqual(changes, {
    fields: [{ name: 'headline', baseVersion: 7, value: 'New' }],
    blocks: [{ id: 'n', baseVersion: 0, after: 'a', content: p('n', 'new') }, { id: 'c', baseVersion: 7, after: 'n', content: p('c', '3!') }],
    removed: [{ id: 'b', baseVersion: 7 }], leftOut: null,
  });
});

test('a moved block travels without its text, and no other does', () => {
  const changes = difference(acknowledge(copyOf(four)), contentOf([four[3]!, four[0]!, four[1]!, four[2]!]));
  assert.deepEqual(changes.blocks, [{ id: 'd', baseVersion: 1, after: null, content: null }]);
});

test('after an acknowledgement nothing is left to send, whatever was done', () => {
  let seed = 20230712;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 300; round++) {
    const known = acknowledge(copyOf(four));
    let blocks = [...four];
    for (let step = random(6); step >= 0; step--) {
      const at = random(blocks.length + 1);
      const act = random(4);
      if (act === 0) blocks.splice(at, 0, p(`n${round}x${step}`, 'new'));
      else if (act === 1 && blocks.length > 1) blocks.splice(Math.min(at, blocks.length - 1), 1);
      else if (act === 2) blocks = blocks.map((block, index) => index === at ? p(block.id, `changed ${step}`) : block);
      else blocks.splice(at, 0, ...blocks.splice(random(blocks.length), 1));
    }
    const content = contentOf(blocks);
    const changes = difference(known, content);
    confirm(known, { tab: 't', saveId: 's', ...changes }, { savedAt: '', fields: [], blocks: changes.blocks.map(({ id, baseVersion }) => ({ id, version: baseVersion + 1 })) });
    assert.deepEqual([...known.blocks.keys()], blocks.map(block => block.id), `round ${round}`);
    assert.ok(isEmpty(difference(known, content)), `round ${round}`);
  }
});

test('blocks that only one side changed are merged, in the order of who moved them', () => {
  const base = acknowledge(copyOf(four));
  const ours = contentOf([p('a', '1 ours'), p('b', '2'), p('mine', 'm'), p('c', '3'), p('d', '4')]);
  const theirs = copyOf([p('d', '4 theirs'), p('a', '1'), p('b', '2'), p('new', 'n')], [], 2);
  const merged = merge(base, ours, theirs);
  assert.deepEqual(merged.conflicts, []);
  assert.deepEqual(blocksOf(merged.content.doc), [p('d', '4 theirs'), p('a', '1 ours'), p('b', '2'), p('mine', 'm'), p('new', 'n')]);
  assert.deepEqual(difference(merged.known, merged.content).blocks.map(({ id, baseVersion }) => [id, baseVersion]), [['a', 2], ['mine', 0]]);
});

test('what both changed is asked about; neither text is touched before', () => {
  const base = acknowledge(copyOf(four, [['headline', 'Old'], ['summary', 'Old']]));
  const ours = contentOf([p('a', '1 ours'), p('c', '3'), p('d', '4 same')], [['headline', 'Ours'], ['summary', 'Same']]);
  const fresh = copyOf([p('a', '1 theirs'), p('b', '2 theirs'), p('c', '3'), p('d', '4 same')], [['headline', 'Theirs'], ['summary', 'Same']], 2);
  const merged = merge(base, ours, fresh);
  assert.deepEqual(merged.conflicts, [
    { kind: 'block', id: 'a', ours: p('a', '1 ours'), theirs: p('a', '1 theirs') }, { kind: 'block', id: 'b', ours: null, theirs: p('b', '2 theirs') },
    { kind: 'field', name: 'headline', ours: 'Ours', theirs: 'Theirs' }]);
  assert.equal(merged.content.doc, ours.doc);
  const taken = withTheirs(withTheirs(ours.doc, 'a', fresh), 'b', fresh);
  assert.deepEqual(blocksOf(taken), [p('a', '1 theirs'), p('b', '2 theirs'), p('c', '3'), p('d', '4 same')]);
});

test('a block removed there and changed here is asked about, and both answers work', () => {
  const base = acknowledge(copyOf(four));
  const ours = contentOf([p('a', '1 ours'), ...four.slice(1)]);
  const fresh = copyOf(four.slice(1), [], 2);
  const merged = merge(base, ours, fresh);
  assert.deepEqual(merged.conflicts, [{ kind: 'block', id: 'a', ours: p('a', '1 ours'), theirs: null }]);
  assert.deepEqual(difference(merged.known, merged.content).blocks, [{ id: 'a', baseVersion: 0, after: null, content: p('a', '1 ours') }]);
  assert.deepEqual(blocksOf(withTheirs(merged.content.doc, 'a', fresh)), four.slice(1));
});

test('an untouched translation has a counterpart of each kind', () => {
  let next = 0;
  const blocks = emptyTranslation({ revisionId: 'r', number: 1, language: 'zh-CN', fields: [], blocks: everyKind.map(content => ({ id: content.id, content, changed: false })) }, () => `n${next++}`);
  assert.deepEqual(blocks.map(block => [block.type, block.sources]), everyKind.map(block => [block.type, [block.id]]));
  assert.deepEqual(blocksOf(docOfBlocks(blocks)), blocks);
});
