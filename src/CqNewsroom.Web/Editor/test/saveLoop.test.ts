import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { docOfBlocks } from '../src/blocks';
import { acknowledge, type Content } from '../src/changes';
import type { Block, SaveRequest, Saved } from '../src/contract';
import type { Answer } from '../src/http';
import { SaveLoop, type State } from '../src/saveLoop';
import { p } from './samples';

/** A clock that only a test moves, and a server that answers when the test says so. */
class Bench {
  now = 0;
  composing = false;
  readonly sent: { request: SaveRequest; at: number; answer(answer?: Answer<Saved>): Promise<void> }[] = [];
  readonly states: State[] = [];
  stale = 0;
  #timers: { at: number; action: () => void }[] = [];
  #content: Content = contentOf([p('a', 'first')]);
  readonly loop = new SaveLoop({
    content: () => this.#content, composing: () => this.composing, now: () => this.now, newId: () => `save${this.sent.length}`,
    onState: state => { this.states.push(state); }, onStale: () => { this.stale++; },
    send: request => new Promise(resolve => {
      this.sent.push({ request, at: this.now, answer: async (answer = ok(request)) => { resolve(answer); await settle(); } });
    }),
    later: (action, milliseconds) => {
      const timer = { at: this.now + milliseconds, action };
      this.#timers.push(timer);
      return () => { this.#timers = this.#timers.filter(other => other !== timer); };
    },
  }, { tab: 'tab' }, acknowledge({ blocks: [{ id: 'a', version: 1, content: p('a', 'first') }], fields: [], leftOut: [] } as never), null);

  type(...blocks: Block[]): void {
    this.#content = contentOf(blocks);
    this.loop.changed();
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      const [next] = this.#timers.filter(timer => timer.at <= end).sort((first, second) => first.at - second.at);
      if (!next) break;
      this.now = Math.max(this.now, next.at);
      this.#timers = this.#timers.filter(timer => timer !== next);
      next.action();
      await settle();
    }
    this.now = end;
  }
}

const contentOf = (blocks: Block[]): Content => ({ doc: docOfBlocks(blocks), fields: new Map(), leftOut: [] });
const settle = () => new Promise<void>(resolve => setImmediate(resolve));
const ok = (request: SaveRequest): Answer<Saved> => ({ kind: 'ok', value: {
  savedAt: '2023-07-12T06:15:18Z', fields: [], blocks: request.blocks.map(({ id, baseVersion }) => ({ id, version: baseVersion + 1 })) } });
const refused = (status: number, body = {}): Answer<Saved> => ({ kind: 'refused', status, body });

test('saves a second after a pause', async () => {
  const bench = new Bench();
  bench.type(p('a', 'x'));
  await bench.pass(900);
  bench.type(p('a', 'xy'));
  await bench.pass(999);
  assert.equal(bench.sent.length, 0);
  await bench.pass(1);
  assert.deepEqual(bench.sent[0]!.request.blocks, [{ id: 'a', baseVersion: 1, after: null, content: p('a', 'xy') }]);
  await bench.sent[0]!.answer();
  assert.deepEqual(bench.states.map(state => state.name), ['unsaved', 'saving', 'saved']);
});

test('saves at the latest after ten seconds of typing without a pause', async () => {
  const bench = new Bench();
  for (let index = 0; index < 25; index++) {
    bench.type(p('a', `typed ${index}`));
    await bench.pass(500);
    if (bench.sent.length) break;
  }
  assert.equal(bench.sent[0]!.at, 10_000);
});

test('never saves half a composed word, and does so soon after it is done', async () => {
  const bench = new Bench();
  bench.composing = true;
  bench.type(p('a', 'nihao'));
  await bench.pass(30_000);
  assert.equal(bench.sent.length, 0);
  bench.composing = false;
  bench.type(p('a', '你好'));
  bench.loop.compositionEnded();
  await bench.pass(0);
  assert.equal(bench.sent[0]!.at, 30_000);
  assert.deepEqual(bench.sent[0]!.request.blocks[0]!.content, p('a', '你好'));
});

test('one save at a time; what was typed meanwhile follows with the new version', async () => {
  const bench = new Bench();
  bench.type(p('a', '1'));
  await bench.pass(1000);
  bench.type(p('a', '2'));
  await bench.pass(5000);
  assert.equal(bench.sent.length, 1);
  await bench.sent[0]!.answer();
  assert.equal(bench.loop.state.name, 'unsaved');
  await bench.pass(1000);
  assert.deepEqual(bench.sent[1]!.request.blocks, [{ id: 'a', baseVersion: 2, after: null, content: p('a', '2') }]);
});

test('a save without an answer goes out again as it was, later and later, then what came after it', async () => {
  const bench = new Bench();
  bench.type(p('a', '1'));
  await bench.pass(1000);
  await bench.sent[0]!.answer({ kind: 'unknown' });
  bench.type(p('a', '2'), p('b', 'new'));
  assert.deepEqual(bench.loop.state, { name: 'offline', changes: 2 });
  await bench.pass(1999);
  assert.equal(bench.sent.length, 1);
  await bench.pass(1);
  assert.equal(bench.sent[1]!.request, bench.sent[0]!.request);
  await bench.sent[1]!.answer({ kind: 'unknown' });
  await bench.pass(3999);
  assert.equal(bench.sent.length, 2);
  bench.loop.retry();
  await bench.pass(0);
  await bench.sent[2]!.answer();
  await bench.pass(1000);
  assert.deepEqual(bench.sent[3]!.request.blocks.map(block => [block.id, block.baseVersion]), [['a', 2], ['b', 0]]);
  assert.notEqual(bench.sent[3]!.request.saveId, bench.sent[0]!.request.saveId);
  await bench.sent[3]!.answer();
  assert.equal(bench.loop.state.name, 'saved');
});

test('a stale save stops the loop until somebody has chosen', async () => {
  const bench = new Bench();
  bench.type(p('a', 'ours'));
  await bench.pass(1000);
  await bench.sent[0]!.answer(refused(409, { code: 'stale' }));
  assert.equal(bench.stale, 1);
  bench.type(p('a', 'ours, more'));
  await bench.pass(60_000);
  assert.equal(bench.sent.length, 1);
  assert.equal(await bench.loop.flush(), false);
  bench.loop.resume(acknowledge({ blocks: [{ id: 'a', version: 5, content: p('a', 'theirs') }], fields: [], leftOut: [] } as never));
  await bench.pass(1000);
  assert.deepEqual(bench.sent[1]!.request.blocks, [{ id: 'a', baseVersion: 5, after: null, content: p('a', 'ours, more') }]);
});

test('signed out: waits for a new sign-in, then saves', async () => {
  const bench = new Bench();
  bench.type(p('a', 'x'));
  await bench.pass(1000);
  await bench.sent[0]!.answer(refused(401));
  bench.type(p('a', 'xy'));
  await bench.pass(60_000);
  assert.equal(bench.loop.state.name, 'signed-out');
  bench.loop.retry();
  await bench.pass(0);
  await bench.sent[1]!.answer();
  assert.equal(bench.loop.state.name, 'saved');
});

test('a lost lease ends saving for good', async () => {
  const bench = new Bench();
  bench.type(p('a', 'x'));
  await bench.pass(1000);
  await bench.sent[0]!.answer(refused(423, { by: { name: 'Zhao Min' } }));
  assert.deepEqual(bench.loop.state, { name: 'lease-lost', by: 'Zhao Min' });
  bench.type(p('a', 'xy'));
  bench.loop.retry();
  await bench.pass(60_000);
  assert.equal(bench.sent.length, 1);
});

test('a refusal that can be put right is tried again at the next change, a final one is not', async () => {
  const bench = new Bench();
  bench.type(p('a', 'bad'));
  await bench.pass(1000);
  await bench.sent[0]!.answer(refused(422, { message: 'Too long', blockId: 'a' }));
  assert.deepEqual(bench.loop.state, { name: 'refused', message: 'Too long', final: false, blockId: 'a' });
  bench.type(p('a', 'good'));
  await bench.pass(1000);
  await bench.sent[1]!.answer(refused(403, { message: 'No longer yours' }));
  bench.type(p('a', 'better'));
  await bench.pass(60_000);
  assert.equal(bench.sent.length, 2);
});

test('flush saves at once and says whether the server has everything', async () => {
  const bench = new Bench();
  bench.type(p('a', 'x'));
  const flushed = bench.loop.flush();
  await settle();
  await bench.sent[0]!.answer();
  assert.equal(await flushed, true);
  bench.type(p('a', 'xy'));
  const failed = bench.loop.flush();
  await settle();
  await bench.sent[1]!.answer({ kind: 'unknown' });
  assert.equal(await failed, false);
});
