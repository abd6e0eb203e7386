import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { cleanText, countText, safeLink } from '../src/text';

test('text is cleaned of what nobody meant to write', () => {
  for (const [dirty, clean] of [
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'], ['a\tb\u00a0c', 'a b c'], ['\ufeffa\u200bb\u00adc\u2060', 'abc'], ['a\u202eb\u2066c', 'abc'], ['a\u0000\u0007b', 'ab'],
    ['a\ud800b\udc00c', 'abc'], ['𠮷👩‍👩‍👧🏽', '𠮷👩‍👩‍👧🏽'], [' \u200dx\u200d', ' x'], ['。，“”《》　', '。，“”《》　'], ['\ufdd0\uffff\u{1ffff}x', 'x'],
  ] as const) assert.equal(cleanText(dirty), clean);
});

test('links are absolute and of three schemes', () => {
  for (const [typed, link] of [
    ['https://a.example/x', 'https://a.example/x'], ['a.example/x', 'https://a.example/x'], ['a@b.example', 'mailto:a@b.example'], ['mailto:a@b.example', 'mailto:a@b.example'],
    ['javascript:alert(1)', null], ['JAVASCRIPT:alert(1)', null], ['data:text/html,x', null], ['file:///etc/passwd', null], ['/relative', null], ['#here', null], ['', null], ['two words.example', null],
    ['https://', null], ['http:a', null], [`https://a.example/${'x'.repeat(2048)}`, null], [' https://例子.example/路 ', 'https://例子.example/路'], ['a.example:8080/x', 'https://a.example:8080/x'],
  ] as const) assert.equal(safeLink(typed), link, typed);
});

test('counts are those of the trade', () => {
  for (const [text, han, words] of [
    ['我喜歡喝波霸奶茶，我喜歡喝波霸奶茶。', 16, 18], ['On July 10, the Office said', 0, 6], ['发布《2022重庆市互联网发展报告》', 12, 15], ['He said “no” — it’s over.', 0, 5], ['他说“不”——', 3, 7], ['', 0, 0],
  ] as const) assert.deepEqual(countText(text), { han, words }, text);
});
