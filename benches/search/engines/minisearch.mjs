// MiniSearch, which takes any tokenizer.

import MiniSearch from 'minisearch';
import { bigrams } from './terms.mjs';

const OPTIONS = {
  fields: ['title', 'body'],
  tokenize: bigrams,
  processTerm: (term) => term,
  searchOptions: { boost: { title: 3 }, combineWith: 'AND' },
};
let index;

export function build(articles) {
  index = new MiniSearch(OPTIONS);
  index.addAll(articles.map(({ title, body }, id) => ({ id, title, body })));
}

export const save = () => new TextEncoder().encode(JSON.stringify(index));

export function open(bytes) {
  index = MiniSearch.loadJSON(new TextDecoder().decode(bytes), OPTIONS);
}

export const search = (query, limit) => index.search(query).slice(0, limit).map(({ id }) => id);
