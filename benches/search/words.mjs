// What queries are made of: words of Chinese as the browser's own dictionary cuts them, and words of scripts with spaces.

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const HAN = /^\p{Script=Han}+$/u;
/** Scripts without spaces between words; in them any place may begin a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** The pieces of a text, words and what is between them, in its order. */
export const segments = (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Whether a string is Han characters and nothing else. */
export const isHan = (text) => HAN.test(text);

/** The words of Han characters, as long as asked. */
export const hanWords = (text, least, most) =>
  segments(text).filter((word) => word.length >= least && word.length <= most && isHan(word));

/** Whether a word of a script with spaces may begin at a place: no such word goes on there. */
export function beginsWord(text, place) {
  const before = text.slice(Math.max(0, place - 1), place);
  return !LETTER.test(before) || UNSPACED.test(before);
}
