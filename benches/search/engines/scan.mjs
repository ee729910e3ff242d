// No engine: the text itself, all of it read by `includes()` for each query, so that how many there are is known. Not ranked.

import { parts } from './terms.mjs';

/** Stands between two articles, and in none. */
const BETWEEN = '\u0001';
let texts;

export function build(articles) {
  texts = articles.map(({ title, body }) => `${title}\n${body}`.replaceAll(BETWEEN, ''));
}

export const save = () => new TextEncoder().encode(texts.join(BETWEEN));

export function open(bytes) {
  texts = new TextDecoder().decode(bytes).toLowerCase().split(BETWEEN);
}

export function search(query, limit) {
  const wanted = parts(query.toLowerCase());
  const found = [];
  for (let number = 0; number < texts.length; number++) {
    if (wanted.every((part) => texts[number].includes(part))) found.push(number);
  }
  return found.slice(0, limit);
}
