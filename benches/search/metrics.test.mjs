// How answers are judged: `node --test benches/search/metrics.test.mjs`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byClass, mean, median, precision, quantile, recall, reciprocalRank } from './metrics.mjs';

test('recall is of what is right, precision of what was found', () => {
  assert.equal(recall([1, 2, 9], [1, 2, 3, 4]), 0.5);
  assert.equal(precision([1, 2, 9, 8], [1, 2, 3]), 0.5);
});

test('an empty answer has no precision and finds nothing', () => {
  assert.equal(precision([], [1]), null);
  assert.equal(recall([], [1]), 0);
});

test('the reciprocal rank counts the first page only', () => {
  assert.equal(reciprocalRank([7, 5], 7), 1);
  assert.equal(reciprocalRank([7, 5, 4, 3], 3), 0.25);
  assert.equal(reciprocalRank([7], 8), 0);
  assert.equal(reciprocalRank([...Array(10).keys(), 99], 99), 0);
});

test('a mean leaves out what is not known', () => {
  assert.equal(mean([1, null, 0]), 0.5);
  assert.equal(mean([null]), null);
});

test('quantiles are numbers that were measured', () => {
  assert.equal(median([5, 1, 3]), 3);
  assert.equal(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95), 10);
  assert.equal(quantile([1, 2, 3, 4], 0.5), 2);
  assert.equal(quantile([], 0.5), null);
});

test('classes are judged apart, each query counting the same', () => {
  const judged = [
    { kind: 'w2', found: [1], right: [1] },
    { kind: 'w2', found: [], right: [2] },
    { kind: 'latin', found: [3, 4], right: [3] },
  ];
  const figures = byClass(judged);
  assert.deepEqual(figures.w2, { recall: 0.5, precision: 1 });
  assert.deepEqual(figures.latin, { recall: 1, precision: 0.5 });
  assert.deepEqual(figures.all, { recall: 2 / 3, precision: 0.75 });
});
