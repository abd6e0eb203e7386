import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { Window } from 'happy-dom';
import { blocksOfHtml } from '../src/pastedHtml';

const window = new Window();
const read = (html: string) => {
  const document = new window.DOMParser().parseFromString(`<body>${html}</body>`, 'text/html');
  return blocksOfHtml(document.body as unknown as Element);
};
const p = (text: string) => ({ type: 'paragraph', text: [{ text }] });

test('paragraphs, headings, marks and links are kept; styles, scripts, pictures and empty paragraphs go', () => {
  assert.deepEqual(read(`<style>p{}</style><script>x()</script><h1 style="color:red"><b>重庆</b></h1><h4>细节</h4><p> </p><p>&nbsp;</p>
    <p onclick="x()">A <b>bold</b> and <i style="font-style:italic">slanted</i> <a href="https://a.example/">link</a> <a href="javascript:x()">bad</a><img width="1" height="1" src="http://t.example/1.gif"></p>`), [
    { type: 'heading', level: 2, text: [{ text: '重庆' }] }, { type: 'heading', level: 3, text: [{ text: '细节' }] },
    { type: 'paragraph', text: [{ text: 'A ' }, { text: 'bold', bold: true }, { text: ' and ' }, { text: 'slanted', italic: true }, { text: ' ' }, { text: 'link', link: 'https://a.example/' }, { text: ' bad' }] },
  ]);
});

test('a word processor’s document wrapper in a bold element that is not bold', () => {
  assert.deepEqual(read('<b style="font-weight:normal" id="docs"><p><span style="font-weight:700">strong</span> plain</p></b>'),
    [{ type: 'paragraph', text: [{ text: 'strong', bold: true }, { text: ' plain' }] }]);
});

test('lists of Word, written as paragraphs, become lists', () => {
  const item = (level: number, mark: string, text: string) => `<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level${level} lfo1'><span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span>${text}<o:p></o:p></p>`;
  assert.deepEqual(read(`<p class=MsoNormal>Before</p>${item(1, '1.', 'one')}${item(2, 'a)', 'inner')}${item(1, '2.', 'two')}<p class=MsoNormal>After</p>${item(1, '·', 'dot')}`), [
    p('Before'), { type: 'list', ordered: true, items: [{ text: [{ text: 'one' }], items: [{ text: [{ text: 'inner' }] }] }, { text: [{ text: 'two' }] }] },
    p('After'), { type: 'list', items: [{ text: [{ text: 'dot' }] }] },
  ]);
});

test('nested lists are kept to the third level', () => {
  assert.deepEqual(read('<ol><li>a<ul><li>b<ul><li>c<ul><li>d</li></ul></li></ul></li></ul></li><li><p>e</p><p>f</p></li><ul><li>g</li></ul></ol>'), [
    { type: 'list', ordered: true, items: [
      { text: [{ text: 'a' }], items: [{ text: [{ text: 'b' }], items: [{ text: [{ text: 'c' }] }, { text: [{ text: 'd' }] }] }] },
      { text: [{ text: 'e\nf' }], items: [{ text: [{ text: 'g' }] }] }] },
  ]);
});

test('the nested sections of a messenger’s article flatten to paragraphs', () => {
  assert.deepEqual(read('<section><section style="x"><p><span><span>第一段，</span></span><strong><span>重点</span></strong></p></section><section><br></section><section><span>第二段</span></section></section>'),
    [{ type: 'paragraph', text: [{ text: '第一段，' }, { text: '重点', bold: true }] }, p('第二段')]);
});

test('a line that is broken inside Chinese is joined, one in English becomes a space', () => {
  assert.deepEqual(read('<p>重庆市\n    人民政府。\n新闻</p><p>the\n  press</p>'), [p('重庆市人民政府。新闻'), p('the press')]);
});

test('tables keep their cells; layout tables do not stay tables', () => {
  assert.deepEqual(read('<table><tr><th>a</th><th colspan=2>b</th></tr><tr><td>1</td><td><p>2</p><p>3</p></td></tr></table><table><tr><td><p>only</p><p>text</p></td></tr></table>'), [
    { type: 'table', header: true, rows: [[[{ text: 'a' }], [{ text: 'b' }], []], [[{ text: '1' }], [{ text: '2\n3' }], []]] }, p('only'), p('text')]);
});

test('quotations keep who said it, rules become dividers, hidden text and invisible characters go', () => {
  assert.deepEqual(read('<blockquote><p>One</p><p>Two</p><footer>— A\u200bnn</footer></blockquote><hr><p>a\u202eb<span style="display:none">secret</span></p>'),
    [{ type: 'quotation', text: [{ text: 'One\nTwo' }], attribution: 'Ann' }, { type: 'divider' }, p('ab')]);
});

test('a large paste is read in reasonable steps', () => {
  const blocks = read('<p>重庆数字化综合发展水平 <b>位居</b>全国前列</p>'.repeat(3000));
  assert.equal(blocks.length, 3000);
});
