// What the engines without a tokenizer for Chinese are given as terms: pairs of characters side by side, and whole words of
// other scripts, in small letters and half width.

const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const RUNS = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

export const folded = (text) => text.normalize('NFKC').toLowerCase();

/** The terms of a text; a character that stands alone is a term too. */
export const bigrams = (text) => (folded(text).match(RUNS) ?? []).flatMap((run) => (IS_UNSPACED.test(run) ? pairs(run) : [run]));

function pairs(run) {
  if (run.length === 1) return [run];
  return Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
}

/** The parts of a query, all of which must be found. */
export const parts = (query) => query.split(' ');
