// Baolan without anything made beforehand: the texts are fetched, and indexed in the browser.

import { build as index, open as add, save as segment } from './baolan.mjs';
import { fromBytes, toBytes } from './json.mjs';

export { memory, search, start } from './baolan.mjs';

let texts;

export function build(articles) {
  texts = articles.map(({ id, title, body }) => ({ id, title, body }));
}

export const save = () => toBytes(texts);

export function open(bytes) {
  index(fromBytes(bytes));
  add(segment());
}
