/**
 * What is to be known of an answer beside its hits: that there is none, or only nearest ones, what was read another way, what may have been
 * meant, how many are not listed.
 *
 * @module
 */

import { h } from './dom.js';

/**
 * @param {import('./reading.js').ReadingWords} words
 * @param {string} query
 * @param {{total: number, listed: number, exact: boolean, meant: string | null}} answer
 * @param {(query: string) => void} ask to look for something else
 * @returns {(Node | string)[]} nothing where the hits say it all
 */
export function remarks(words, query, { total, listed, exact, meant }, ask) {
  const other = meant && (total === 0 || !exact) && instead(words.meant(meant), () => ask(meant));
  if (total === 0) return [h('strong', {}, words.none(query)), ' ', other || words.noneHelp];
  if (!exact) return [words.nearest(total), other && ' ', other].filter(Boolean);
  return [meant && words.readAs(meant), total > listed && words.more(total, listed)].filter(Boolean);
}

/**
 * @param {string} text
 * @param {() => void} ask
 */
function instead(text, ask) {
  const button = h('button', { type: 'button', class: 'meant' }, text);
  button.addEventListener('click', ask);
  return button;
}
