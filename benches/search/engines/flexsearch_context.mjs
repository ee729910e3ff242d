// FlexSearch with its own encoder and a context of one: characters beside each other, in this order.

import { Charset } from 'flexsearch';
import { flexsearch } from './flexsearch.mjs';
import { parts } from './terms.mjs';

/** More than any corpus has articles: each part must give all of its answers before those of all parts are known. */
const ALL = 1e9;

export const { build, save, open, search } = flexsearch(
  { encoder: Charset.CJK, tokenize: 'strict', context: { depth: 1, bidirectional: false, resolution: 3 } },
  (find, query, limit) => {
    const [first, ...others] = parts(query);
    if (!others.length) return find(first, limit);
    const sets = others.map((part) => new Set(find(part, ALL)));
    return find(first, ALL).filter((number) => sets.every((set) => set.has(number))).slice(0, limit);
  },
);
