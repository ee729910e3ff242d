// lunr, with its English pipeline taken out and pairs of characters as tokens.

import lunr from 'lunr';
import { fromBytes, toBytes } from './json.mjs';
import { bigrams } from './terms.mjs';

let index;

export function build(articles) {
  index = lunr(function () {
    this.ref('number');
    this.field('title', { boost: 3 });
    this.field('body');
    this.tokenizer = (text) => bigrams(String(text ?? '')).map((term) => new lunr.Token(term));
    this.pipeline.reset();
    this.searchPipeline.reset();
    articles.forEach(({ title, body }, number) => this.add({ number, title, body }));
  });
}

export const save = () => toBytes(index);

export function open(bytes) {
  index = lunr.Index.load(fromBytes(bytes));
}

export function search(query, limit) {
  const found = index.query((clauses) => {
    for (const term of bigrams(query)) clauses.term(term, { presence: lunr.Query.presence.REQUIRED, usePipeline: false });
  });
  return found.slice(0, limit).map(({ ref }) => Number(ref));
}
