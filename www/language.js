/**
 * The language an issue is in, as a tag for fonts, voices and screen readers: its page may be in another one.
 *
 * `language(issue)` is `zh-CN`.
 *
 * @module
 */

/** Characters of everyday that are written in one way or the other, in the same order. */
const SIMPLIFIED = /[这们来时对国发会说过还进动现开关]/g;
const TRADITIONAL = /[這們來時對國發會說過還進動現開關]/g;

/** How much of the text is looked at, in characters: a page's worth. */
const SAMPLE = 4000;

/**
 * @param {import('./model.js').Issue} issue
 * @returns {'zh-CN' | 'zh-TW' | 'ja' | 'en'}
 */
export function language({ pages }) {
  let text = '';
  for (const { headline, body } of pages.flatMap(({ articles }) => articles)) {
    text += headline.join('') + body.map(({ text }) => text).join('');
    if (text.length > SAMPLE) break;
  }
  const count = (/** @type {RegExp} */ kind) => text.match(kind)?.length ?? 0;
  if (count(/[ぁ-ヺ]/g) > text.length / 10) return 'ja';
  if (count(/[a-z]/gi) > count(/[一-龥]/g)) return 'en';
  return count(TRADITIONAL) > count(SIMPLIFIED) ? 'zh-TW' : 'zh-CN';
}
