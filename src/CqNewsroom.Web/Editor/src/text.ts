// Characters that a document may hold, links that it may carry, and how long it is. The server holds the same rules
// (Core.Documents: TextCleaner, TextRules, TextCounts) and refuses what breaks them; cleaning here keeps a save from being refused.

const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
// Controls, format characters except joiners and the visible Arabic and Syriac signs, halves of pairs, noncharacters
const forbidden = /(?![\n\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])[\p{Cc}\p{Cf}\p{Cs}\ufdd0-\ufdef\ufffe\uffff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu;
// A joiner is allowed only inside a word or an emoji.
const strayJoiners = /(?<![^\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?![^\s\u200c\u200d])|(?<=[\u200c\u200d])[\u200c\u200d]+/g;

/** Text without what the server would refuse; line ends become \n, tabs and no-break spaces become spaces. */
export function cleanText(text: string): string {
  return text.replace(lineEnds, '\n').replace(/[\t\u00a0]/g, ' ').replace(forbidden, '').replace(strayJoiners, '');
}

/** Text of a field or an attribution, which has one line. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\n+/g, ' ');

/** The absolute http, https or mailto address meant by what somebody typed or pasted, or null. */
export function safeLink(typed: string): string | null {
  const text = cleanLine(typed).trim();
  if (!text || /\s/.test(text)) return null;
  const link = withScheme(text);
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return null;
  }
  const leadsSomewhere = /^https?:$/.test(url.protocol) ? url.hostname !== '' && /^https?:\/\//i.test(link) : url.protocol === 'mailto:' && url.pathname !== '';
  return leadsSomewhere && link.length <= 2048 ? link : null;
}

function withScheme(text: string): string {
  const hostWithPort = /^[^/:@]+\.[^/:@]+:\d+(\/|$)/;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !hostWithPort.test(text)) return text;
  if (/^[^/@]+@[^/@]+\.[^/@]+$/.test(text)) return `mailto:${text}`;
  return /^[^/.]+\.[^/]+/.test(text) ? `https://${text}` : text;
}

export interface Counts { han: number; words: number }

const isHan = /[\u4e00-\u9fff\u3400-\u4dbf\u3005\u3007\uf900-\ufaff\u{20000}-\u{323af}]/u;
const isEastAsian = /[\u4e00-\u9fff\u3400-\u4dbf\u3001-\u33ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\u2e80-\u2fdf\u{20000}-\u{323af}]/u;
const isSharedMark = /[\u00b7\u2014\u2018\u2019\u201c\u201d\u2026]/;
const isWordCharacter = /[\p{L}\p{Nd}]/u;

/** Han characters, and words as word processors count them: each Chinese character or mark 1, each run of other letters or digits 1. */
export function countText(text: string): Counts {
  let han = 0, asian = 0, words = 0, openMarks = 0;
  let inWord = false, afterAsian = false, marksAfterAsian = false;
  const closeWord = () => {
    if (inWord) words++;
    inWord = false;
  };
  const closeMarks = (beforeAsian: boolean) => {
    if (openMarks > 0 && (beforeAsian || marksAfterAsian)) {
      asian += openMarks;
      closeWord();
    }
    openMarks = 0;
    marksAfterAsian = false;
  };
  for (const character of text) {
    if (isSharedMark.test(character)) {
      marksAfterAsian ||= openMarks === 0 && afterAsian;
      openMarks++;
      continue;
    }
    const here = isEastAsian.test(character);
    closeMarks(here);
    if (here) {
      asian++;
      if (isHan.test(character)) han++;
    }
    if (here || /\s/.test(character)) closeWord();
    else inWord ||= isWordCharacter.test(character);
    afterAsian = here;
  }
  closeMarks(false);
  closeWord();
  return { han, words: asian + words };
}
