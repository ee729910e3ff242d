/**
 * A text in pieces that can be said in one breath. In come a text and its language, out come places in it: each
 * sentence once and in order, without the white space around it, a very long one in parts that end at a pause.
 *
 * `sentences('他走了。“明天来。”', 'zh-CN')` gives `[[0, 4], [4, 9]]`.
 *
 * @module
 */

/** How long a piece may be. Chromium falls silent after 15 seconds of one utterance, and a voice says about so much in that time. */
const MOST_LETTERS = 200;
const MOST_CHARACTERS = 60;

/** Chinese, Japanese and Korean characters and signs: each is a syllable or more. */
const CHARACTER = /[\u2e80-\uffff]/;

/** What opens the next sentence; by the rules of Unicode it would close the one before where no space stands between. */
const OPENING = /[\p{Ps}\p{Pi}]+$/u;

/** A point that ends an initial or a title, or a short name. With that one a sentence too many is joined to the next, which nobody hears. */
const SHORTENED = /\b[A-Z][a-z]{0,3}\.\s*$/;

/** A sentence, where the browser can't tell. */
const SENTENCE = /[^]+?(?:[。！？]+[\p{Pe}\p{Pf}]*|[.!?]+[\p{Pe}\p{Pf}"']*(?=\s)|$)\s*/gu;

/** Where a voice pauses within a sentence: behind a mark and what closes there. */
const PAUSE = '(?<=[，；：…—][\\p{Pe}\\p{Pf}]*|[,;:]\\s+|$)(?![，；：…—\\p{Pe}\\p{Pf}])';

/** Where it hardly does. */
const SPACE = '(?<=[、\\s]|$)';

/** What is worth saying. */
const SAID = /[\p{L}\p{N}]/u;

/**
 * @param {string} text
 * @param {string} lang
 * @returns {[start: number, end: number][]} places in the text's UTF-16 codes
 */
export function sentences(text, lang) {
  const places = [];
  let start = 0;
  for (const piece of whole(text, lang).flatMap(parts)) {
    const end = start + piece.length;
    if (SAID.test(piece)) places.push([end - piece.trimStart().length, start + piece.trimEnd().length]);
    start = end;
  }
  return places;
}

/**
 * The sentences, which joined are the text.
 *
 * @param {string} text
 * @param {string} lang
 */
function whole(text, lang) {
  const found = [];
  let rest = '';
  for (const segment of segments(text, lang)) {
    const sentence = rest + segment;
    rest = SHORTENED.test(sentence) ? sentence : (OPENING.exec(sentence)?.[0] ?? '');
    found.push(sentence.slice(0, sentence.length - rest.length));
  }
  return [...found, rest];
}

/**
 * @param {string} text
 * @param {string} lang
 * @returns {string[]}
 */
function segments(text, lang) {
  try {
    return Array.from(new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text), ({ segment }) => segment);
  } catch {
    // There is no Segmenter, or `lang` is no language.
    return text.match(SENTENCE) ?? [];
  }
}

/**
 * A sentence, or as much of it at a time as one piece takes: to the last pause in reach, else to the last space, else to
 * wherever the next of them is.
 *
 * @param {string} sentence
 */
function parts(sentence) {
  const within = `[^]{1,${CHARACTER.test(sentence) ? MOST_CHARACTERS : MOST_LETTERS}}`;
  return sentence.match(new RegExp(`${within}${PAUSE}|${within}${SPACE}|[^]+?(?:${PAUSE}|${SPACE})`, 'gu')) ?? [];
}
