// SQLite FTS5 with each Chinese character a word of its own, and phrases asked for. The text is not stored.

import { quoted, sqlite } from './sqlite.mjs';
import { folded, parts } from './terms.mjs';

const spaced = (text) => folded(text).replace(/\p{Script=Han}/gu, ' $& ').trim();

/** A part that ends in a letter or digit also finds words that begin so. */
const phrase = (part) => quoted(spaced(part)) + (/[a-z0-9]$/i.test(part) ? '*' : '');

export const { start, build, save, open, search, memory } = sqlite({
  columns: "title, body, content = '', tokenize = 'unicode61'",
  shown: spaced,
  condition: (query) => ({ match: parts(query).map(phrase).join(' AND '), like: [] }),
});
