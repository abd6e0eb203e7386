// Lines of pasted text: which breaks between them are meant, and which only ended a line of the page that they came from.

import type { Run } from './contract';

const chinese = /[\p{Script=Han}\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u303f\uff00-\uff65]/u;
/** After the end of a sentence a new line is a new thought. */
const endOfSentence = /[。！？：；…”』」.!?:;]$/;
/** More than a block may hold is refused by the server, so that a paragraph without end is cut behind a sentence. */
export const longestParagraph = 18_000;

/** Whether a break between two lines only ended a line inside a Chinese sentence. */
export const isSoft = (before: string, after: string): boolean =>
  !endOfSentence.test(before) && chinese.test([...before].at(-1) ?? '') && chinese.test([...after][0] ?? '');

/** Paragraphs of the text of one block: an empty line parts them, a line broken inside a Chinese sentence is joined. */
export function paragraphsOf(runs: readonly Run[]): Run[][] {
  const whole = runs.map(run => run.text).join('');
  const cuts = new Map<number, 'part' | 'join'>();
  for (const { index, 0: gap } of whole.matchAll(/\n+/g)) {
    if (gap.length > 1) cuts.set(index, 'part');
    else if (isSoft(whole.slice(Math.max(0, index - 2), index), whole.slice(index + 1, index + 3))) cuts.set(index, 'join');
  }
  for (const end of endsOfLong(whole)) cuts.set(end, 'part');
  if (!cuts.size) return [runs.slice()];
  const result: Run[][] = [[]];
  let at = 0, parting = false;
  for (const run of runs) {
    let text = '';
    const end = () => {
      const before = result.at(-1)!.at(-1);
      if (before && before.bold === run.bold && before.italic === run.italic && before.link === run.link) before.text += text;
      else if (text) result.at(-1)!.push({ ...run, text });
      text = '';
    };
    for (const character of run.text) {
      const cut = cuts.get(at);
      at += character.length;
      if (cut === 'part') {
        end();
        result.push([]);
        parting = true;
      }
      if (cut === 'join' || (parting && /[ \n]/.test(character))) continue;
      parting = false;
      text += character;
    }
    end();
  }
  return result.filter(paragraph => paragraph.length);
}

/** Plain text as paragraphs. Where empty lines part them, the lines inside one were broken by the width of a page. */
export function paragraphsOfText(text: string): string[] {
  const hasEmptyLines = /\S[ \u3000]*\n[ \u3000]*\n/.test(text);
  const parts = hasEmptyLines ? text.split(/\n[ \u3000]*(?:\n[ \u3000]*)+/) : [text];
  return parts.flatMap(part => {
    const lines = part.split('\n').map(line => line.replace(/^[ \u3000]+|[ \u3000]+$/g, '')).filter(Boolean);
    return hasEmptyLines ? joined(lines) : lines;
  }).flatMap(line => paragraphsOf([{ text: line }]).map(runs => runs.map(run => run.text).join('')));
}

function joined(lines: string[]): string[] {
  const result: string[] = [];
  let broken = '';
  for (const line of lines) {
    const before = result.at(-1);
    // A short line ends where its writer ended it.
    if (before !== undefined && [...broken].length >= 10 && isSoft(broken, line)) result[result.length - 1] = before + line;
    else if (before !== undefined && broken.length >= 40 && /[\p{L}\p{Nd},]$/u.test(broken) && /^\p{Ll}/u.test(line)) result[result.length - 1] = `${before} ${line}`;
    else result.push(line);
    broken = line;
  }
  return result;
}

function endsOfLong(text: string): number[] {
  const ends: number[] = [];
  let from = 0;
  while (text.length - from > longestParagraph) {
    const piece = text.slice(from, from + longestParagraph);
    const sentence = Math.max(...['。', '！', '？', '. ', '! ', '? ', '\n'].map(mark => piece.lastIndexOf(mark)), piece.lastIndexOf(' '));
    let end = from + (sentence > 0 ? sentence + 1 : longestParagraph);
    if (/[\udc00-\udfff]/.test(text[end] ?? '')) end--;
    ends.push(end);
    from = end;
  }
  return ends;
}
