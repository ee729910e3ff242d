// SQLite FTS5 with its trigram tokenizer. Parts of one or two characters have no trigram: LIKE reads the stored text for them.

import { quoted, sqlite } from './sqlite.mjs';
import { parts } from './terms.mjs';

const TRIGRAM = 3;

export const { start, build, save, open, search, memory } = sqlite({
  columns: "title, body, tokenize = 'trigram'",
  shown: (text) => text,
  condition(query) {
    const long = parts(query).filter((part) => part.length >= TRIGRAM);
    const like = parts(query).filter((part) => part.length < TRIGRAM);
    return { match: long.length ? long.map(quoted).join(' AND ') : undefined, like };
  },
});
