// The report says the medians, the share, and which queries took longer than the scan.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST } from './measure.mjs';
import { report } from './report.mjs';

const each = (times) => Object.fromEntries(FIRST.map((query) => [query, times]));
const queries = [{ kind: 'w2', query: '民政' }, { kind: 'n34', query: '春运会' }];

test('shares are of medians, and the slower queries are named', () => {
  const text = report({
    kept: { issues: 365, characters: 1234567, bytes: { heads: 1460000, terms: 30e6, texts: 40e6 } },
    first: { shelf: each([10, 30, 20]), scan: each([80, 90, 100]) },
    queries,
    shelf: { first: [3, 9], again: [1, 2], totals: [5, 7], memory: 80e6 },
    scan: { first: [4, 5], again: [2, 3], totals: [5, 6], memory: 40e6 },
  });
  assert.match(text, /365 issues of 8 pages, 1,234,567 characters/);
  assert.match(text, new RegExp(`${FIRST[0]} +20\\.0 +90\\.0 +0\\.22`));
  assert.match(text, /asked for the first time, 1, the worst 春运会 \(9\.0 and 5\.0\); again, none/);
  assert.match(text, /heads 1 MB \(4\.0 kB an issue\), terms 30 MB, texts 40 MB/);
  assert.match(text, /2 queries\. Both sides find as many articles in 1; the others are 1 n34\./);
  assert.match(text, /the shelf 80 MB, the scan 40 MB/);
});
