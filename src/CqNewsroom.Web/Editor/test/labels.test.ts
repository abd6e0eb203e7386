import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { englishLabels } from '../src/labels';

test('the texts of the pages are the texts that the editor asks for', () => {
  const file = readFileSync('../Resources/EditorText.resx', 'utf8');
  const texts = Object.fromEntries([...file.matchAll(/<data name="(\w+)"[^>]*><value>([^<]*)<\/value>/g)].map(([, name, text]) => [name, text!.replace(/&amp;/g, '&')]));
  assert.deepEqual(texts, { ...englishLabels });
});
