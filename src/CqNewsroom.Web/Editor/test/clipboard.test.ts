import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Window } from 'happy-dom';
import { blocksOfHtml, htmlProper } from '../src/pastedHtml';
import { longestParagraph, paragraphsOfText } from '../src/pastedText';
import { cleanText } from '../src/text';

// Each sample is what a program puts on the clipboard; beside it stands what becomes of it here.
const folder = join('test', 'clipboard');
const window = new Window();
const read = (html: string) => blocksOfHtml(new window.DOMParser().parseFromString(htmlProper(html), 'text/html').body as unknown as Element);
const sample = (name: string) => readFileSync(join(folder, name), 'utf8');
const expected = (name: string): unknown => JSON.parse(sample(name.replace(/\.\w+$/, '.json')));

for (const name of readdirSync(folder).filter(file => file.endsWith('.html')))
  test(`clipboard of ${name}`, () => assert.deepEqual(read(sample(name)), expected(name)));

for (const name of readdirSync(folder).filter(file => file.endsWith('.txt')))
  test(`clipboard of ${name}`, () => assert.deepEqual(paragraphsOfText(cleanText(sample(name))), expected(name)));

test('300 KB of a word processor’s markup are read whole', () => {
  const body = /<p class=MsoNormal style[\s\S]*?<\/p>/.exec(sample('word-desktop.html'))![0];
  const count = Math.ceil(300 * 1024 / body.length);
  const blocks = read(body.repeat(count));
  assert.equal(blocks.length, count);
  assert.deepEqual(blocks[0], blocks.at(-1));
});

test('300 KB of text without an end of a paragraph are cut behind sentences and lose nothing', () => {
  const text = '重庆市一座新桥正式通车，全长一点二公里。'.repeat(5200);
  const pieces = paragraphsOfText(text);
  assert.equal(pieces.join(''), text);
  assert.ok(pieces.every(piece => piece.length <= longestParagraph && piece.endsWith('。')));
  assert.equal(read(`<p>${text}</p>`).length, pieces.length);
});

test('a line ends where its sentence ends', () => {
  assert.deepEqual(read('<p>甲说了话。<br>乙也说了</p><p>重庆<br>新闻</p><p>a<br>b</p>'), [
    { type: 'paragraph', text: [{ text: '甲说了话。\n乙也说了' }] }, { type: 'paragraph', text: [{ text: '重庆新闻' }] }, { type: 'paragraph', text: [{ text: 'a\nb' }] }]);
});
