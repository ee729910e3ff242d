// FlexSearch with its own encoder for Chinese, Japanese and Korean: single characters, in any order.

import { Charset } from 'flexsearch';
import { flexsearch } from './flexsearch.mjs';

export const { build, save, open, search } = flexsearch(
  { encoder: Charset.CJK, tokenize: 'strict' },
  // It does not part a query at spaces.
  (find, query, limit) => find(query.replaceAll(' ', ''), limit),
);
