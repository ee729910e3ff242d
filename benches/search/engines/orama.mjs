// Orama, with a tokenizer of pairs of characters. A threshold of 0 asks for every term, all in one property: so one holds title
// and body.

import { create, insertMultiple, load, save as saved, search as find } from '@orama/orama';
import { fromBytes, toBytes } from './json.mjs';
import { bigrams } from './terms.mjs';

/** How many articles are given at a time. */
const BATCH = 500;
const TOKENIZER = {
  language: 'chinese',
  normalizationCache: new Map(),
  tokenize: (value) => (typeof value === 'string' ? [...new Set(bigrams(value))] : [value]),
};
let database;

const empty = () => create({ schema: { title: 'string', text: 'string' }, components: { tokenizer: TOKENIZER } });

export async function build(articles) {
  database = empty();
  const records = articles.map(({ title, body }, number) => ({ id: String(number), title, text: `${title}\n${body}` }));
  await insertMultiple(database, records, BATCH);
}

export const save = () => toBytes(saved(database));

export function open(bytes) {
  database = empty();
  load(database, fromBytes(bytes));
}

export async function search(query, limit) {
  const { hits } = await find(database, { term: query, threshold: 0, limit, boost: { title: 3 } });
  return hits.map(({ id }) => Number(id));
}
