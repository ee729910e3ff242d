/**
 * The language of the interface: every word it says, one file a language in strings/; the article's own words are never
 * there. Simplified Chinese comes with the reader, the others are fetched where a page is in them.
 *
 * `(await words('en')).page(2)` is `Page 2`.
 *
 * @module
 */

import { first } from './strings/zh-Hans.js';

/** @typedef {import('./strings/zh-Hans.js').Words} Words */

/** @type {Words} */
export const CHINESE = first;

/**
 * The words for a BCP 47 tag: Chinese as it is written there, English for any other language.
 *
 * @param {string} tag
 * @returns {Promise<Words>} simplified Chinese where nothing is said, or the language can't be had
 */
export async function words(tag) {
  const isChinese = /^(zh\b|$)/i.test(tag);
  if (isChinese && !/-(hant|tw|hk|mo)\b/i.test(tag)) return CHINESE;
  const fetched = isChinese ? import('./strings/zh-Hant.js') : import('./strings/en.js');
  const { first, reading, desk } = await fetched.catch(() => ({ first: CHINESE }));
  // One object a language, so that it is known again.
  return Object.assign(first, reading, desk);
}
