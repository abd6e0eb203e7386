import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Aid, Checked } from '../src/aid';
import type { Source } from '../src/contract';
import type { Answer } from '../src/http';
import type { Part } from '../src/parts';
import { WorkspaceAnswers } from '../src/workspaceAnswers';

const settled = () => new Promise(done => { setImmediate(done); });

/** A desk whose server answers when the test says so, and whose clock it moves. */
class Desk {
  readonly part: Part = { key: 'a', sources: ['a'], source: '新馆开放。', target: '', sourceStretches: [], targets: [], emphasis: false, links: [] };
  readonly asked: { text: string; answer(answer: Answer<Checked[]>): Promise<void> }[] = [];
  later: { action: () => void; milliseconds: number }[] = [];
  readonly answers = new WorkspaceAnswers({
    aid: {
      check: (parts: readonly Part[]) => new Promise<Answer<Checked[]>>(resolve => {
        this.asked.push({ text: parts[0]!.target, answer: async answer => { resolve(answer); await settled(); } });
      }),
      confirm: () => Promise.resolve({ kind: 'ok', value: null }),
    } as unknown as Aid,
    source: { revisionId: 'r', blocks: [] } as unknown as Source,
    ended: new AbortController().signal, parts: () => [this.part], onAnswer: () => {}, onChecked: () => {},
    later: (action, milliseconds) => {
      const timer = { action, milliseconds };
      this.later.push(timer);
      return () => { this.later = this.later.filter(other => other !== timer); };
    },
  });

  write(text: string): void {
    this.part.target = text;
    this.answers.checkSoon();
  }

  pass(): void { for (const timer of this.later.splice(0)) timer.action(); }
}

const said = (confirmed: boolean, ...kinds: string[]): Answer<Checked[]> => ({
  kind: 'ok', value: [{ key: 'a', confirmed, machine: 'None', findings: kinds.map(kind => ({ kind, severity: 'Warning', source: null, target: null, sentence: '', fix: null })) }],
});

test('a part that is confirmed while it is being checked stays confirmed', async () => {
  const desk = new Desk();
  desk.write('The new hall is open.');
  desk.pass();
  await desk.answers.confirm(desk.part, false);
  await desk.asked[0]!.answer(said(false));
  assert.equal(desk.answers.stateOf(desk.part), 'confirmed');
});

test('a confirmation of other words than those that were checked counts for nothing', async () => {
  const desk = new Desk();
  desk.write('The new hall is open.');
  desk.pass();
  desk.write('The new wing is open.');
  await desk.answers.confirm(desk.part, false);
  assert.equal(desk.answers.stateOf(desk.part), 'open');
  desk.part.target = 'The new hall is open.';
  assert.equal(desk.answers.stateOf(desk.part), 'open');
  await desk.asked[0]!.answer(said(false));
  assert.equal(desk.answers.stateOf(desk.part), 'open');
});

test('of two answers of the checks the one to the later text counts, though it arrives first', async () => {
  const desk = new Desk();
  desk.write('3.5 billion');
  desk.pass();
  desk.write('350 million');
  desk.pass();
  await desk.asked[1]!.answer(said(true));
  await desk.asked[0]!.answer(said(false, 'Magnitude'));
  assert.deepEqual(desk.answers.findingsOf(desk.part), []);
  assert.equal(desk.answers.stateOf(desk.part), 'confirmed');
});

test('where no answer came the checks ask again by themselves', async () => {
  const desk = new Desk();
  desk.write('The new hall is open.');
  desk.pass();
  await desk.asked[0]!.answer({ kind: 'unknown' });
  assert.deepEqual(desk.later.map(timer => timer.milliseconds), [5_000]);
  desk.pass();
  await desk.asked[1]!.answer(said(true));
  assert.equal(desk.answers.stateOf(desk.part), 'confirmed');
  assert.equal(desk.later.length, 0);
});

test('who writes on is checked after a pause in typing, not after the pause of a question that failed', async () => {
  const desk = new Desk();
  desk.write('The new hall is open.');
  desk.pass();
  desk.write('The new wing is open.');
  await desk.asked[0]!.answer({ kind: 'unknown' });
  assert.deepEqual(desk.later.map(timer => timer.milliseconds), [500]);
});

test('who may not ask any more asks no more', async () => {
  const desk = new Desk();
  desk.write('The new hall is open.');
  desk.pass();
  await desk.asked[0]!.answer({ kind: 'refused', status: 403, body: {} });
  assert.equal(desk.later.length, 0);
  assert.equal(desk.answers.stateOf(desk.part), 'open');
});
