// The translator's desk in a real browser: everything has a key, and what could go wrong unnoticed is asked about.

import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import type { Block, Source } from '../src/contract';
import { englishLabels, fill } from '../src/labels';
import { Browser, hasChromium, type Page, untilTrue } from './chromium';
import { StandIn } from './standIn';

const bundle = 'node_modules/.cache/trial/workspace-bundle.js';
const server = new StandIn({ '/editor.js': bundle, '/editor.css': '../../../wwwroot/editor.css' });
const options = { skip: hasChromium() ? false : 'no Chromium' };
let browser: Browser;
let base: string;

const p = (id: string, text: string, sources?: string[]): Block => ({ id, type: 'paragraph', ...(sources ? { sources } : {}), text: [{ text }] });
const source: Source = {
  revisionId: 'r1', number: 1, language: 'zh-CN', fields: [{ name: 'headline', value: '新馆开放' }],
  blocks: [{ id: 's1', content: p('s1', '新馆今天开放。'), changed: false }, { id: 's2', content: p('s2', '重庆有10个展厅。'), changed: false }],
};
const confirmed: string[] = [];
const searched: string[] = [];

function aid(path: string, body: unknown): unknown {
  const { parts, key } = (body ?? {}) as { parts?: { key: string }[]; key?: string };
  if (path === 'checks') return parts!.map(part => ({ key: part.key, confirmed: confirmed.includes(part.key), machine: 'None', findings: [] }));
  if (path === 'comments') return [];
  if (path === 'confirmation') {
    confirmed.push(key!);
    return null;
  }
  if (path === 'help') {
    const isFirst = key === 's1';
    return {
      key, names: [], sentences: [], isComplete: true, updated: null, machine: false,
      terms: isFirst ? [] : [{ place: { start: 0, length: 2 }, chinese: '重庆', note: '', forms: [{ english: 'Chungking', status: 'Forbidden' }, { english: 'Chongqing', status: 'Preferred' }] }],
      figures: isFirst ? [] : [{ place: { start: 3, length: 2 }, english: '10' }],
      matches: isFirst ? [{ points: 82, target: 'The old hall opened.', hasOtherNumbers: false, isPublic: true, difference: [{ kind: 'deleted', text: '旧' }, { kind: 'inserted', text: '新' }], story: 7, headline: '旧馆', at: null, by: 'Yuki' }] : [],
    };
  }
  searched.push(path);
  return { isComplete: true, segments: [{ source: '旧馆开放。', target: 'The old hall opened.', story: 7, headline: '旧馆', at: null, status: 'Public' }] };
}

before(async () => {
  if (!hasChromium()) return;
  assert.equal(spawnSync(process.execPath, ['build.mjs', 'bundle', bundle], { stdio: 'inherit' }).status, 0);
  server.aid = aid;
  base = await server.start(0);
  browser = new Browser();
});
after(async () => {
  await browser?.close();
  server.stop();
});

async function open(id: string, more = ''): Promise<Page> {
  confirmed.length = 0;
  server.add(id, 'en', [p('t1', '', ['s1']), p('t2', '', ['s2'])], source);
  const page = await browser.open(`${base}/?article=${id}&beside${more}`);
  await page.until('document.querySelector(".ProseMirror[aria-readonly=false]")');
  await page.run('window.asked = []; window.answer = false; window.confirm = question => { window.asked.push(question); return window.answer; }');
  return page;
}

const text = (block: number): string => `document.querySelectorAll('.ProseMirror > p')[${block}].innerText`;
const key = (page: Page, name: string): Promise<void> => page.press(name, { alt: true, shift: true });

test('a match is taken by its number, and asked about once when it is called done as it came', options, async () => {
  const page = await open('match');
  await page.click('.ProseMirror > p');
  await page.until(`document.querySelector('.ed-aid-matches ins')?.innerText === '新' && document.querySelector('.ed-aid-matches b').innerText === '82%'`);
  await key(page, '1');
  await page.until(`${text(0)} === 'The old hall opened.'`);

  await page.press('Enter', { ctrl: true });
  await page.until('window.asked.length === 1');
  assert.equal(await page.run('window.asked[0]'), fill(englishLabels.aidUntouched, 82));
  assert.deepEqual(confirmed, []);

  await page.run('window.answer = true');
  await page.press('Enter', { ctrl: true });
  await untilTrue(() => confirmed.length === 1);
  await page.until(`document.querySelector('[data-source=s1]').classList.contains('is-confirmed')`);
  await page.click('.ProseMirror > p');
  await page.press('Enter', { ctrl: true });
  await untilTrue(() => confirmed.length === 2);
  assert.deepEqual([confirmed, await page.run('window.asked.length')], [['s1', 's1'], 2]);
  await page.close();
});

test('a match that was touched is nobody\'s but the translator\'s', options, async () => {
  const page = await open('touched');
  await page.click('.ProseMirror > p');
  await page.until(`document.querySelector('.ed-aid-matches')`);
  await key(page, '1');
  await page.until(`${text(0)} === 'The old hall opened.'`);
  await page.press('End');
  await page.type(' Today.');
  await page.press('Enter', { ctrl: true });
  await untilTrue(() => confirmed.length === 1);
  assert.equal(await page.run('window.asked.length'), 0);
  await page.close();
});

test('terms and figures are taken by key, the forbidden form never', options, async () => {
  const page = await open('terms');
  await page.click('.ProseMirror > p:nth-of-type(2)');
  await page.until(`document.querySelector('.ed-aid-terms')`);
  await key(page, 'T');
  await page.until(`${text(1)} === 'Chongqing'`);
  await page.type(' has ');
  await key(page, 'N');
  await page.until(`${text(1)} === 'Chongqing has 10'`);
  await page.close();
});

test('what is done folds away and comes back', options, async () => {
  const page = await open('fold');
  await page.click('.ProseMirror > p');
  await page.type('The new hall opens today.');
  await page.press('Enter', { ctrl: true });
  await page.until(`document.querySelector('[data-source=s1]').classList.contains('is-confirmed')`);
  await page.click('.ProseMirror > p:nth-of-type(2)');
  await key(page, 'O');
  await page.until(`document.querySelector('[data-source=s1]').hidden && document.querySelector('.ProseMirror > p').offsetHeight === 0`);
  assert.equal(await page.run(`document.querySelector('[data-source=s2]').hidden`), false);
  await key(page, 'O');
  await page.until(`!document.querySelector('[data-source=s1]').hidden && document.querySelector('.ProseMirror > p').offsetHeight > 0`);
  await page.close();
});

test('no key of the desk reacts while a word is composed', options, async () => {
  const page = await open('compose');
  await page.click('.ProseMirror > p');
  await page.until(`document.querySelector('.ed-aid-matches')`);
  await page.send('Input.imeSetComposition', { text: 'xin', selectionStart: 3, selectionEnd: 3 });
  await key(page, '1');
  await page.press('Enter', { ctrl: true });
  await page.send('Input.insertText', { text: '新' });
  await page.until(`${text(0)} === '新'`);
  assert.deepEqual([confirmed, await page.run('window.asked.length')], [[], 0]);
  await page.close();
});

test('earlier translations are searched, and the time that is left is told', options, async () => {
  const page = await open('search', `&deadline=${encodeURIComponent(new Date(Date.now() + 90 * 60_000).toISOString())}`);
  // Ninety minutes, and as many fewer as the browser took.
  const told = Array.from({ length: 30 }, (_, late) => fill(englishLabels.aidLeft, fill(englishLabels.aidHours, 1, 30 - late)));
  await page.click('.ProseMirror > p');
  await page.until(`${JSON.stringify(told)}.some(left => document.querySelector('.ed-aid-progress').innerText.endsWith(left))`);
  await key(page, 'C');
  await page.until(`document.activeElement.matches('.ed-aid-search')`);
  await page.type('hall');
  await page.press('Enter');
  await page.until(`document.querySelector('.ed-aid-found li p[lang=en]')?.innerText === 'The old hall opened.'`);
  assert.deepEqual(searched, ['concordance']);
  await page.press('Escape');
  await page.until(`!document.querySelector('.ed-aid-found')`);
  await page.close();
});
