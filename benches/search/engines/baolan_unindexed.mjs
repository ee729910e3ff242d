// Baolan without anything made beforehand: the texts are fetched and read for the first queries, and indexed when there is time.

import { issue, open as add, segment } from './baolan.mjs';
import { fromBytes, toBytes } from './json.mjs';

export { memory, search, start } from './baolan.mjs';

let texts;

export function build(articles) {
  texts = articles.map(({ id, title, body }) => ({ id, title, body }));
}

export const save = () => toBytes(texts);

export function open(bytes) {
  const read = issue(fromBytes(bytes));
  add(segment(read, true));
  requestIdleCallback(() => add(segment(read)));
}
