/**
 * What an address means once a better parser has read the same text: articles are found by how their headlines begin, and passages
 * by their own words, wherever they stand now.
 *
 * `meant({ article: 'p1-a3', slug: '开局就要奔跑', quote: '' }, pieces)` is the piece with that headline.
 *
 * @module
 */

import { letters, slug } from './slug.js';

/** @typedef {import('./makeup.js').Piece} Piece */

/**
 * The piece an address means: the one with its id if that says what the address quotes, else one that does.
 *
 * @param {import('./address.js').Place} place
 * @param {Map<string, Piece>} pieces
 * @returns {Piece | undefined} the one with the id where none says it
 */
export function meant({ article, slug: given, quote }, pieces) {
  const named = pieces.get(article);
  const all = named ? [named, ...pieces.values()] : [...pieces.values()];
  const holds = (/** @type {string} */ text) => letters(text) && all.find((piece) => letters(wording(piece.article)).includes(letters(text)));
  if (!article) return undefined;
  return holds(quote) || (given && all.find((piece) => slug(piece) === given)) || holds(given) || named;
}

/** @param {import('./model.js').Article} article */
const wording = ({ kicker, headline, subhead, body }) => [...kicker, ...headline, ...subhead, ...body.map(({ text }) => text)].join('');
