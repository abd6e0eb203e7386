import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import type { Block, Source } from '../src/contract';
import { Browser, hasChromium, untilTrue } from './chromium';
import { StandIn } from './standIn';

const bundle = 'node_modules/.cache/trial/bundle.js';
const server = new StandIn({ '/editor.js': bundle, '/editor.css': '../../../wwwroot/editor.css' });
const options = { skip: hasChromium() ? false : 'no Chromium' };
let browser: Browser;
let base: string;

before(async () => {
  if (!hasChromium()) return;
  assert.equal(spawnSync(process.execPath, ['build.mjs', 'bundle', bundle], { stdio: 'inherit' }).status, 0);
  base = await server.start(Number(process.env.PORT ?? 0));
  browser = new Browser();
});
after(async () => {
  await browser?.close();
  server.stop();
});

const saved = 'document.querySelector(".ed-status")?.dataset.state === "saved"';
const ready = `document.querySelector(".ProseMirror[aria-readonly=false]")`;
const journalHolds = (text: string): string => `new Promise(done => {
  const opening = indexedDB.open('newsroom-editor', 1);
  opening.onsuccess = () => {
    const reading = opening.result.transaction('journal').objectStore('journal').getAll();
    reading.onsuccess = () => { opening.result.close(); done(JSON.stringify(reading.result).includes(${JSON.stringify(text)})); };
  }; })`;
const p = (id: string, text: string, sources?: string[]): Block => ({ id, type: 'paragraph', ...(sources ? { sources } : {}), text: [{ text }] });
const blocksOf = (id: string): Block[] => server.text(id).map(json => JSON.parse(json) as Block);

const zh = ['7月10日，重庆市人民政府新闻办公室举行新闻发布会，发布《2022重庆市互联网发展报告》（以下简称《报告》）。《报告》显示，去年，重庆坚持以数字化改革引领系统性变革，大力推进数字重庆建设，在互联网基础设施、产业发展、生态治理、服务能力等方面取得丰硕成果。',
  '《报告》从十个方面展示了过去一年重庆互联网和数字经济的发展亮点，包括：数字基础设施加快升级，数据资源共享利用有序推进，数字经济发展能级持续提升。',
  '发布会上，市委网信办、市经济信息委等部门负责人介绍，当前正加快互联网技术创新，推动其融入经济社会发展。'];
const source: Source = {
  revisionId: 'r1', number: 3, language: 'zh-CN',
  fields: [{ name: 'headline', value: '重庆数字化综合发展水平位居全国前列' }, { name: 'summary', value: '报告显示，重庆数字化综合发展水平位居全国第九。' }],
  blocks: [
    { id: 's1', content: p('s1', zh[0]!), changed: false },
    { id: 's2', content: { id: 's2', type: 'heading', level: 2, text: [{ text: '十个亮点' }] }, changed: false },
    { id: 's3', content: p('s3', zh[1]!), changed: true },
    { id: 's4', content: { id: 's4', type: 'list', items: [{ text: [{ text: '基础设施' }] }, { text: [{ text: '数据资源' }] }] }, changed: false },
    { id: 's5', content: p('s5', zh[2]!), changed: false },
  ],
};

test('text of every kind is written and saved in small steps', options, async () => {
  server.add('write', 'zh-CN');
  const page = await browser.open(`${base}/?article=write`);
  await page.until(ready);
  await page.click('textarea.ed-headline');
  await page.compose('chongqing', '重庆数字化水平位居前列');
  await page.click('.ProseMirror');
  await page.compose('baogao', '报告显示');
  await page.send('Input.insertText', { text: '，重庆名列第九。' });
  await page.press('Enter');
  await page.press('2', { ctrl: true, alt: true });
  await page.compose('liangdian', '亮点');
  await page.press('Enter');
  await page.type('plain ');
  await page.press('b', { ctrl: true });
  await page.type('bold');
  await page.press('b', { ctrl: true });
  await page.press('Enter');
  await page.click('[data-tool="bulletedList"]');
  await page.type('one');
  await page.press('Enter');
  await page.press('Tab');
  await page.type('inner');
  await page.press('Enter');
  await page.press('Tab', { shift: true });
  await page.type('two');
  await page.press('Enter');
  await page.press('Enter');
  await page.press('9', { ctrl: true, shift: true });
  await page.type('We rank ninth.');
  await page.press('Enter');
  await page.type('A spokesman');
  await page.until(saved);
  const blocks = blocksOf('write').map(({ id: _, ...block }) => block);
  assert.deepEqual(blocks, [
    { type: 'paragraph', text: [{ text: '报告显示，重庆名列第九。' }] },
    { type: 'heading', level: 2, text: [{ text: '亮点' }] },
    { type: 'paragraph', text: [{ text: 'plain ' }, { text: 'bold', bold: true }] },
    { type: 'list', items: [{ text: [{ text: 'one' }], items: [{ text: [{ text: 'inner' }] }] }, { text: [{ text: 'two' }] }] },
    { type: 'quotation', text: [{ text: 'We rank ninth.' }], attribution: 'A spokesman' },
  ]);
  assert.equal(server.articles.get('write')!.fields.get('headline')!.value, '重庆数字化水平位居前列');
  await page.screenshot('write-1280');
  const before = server.articles.get('write')!.requests.length;
  await page.type('!');
  await page.until(saved);
  // Whatever were still to be sent would go out now.
  await page.run('window.handle.flush()');
  const last = server.articles.get('write')!.requests.slice(before);
  assert.equal(last.length, 1);
  assert.equal(last[0]!.blocks.length, 1);
  await page.close();
});

test('an unfinished word is never saved', options, async () => {
  const article = server.add('ime', 'zh-CN', [p('a', '重庆')]);
  const page = await browser.open(`${base}/?article=ime`);
  await page.until(ready);
  await page.click('.ProseMirror p');
  await page.press('End');
  for (const text of ['n', 'ni', 'nih', 'niha', 'nihao']) await page.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  // Another window comes to the front in the middle of a word, which otherwise saves at once.
  await page.run('document.querySelector(".ProseMirror").dispatchEvent(new FocusEvent("focusout", { bubbles: true })); document.dispatchEvent(new Event("visibilitychange"))');
  await page.rest();
  assert.equal(article.requests.length, 0);
  await page.send('Input.insertText', { text: '你好' });
  await page.until(saved);
  await page.until('window.states.at(-1)[0] === "saved" && window.states.length > 2');
  assert.deepEqual(blocksOf('ime'), [p('a', '重庆你好')]);
  assert.ok(!JSON.stringify(article.requests).includes('niha'));
  await page.close();
});

test('marks of comments leave a word alone while it is composed, and keys and presses tell the page', options, async () => {
  const article = server.add('talk', 'zh-CN', [p('a', '重庆新桥通车')]);
  const page = await browser.open(`${base}/?article=talk`);
  const mark = (id: string, start: number, words: string): string => JSON.stringify({ id, block: 'a', start, length: words.length, words });
  const marked = '[...document.querySelectorAll(".ed-comment")].map(mark => mark.textContent).join()';
  await page.until(ready);
  await page.run(`handle.setComments([${mark('1', 2, '新桥通车')}])`);
  await page.until(`${marked} === '新桥通车'`);
  await page.click('.ProseMirror p');
  await page.press('Home');
  for (let step = 0; step < 3; step++) await page.press('ArrowRight');
  for (const text of ['d', 'da']) await page.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  // Somebody else comments in the middle of the word.
  await page.run(`handle.setComments([${mark('1', 2, '新桥通车')}, ${mark('2', 0, '重庆')}])`);
  await page.rest();
  assert.equal(await page.run(marked), '新da桥通车');
  await page.send('Input.insertText', { text: '大' });
  await page.until(`${marked} === '重庆,新大桥通车'`);
  await page.until('window.states.at(-1)[0] === "saved" && window.states.length > 2');
  assert.deepEqual(blocksOf('talk'), [p('a', '重庆新大桥通车')]);
  assert.ok(!article.requests.some(request => request.blocks.some(block => JSON.stringify(block.content).includes('新d'))));
  for (let step = 0; step < 2; step++) await page.press('ArrowRight', { shift: true });
  await page.press('m', { ctrl: true, alt: true });
  await page.until('window.said.at(-1)?.[0] === "OnComment"');
  assert.deepEqual(await page.run('window.said.at(-1)'), ['OnComment', 'a', 4, '桥通']);
  await page.click('[data-comment="2"]');
  assert.deepEqual(await page.run('window.said.at(-1)'), ['OnCommentChosen', '2']);
  await page.run('handle.focusComment("1")');
  assert.equal(await page.run('getSelection().toString()'), '新大桥通车');
  await page.close();
});

test('an untouched translation prepares one block for each of the source, in step with it', options, async () => {
  server.add('beside', 'en', [], source);
  const page = await browser.open(`${base}/?article=beside&beside`);
  await page.until(ready);
  assert.equal(server.articles.get('beside')!.requests.length, 0);
  await page.click('.ProseMirror > p');
  await page.type('CHONGQING -- On July 10, the Information Office of the Chongqing Municipal People’s Government held a press conference and released the 2022 report.');
  await page.until(saved);
  assert.deepEqual(blocksOf('beside').map(block => [block.type, block.sources]), [['paragraph', ['s1']], ['heading', ['s2']], ['paragraph', ['s3']], ['list', ['s4']], ['paragraph', ['s5']]]);
  await page.until(`[...document.querySelectorAll('.ed-source-block')].every(row => {
    const target = document.querySelector('.ProseMirror > [data-sources="' + row.dataset.source + '"]');
    const text = e => e.getBoundingClientRect().top + parseFloat(getComputedStyle(e).paddingTop);
    return Math.abs(text(row) - text(target)) < 2; })`);
  await page.screenshot('beside-1280');
  await page.click('[data-source="s5"] .ed-source-tools button:not([hidden])[aria-pressed]');
  await page.until(`${saved} && !document.querySelector('.ProseMirror > [data-sources="s5"]')`);
  await page.run('window.handle.flush()');
  assert.deepEqual(server.articles.get('beside')!.leftOut, ['s5']);
  await page.screenshot('beside-left-out');
  await page.close();

  const phone = await browser.open(`${base}/?article=beside&beside`, 390, 844);
  await phone.until('document.querySelector(".ProseMirror")');
  await phone.screenshot('beside-390-reading');
  await phone.close();
});

test('on a phone the source stands above its translation and nothing scrolls sideways', options, async () => {
  server.add('phone', 'en', [], source);
  const page = await browser.open(`${base}/?article=phone&beside`, 390, 844);
  await page.until(ready);
  await page.click('.ProseMirror > ul p');
  await page.type('Infrastructure');
  await page.until(saved);
  assert.ok(await page.run<boolean>('document.documentElement.scrollWidth <= 390'));
  await page.screenshot('phone-390');
  await page.close();
});

test('two people at one block choose between both texts', options, async () => {
  const article = server.add('conflict', 'en', [p('a', 'First'), p('b', 'Second'), p('c', 'Third')]);
  const page = await browser.open(`${base}/?article=conflict`);
  await page.until(ready);
  await page.click('.ProseMirror > p');
  await page.press('End');
  // Meanwhile somebody else has changed two blocks and added one.
  const put = (id: string, content: Block) => article.blocks.set(id, { version: (article.blocks.get(id)?.version ?? 0) + 1, content, by: 'Zhao Min' });
  put('a', p('a', 'First of theirs'));
  put('b', p('b', 'Second of theirs'));
  put('d', p('d', 'Fourth of theirs'));
  await page.type(' of mine');
  await page.until('document.querySelector(".ed-conflicts")');
  await page.screenshot('conflict-1280');
  assert.equal(await page.run('document.querySelectorAll(".ed-conflict").length'), 1);
  assert.match(await page.run('document.querySelector(".ProseMirror").innerText'), /First of mine\s+Second of theirs\s+Third\s+Fourth of theirs/);
  await page.run('document.querySelector(".ed-conflict button").click()');
  await page.until(saved);
  assert.deepEqual(blocksOf('conflict'), [p('a', 'First of mine'), p('b', 'Second of theirs'), p('c', 'Third'), p('d', 'Fourth of theirs')]);
  await page.close();
});

test('without a server the text is kept and told, and goes out when it is back', options, async () => {
  const article = server.add('offline', 'en', [p('a', 'First')]);
  const page = await browser.open(`${base}/?article=offline`);
  await page.until(ready);
  server.mood = 'answer-lost';
  await page.click('.ProseMirror > p');
  await page.press('End');
  await page.type(' one');
  await page.until('document.querySelector(".ed-status").dataset.state === "offline"');
  await page.screenshot('offline-1280');
  await page.type(' two');
  server.mood = 'well';
  await page.run('window.dispatchEvent(new Event("online"))');
  await page.until(saved);
  assert.deepEqual(blocksOf('offline'), [p('a', 'First one two')]);
  assert.equal(article.blocks.get('a')!.version, 3);

  server.mood = 'signed-out';
  await page.type(' three');
  await page.until('document.querySelector("[data-notice=signed-out] a")');
  server.mood = 'well';
  await page.run('window.dispatchEvent(new Event("focus"))');
  await page.until(saved);
  assert.deepEqual(blocksOf('offline'), [p('a', 'First one two three')]);
  await page.close();
});

test('a crashed page finds its text again', options, async () => {
  server.add('crash', 'en', [p('a', 'First')]);
  const page = await browser.open(`${base}/?article=crash`);
  await page.until(ready);
  server.mood = 'gone';
  await page.click('.ProseMirror > p');
  await page.press('End');
  await page.type(' that nobody has');
  await page.until(journalHolds('that nobody has'));
  // A crashed page never answers.
  void page.send('Page.crash').catch(() => undefined);
  server.mood = 'well';
  server.articles.get('crash')!.holder = null;
  const bystander = await browser.openIn(page.contextId, `${base}/editor.css`);
  await bystander.until('navigator.locks.query().then(locks => locks.held.length === 0)');
  await bystander.close();
  const again = await browser.openIn(page.contextId, `${base}/?article=crash`);
  await again.until('document.querySelector("[data-notice^=journal] button")');
  await again.screenshot('journal-1280');
  await again.click('[data-notice^=journal] button');
  await again.until(`${saved} && !document.querySelector("[data-notice^=journal]")`);
  assert.deepEqual(blocksOf('crash'), [p('a', 'First that nobody has')]);
  await again.close();
});

test('whoever takes over writes, and the other page is read-only at once with its text', options, async () => {
  server.add('lease', 'en', [p('a', 'First')]);
  const first = await browser.open(`${base}/?article=lease&person=li`);
  await first.until(ready);
  const second = await browser.open(`${base}/?article=lease&person=zhao`);
  await second.until('document.querySelector("[data-notice=lease] button")');
  await second.screenshot('lease-held');
  await second.run('window.confirm = () => true');
  await second.click('[data-notice=lease] button');
  await second.until(ready);
  await first.click('.ProseMirror > p');
  await first.press('End');
  await first.type(' late');
  await first.until('document.querySelector("[data-notice=lease-lost]")');
  assert.equal(await first.run('document.querySelector(".ProseMirror").contentEditable'), 'false');
  assert.match(await first.run('document.querySelector(".ProseMirror").innerText'), /First late/);
  await first.screenshot('lease-lost');
  assert.deepEqual(blocksOf('lease'), [p('a', 'First')]);
  await first.close();
  await second.close();
});

test('a second tab of the same person is told of the first and may write instead', options, async () => {
  server.add('own', 'en', [p('a', 'First')]);
  const first = await browser.open(`${base}/?article=own&person=li`);
  await first.until(ready);
  const second = await browser.open(`${base}/?article=own&person=li`);
  await second.until('document.querySelector("[data-notice=lease] button")');
  assert.match(await second.run('document.querySelector("[data-notice=lease]").innerText'), /another tab/);
  await second.click('[data-notice=lease] button');
  await second.until(ready);
  await first.close();
  await second.close();
});

test('who reads along sees each save where they were reading, and asks for the writing', options, async () => {
  server.add('along', 'en', [p('a', 'First'), p('b', 'Second'), p('c', 'Third')]);
  const writer = await browser.open(`${base}/?article=along&person=li`);
  await writer.until(ready);
  const reader = await browser.open(`${base}/?article=along&person=zhao`);
  await reader.until('document.querySelectorAll("[data-notice=lease] button").length === 2');
  await reader.run(`(() => {
    const text = [...document.querySelectorAll('.ProseMirror p')].find(p => p.textContent === 'Third').firstChild;
    getSelection().setBaseAndExtent(text, 1, text, 3);
  })()`);
  await writer.click('.ProseMirror p');
  await writer.press('End');
  await writer.type(' and more');
  await writer.until(saved);

  await reader.run('window.handle.readAlong()');
  await reader.until('document.querySelector(".ProseMirror").textContent.includes("First and more")');
  assert.equal(await reader.run('getSelection().toString()'), 'hi');
  assert.equal(await reader.run('document.querySelector(".ProseMirror").getAttribute("aria-readonly")'), 'true');

  // Who wrote what stands at the cursor, for both.
  assert.match(await reader.run('document.querySelector(".ed-who").textContent'), /^Last changed by Before, Mar 1, 2026/);
  assert.match(await writer.run('document.querySelector(".ed-who").textContent'), /^Last changed by you, /);
  await reader.run("getSelection().collapse(document.querySelector('.ProseMirror p').firstChild, 2)");
  await reader.until('document.querySelector(".ed-who").textContent.startsWith("Last changed by Li Wei, ")');

  await reader.click('[data-notice=lease] button:last-child');
  await reader.until('document.querySelectorAll("[data-notice=lease] button").length === 1');
  assert.match(await reader.run('document.querySelector("[data-notice=lease]").innerText'), /has been told/);
  assert.equal(server.articles.get('along')!.asked, 'zhao');
  assert.equal(server.articles.get('along')!.holder!.personId, 'li');
});

test('what is typed at the start of a paragraph makes another kind of it, and one key takes that back', options, async () => {
  server.add('typed', 'zh-CN');
  const page = await browser.open(`${base}/?article=typed`);
  await page.until(ready);
  await page.click('.ProseMirror > p');
  for (const text of ['## 标题', '- 一', '> 引文', '1、壹', '---']) {
    await page.type(text);
    await page.press('Enter');
    if (text !== '---') await page.press('Enter');
    if (text.startsWith('>')) await page.press('Enter');
  }
  await page.type('# ');
  await page.type('## ');
  await page.press('Backspace');
  await page.run('window.handle.flush()');
  await page.screenshot('typed-1280');
  assert.deepEqual(blocksOf('typed').filter(block => block.type !== 'paragraph' || block.text).map(({ id: _, ...block }) => block), [
    { type: 'heading', level: 2, text: [{ text: '标题' }] }, { type: 'list', items: [{ text: [{ text: '一' }] }] }, { type: 'quotation', text: [{ text: '引文' }] },
    { type: 'list', ordered: true, items: [{ text: [{ text: '壹' }] }] }, { type: 'divider' }, { type: 'paragraph', text: [{ text: '# ##' }] },
  ]);
  await page.close();
});

test('a table is made, filled and reshaped with the keyboard; help and find open and close', options, async () => {
  server.add('table', 'en', [p('a', 'One two one')]);
  const page = await browser.open(`${base}/?article=table`);
  await page.until(ready);
  await page.click('.ProseMirror > p');
  await page.press('End');
  await page.click('[data-tool=table]');
  await page.type('Name');
  await page.press('Tab');
  await page.type('Count');
  await page.press('.', { ctrl: true });
  await page.until('document.activeElement.getAttribute("role") === "menuitem"');
  await page.screenshot('menu-1280');
  await page.run(`[...document.querySelectorAll('.ed-menu-item')].find(item => item.innerText.startsWith('Remove column')).click()`);
  await page.until('document.querySelectorAll(".ProseMirror tr:first-child td").length === 2');
  await page.press('/', { ctrl: true });
  await page.until('document.querySelector("dialog[open]")');
  await page.screenshot('help-1280');
  await page.press('Escape');
  await page.until('!document.querySelector("dialog") && document.activeElement.classList.contains("ProseMirror")');
  await page.press('f', { ctrl: true });
  await page.until('document.activeElement.closest(".ed-find")');
  await page.type('ONE');
  await page.until('document.querySelectorAll("[class*=search-match]").length === 2');
  await page.screenshot('find-1280');
  await page.press('Escape');
  await page.until('!document.querySelector("[class*=search-match]") && document.activeElement.classList.contains("ProseMirror")');
  await page.run('window.handle.flush()');
  const [, made] = blocksOf('table');
  assert.deepEqual(made && 'rows' in made && made.rows!.map(row => row.length), [2, 2, 2]);
  await page.close();
});

test('a page that has to load itself anew saves first and comes back to where the writer was', options, async () => {
  server.add('reload', 'zh-CN', Array.from({ length: 40 }, (_, index) => p(`b${index}`, `第${index}段`)));
  const page = await browser.open(`${base}/?article=reload`);
  await page.until(ready);
  await page.click('.ProseMirror > p:nth-child(30)');
  await page.press('End');
  await page.type('接着写');
  await page.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await page.run('window.waits = []; document.dispatchEvent(new CustomEvent("desk-reload", { detail: { waits } })); void 0');
  await page.send('Input.insertText', { text: '你' });
  await page.run('Promise.all(window.waits).then(() => 0)');
  assert.deepEqual(blocksOf('reload')[29], p('b29', '第29段接着写你'));
  await page.reload();
  await page.until(`${ready} && document.activeElement.classList.contains("ProseMirror") && scrollY > 0`);
  await page.type('!');
  await page.run('window.handle.flush()');
  assert.deepEqual(blocksOf('reload')[29], p('b29', '第29段接着写你!'));
  await page.close();
});

test('a key that follows at once acts where the cursor is', options, async () => {
  server.add('fast', 'en', [p('a', 'First and more')]);
  const page = await browser.open(`${base}/?article=fast`);
  await page.until(ready);
  await page.click('.ProseMirror p');
  // The browser has not told of the cursor's new place yet when the key comes.
  await page.run(`(() => {
    const text = document.querySelector('.ProseMirror p').firstChild;
    getSelection().collapse(text, 5);
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true })); })()`);
  await page.until(saved);
  await page.run('window.handle.flush()');
  assert.deepEqual(blocksOf('fast').map(block => 'text' in block && block.text), [[{ text: 'First' }], [{ text: ' and more' }]]);
  await page.close();
});

test('a block is dragged by its handle and stays the same block', options, async () => {
  server.add('drag', 'en', [p('a', 'First'), p('b', 'Second'), p('c', 'Third')]);
  const page = await browser.open(`${base}/?article=drag`);
  await page.until(ready);
  await page.click('.ProseMirror > p');
  await page.until('document.querySelector(".ed-handle:not([hidden])")');
  await page.screenshot('handle-1280');
  await page.run(`(() => {
    const data = new DataTransfer();
    const handle = document.querySelector('.ed-handle');
    const last = document.querySelector('.ProseMirror > p:last-child');
    const at = last.getBoundingClientRect();
    const fire = (target, type) => target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data, clientX: at.left + 5, clientY: at.bottom - 1 }));
    fire(handle, 'dragstart'); fire(last, 'dragover'); fire(last, 'drop'); fire(handle, 'dragend'); })()`);
  await page.run('window.handle.flush()');
  assert.deepEqual(blocksOf('drag'), [p('b', 'Second'), p('c', 'Third'), p('a', 'First')]);
  await page.close();
});

test('what another program put on the clipboard becomes clean blocks', options, async () => {
  server.add('paste', 'zh-CN', [p('a', '前')]);
  const page = await browser.open(`${base}/?article=paste`);
  await page.until(ready);
  await page.click('.ProseMirror > p');
  await page.press('End');
  await page.press('Enter');
  const paste = (type: string, content: string) => page.run(`(() => { const data = new DataTransfer(); data.setData(${JSON.stringify(type)}, ${JSON.stringify(content)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); })()`);
  await paste('text/html', '<html><body><!--[if gte mso 9]><xml>x</xml><![endif]--><h2 style="mso-x:y">标题</h2><p class=MsoNormal><b>粗</b>体<o:p></o:p></p><script>alert(1)</script></body></html>junk');
  await page.press('Enter');
  await paste('text/plain', 'One\r\n\r\nTwo');
  await page.press('Enter');
  await page.press('9', { ctrl: true, shift: true });
  await paste('text/html', '<p>q1</p><p>q2</p>');
  await page.until(saved);
  await page.run('window.handle.flush()');
  assert.deepEqual(blocksOf('paste').map(({ id: _, ...block }) => block), [
    { type: 'paragraph', text: [{ text: '前' }] }, { type: 'heading', level: 2, text: [{ text: '标题' }] }, { type: 'paragraph', text: [{ text: '粗', bold: true }, { text: '体' }] },
    { type: 'paragraph', text: [{ text: 'One' }] }, { type: 'paragraph', text: [{ text: 'Two' }] }, { type: 'quotation', text: [{ text: 'q1\nq2' }] }], JSON.stringify(blocksOf('paste')));
  // Copied and pasted inside the editor: a new id, and the first keeps its own.
  await page.run(`(() => { const data = new DataTransfer(); document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true }));
    document.activeElement.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true })); window.copied = data.getData('text/html'); })()`);
  await page.press('ArrowRight');
  await page.press('Enter');
  await page.press('Enter');
  await paste('text/html', await page.run('window.copied'));
  await page.until(saved);
  await page.run('window.handle.flush()');
  const ids = blocksOf('paste').map(block => block.id);
  assert.ok(ids.length >= 11 && new Set(ids).size === ids.length && ids[0] === 'a', ids.join());
  await page.close();
});

test('toolbar, link and undo are done by keys alone', options, async () => {
  server.add('keys', 'en', [p('a', 'Read the report')]);
  const page = await browser.open(`${base}/?article=keys`);
  await page.until(ready);
  await page.click('.ProseMirror > p');
  await page.press('End');
  for (let step = 0; step < 6; step++) await page.press('ArrowLeft', { shift: true });
  await page.press('k', { ctrl: true });
  await page.until('document.activeElement.closest(".ed-link")');
  await page.type('javascript:x');
  await page.press('Enter');
  await page.until('document.querySelector(".ed-link .ed-error").textContent');
  await page.press('a', { ctrl: true });
  await page.run('document.activeElement.select()');
  await page.type('example.org/report');
  await page.press('Enter');
  await page.until(saved);
  await page.run('window.handle.flush()');
  assert.deepEqual(blocksOf('keys'), [{ id: 'a', type: 'paragraph', text: [{ text: 'Read the ' }, { text: 'report', link: 'https://example.org/report' }] }]);
  await page.press('F10', { alt: true });
  await page.until('document.activeElement.dataset.tool === "paragraph"');
  for (let step = 0; step < 6; step++) await page.press('ArrowRight');
  assert.equal(await page.run('document.activeElement.dataset.tool'), 'bold');
  assert.equal(await page.run('document.querySelectorAll(".ed-tool[tabindex=\\"0\\"]").length'), 1);
  await page.press('Enter');
  assert.equal(await page.run('document.querySelector("[data-tool=bold]").getAttribute("aria-pressed")'), 'true');
  assert.equal(await page.run('document.activeElement.classList.contains("ProseMirror")'), true);
  await page.run('window.handle.flush()');
  await page.press('z', { ctrl: true });
  await page.press('z', { ctrl: true });
  await page.run('window.handle.flush()');
  assert.deepEqual(blocksOf('keys'), [p('a', 'Read the report')]);
  await page.close();
});

test('two hundred Chinese characters typed fast arrive exactly, in the text and in the headline', options, async () => {
  const words = Array.from({ length: 50 }, (_, index) => ['重庆', '新闻', '发布会', '数'][index % 4]!);
  server.add('fast', 'zh-CN', [p('a', '')]);
  const page = await browser.open(`${base}/?article=fast`);
  await page.until(ready);
  for (const target of ['.ProseMirror > p', 'textarea.ed-headline']) {
    await page.click(target);
    for (const word of words) await page.compose('pinyin', word);
  }
  await page.until(saved);
  assert.equal(await page.run('window.handle.flush()'), true);
  assert.deepEqual(blocksOf('fast'), [p('a', words.join(''))]);
  assert.equal(server.articles.get('fast')!.fields.get('headline')!.value, words.join(''));
  await page.close();
});

test('leaving the page at once loses nothing', options, async () => {
  const article = server.add('leave', 'en', [p('a', 'First')]);
  const page = await browser.open(`${base}/?article=leave`);
  await page.until(ready);
  await page.click('.ProseMirror > p');
  await page.press('End');
  await page.type(' and last');
  await page.send('Page.navigate', { url: 'about:blank' });
  await untilTrue(() => JSON.stringify(blocksOf('leave')) === JSON.stringify([p('a', 'First and last')]));
  assert.deepEqual(blocksOf('leave'), [p('a', 'First and last')]);
  // The same tab is known again after a reload and still holds its lease.
  await page.send('Page.navigate', { url: `${base}/?article=leave` });
  await page.until(ready);
  const { tab } = article.holder!;
  await page.run('window.handle.destroy()');
  await untilTrue(() => article.holder === null);
  assert.equal(article.requests.at(-1)!.tab, tab);
  await page.close();
});

test('a picture of another site is imported into its place, and one of the library takes the place of another', options, async () => {
  const place = (id: string, link: string): Block => ({ id, type: 'paragraph', text: [{ text: '\u{1F5BC} A bridge', link }] });
  server.add('places', 'en', [p('a', 'Before'), place('b', 'https://pictures.example/bridge.jpg'), place('c', 'https://pictures.example/gone.jpg')]);
  const page = await browser.open(`${base}/?article=places`);
  await page.until(ready);
  const offers = (at: number) => `document.querySelectorAll('.ed-open-place')[${at}]`;
  await page.run(`${offers(1)}.querySelector('button').click()`);
  await page.until(`${offers(1)}.textContent.includes('did not give the picture away')`);
  await page.run(`${offers(0)}.querySelector('button').click()`);
  await page.until(`document.querySelectorAll('.ed-open-place').length === 1 && ${saved}`);
  const imported = blocksOf('places').find(block => block.type === 'picture')!;
  assert.deepEqual({ ...imported, id: '' }, { id: '', type: 'picture', picture: 'a8098c1a-f86e-11da-bd1a-00112444be1e', caption: [{ text: 'A bridge' }], credit: 'Li' });
  assert.equal(blocksOf('places').some(block => block.id === 'b'), false);
  await page.run(`window.handle.putPicture({ id: 'b8098c1a-f86e-11da-bd1a-00112444be1e', caption: 'Other', credit: 'Wang', alt: 'Seen' }, ${JSON.stringify(imported.id)})`);
  await page.until(saved);
  await untilTrue(() => blocksOf('places').some(block => block.type === 'picture' && block.picture.startsWith('b8')));
  assert.deepEqual(blocksOf('places').filter(block => block.type === 'picture').map(({ sources: _, ...block }) => block),
    [{ id: imported.id, type: 'picture', picture: 'b8098c1a-f86e-11da-bd1a-00112444be1e', caption: [{ text: 'A bridge' }], credit: 'Li', alt: 'Seen' }]);
  await page.close();
});

test('in the dark, at both widths', options, async () => {
  server.add('dark', 'zh-CN', [p('a', zh[0]!), { id: 'q', type: 'quotation', text: [{ text: zh[2]! }], attribution: '市委网信办' },
    { id: 't', type: 'table', header: true, rows: [[[{ text: '指标' }], [{ text: '位次' }]], [[{ text: '数字化水平' }], [{ text: '9' }]]] },
    { id: 'f', type: 'picture', picture: 'a8098c1a-f86e-11da-bd1a-00112444be1e', caption: [{ text: '发布会现场' }], credit: '李伟 摄', alt: '会场' },
    { id: 'h', type: 'divider' }, p('z', zh[1]!)]);
  for (const width of [1280, 390]) {
    const page = await browser.open(`${base}/?article=dark`, width, 844, true);
    await page.until(ready);
    await page.screenshot(`dark-${width}`, true);
    const before = server.text('dark');
    await page.run('window.handle.flush()');
    assert.deepEqual(server.text('dark'), before);
    await page.run('window.handle.destroy()');
    await untilTrue(() => server.articles.get('dark')!.holder === null);
    await page.close();
  }
});
