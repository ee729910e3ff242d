// Fuse.js, its extended search with `'part`, which holds exactly, in the title or the body; it reads all text for each query.

import Fuse from 'fuse.js';
import { fromBytes, toBytes } from './json.mjs';
import { parts } from './terms.mjs';

const OPTIONS = {
  keys: [{ name: 'title', weight: 3 }, 'body'],
  useExtendedSearch: true,
  ignoreLocation: true,
  threshold: 0,
};
let texts;
let fuse;

export function build(articles) {
  texts = articles.map(({ title, body }) => ({ title, body }));
}

export const save = () => toBytes(texts);

export function open(bytes) {
  fuse = new Fuse(fromBytes(bytes), OPTIONS);
}

export function search(query, limit) {
  const clauses = parts(query).map((part) => ({ $or: [{ title: `'${part}` }, { body: `'${part}` }] }));
  return fuse.search({ $and: clauses }, { limit }).map(({ refIndex }) => refIndex);
}
