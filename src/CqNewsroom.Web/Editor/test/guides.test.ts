import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { Window } from 'happy-dom';
import { GuideLine } from '../src/guides';
import { englishLabels } from '../src/labels';

Object.assign(globalThis, { document: new Window().document });

test('a guide counts in the units of the language and says by how much a text is over', () => {
  const chinese = new GuideLine('a', 8, 'zh-CN', englishLabels);
  chinese.show('重庆5G基站，开');
  assert.equal(chinese.dom.textContent, '7 / 8 characters');
  assert.ok(!chinese.dom.classList.contains('is-over'));
  chinese.show('“重庆”——山城夜景');
  assert.equal(chinese.dom.textContent, '10 / 8 characters · 2 over');
  assert.ok(chinese.dom.classList.contains('is-over'));
  const english = new GuideLine('b', 4, 'en', englishLabels);
  english.show('China’s state-of-the-art bridge opens today');
  assert.equal(english.dom.textContent, '5 / 4 words · 1 over');
});
