import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Aid, Suggestion } from '../src/aid';
import type { Answer } from '../src/http';
import { englishLabels } from '../src/labels';
import { MachineHelp } from '../src/machineHelp';

/** A machine that answers when the test says so. */
class Machine {
  readonly asked: { key: string; signal: AbortSignal; answer(answer: Answer<Suggestion>): Promise<void> }[] = [];
  changes = 0;
  readonly help = new MachineHelp({
    suggest: (key: string, signal: AbortSignal) => new Promise<Answer<Suggestion>>(resolve => {
      this.asked.push({ key, signal, answer: async answer => { resolve(answer); await new Promise(done => { setImmediate(done); }); } });
    }),
  } as unknown as Aid, englishLabels, () => { this.changes++; });
}

const text = (key: string): Answer<Suggestion> => ({ kind: 'ok', value: { key, text: 'Its words.', provider: 'Test' } });

test('a part is asked about once, however often the key is pressed', async () => {
  const machine = new Machine();
  void machine.help.ask('a');
  void machine.help.ask('a');
  assert.equal(machine.asked.length, 1);
  assert.equal(machine.help.of('a')?.kind, 'asking');
  await machine.asked[0]!.answer(text('a'));
  assert.equal(machine.help.suggestion('a')?.text, 'Its words.');
  void machine.help.ask('a');
  assert.equal(machine.asked.length, 1);
  assert.equal(machine.changes, 2);
});

test('who goes on to another part has given the question up', async () => {
  const machine = new Machine();
  void machine.help.ask('a');
  machine.help.moveTo('a');
  assert.equal(machine.asked[0]!.signal.aborted, false);
  machine.help.moveTo('b');
  assert.equal(machine.asked[0]!.signal.aborted, true);
  await machine.asked[0]!.answer(text('a'));
  assert.equal(machine.help.of('a'), null);
});

test('a machine that says nothing is told of quietly and may be asked again', async () => {
  const machine = new Machine();
  void machine.help.ask('a');
  await machine.asked[0]!.answer({ kind: 'unknown' });
  assert.deepEqual(machine.help.of('a'), { kind: 'silent', message: englishLabels.aidMachineSilent });
  void machine.help.ask('a');
  await machine.asked[1]!.answer({ kind: 'refused', status: 424, body: { message: 'Not now.' } });
  assert.deepEqual(machine.help.of('a'), { kind: 'silent', message: 'Not now.' });
});
