// What a report looks like: `node --test benches/search/table.test.mjs`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figures } from './figures.mjs';
import { report } from './table.mjs';

const QUESTIONS = {
  queries: [
    { kind: 'w2', query: '开放', right: [0] },
    { kind: 'p48a', query: '开放时间', right: [1, 2] },
  ],
  known: [{ query: '开放 时间', article: 2 }],
};
const MEASURED = {
  wire: 5_600,
  load: 12.34,
  answer: 123.4,
  memory: 1_500_000,
  fetched: null,
  times: [0.00123, 1.5],
  common: [3],
  found: [[0], [1, 0]],
  first: [[0], [1, 0]],
  known: [[1, 2]],
};
const INDEX = { raw: 1_234_567, brotli: 234_567, isBest: false, withoutText: null };

const row = (change = {}) => ({
  engine: { title: 'Plain' },
  build: 25_469,
  native: null,
  index: INDEX,
  ...figures(MEASURED, QUESTIONS),
  ...change,
});

const printed = (...rows) =>
  report({
    date: '2026-01-02',
    machine: 'A processor, 2 cores',
    browser: '150.0',
    node: 'v20.0.0',
    sections: [{ size: 1000, characters: 1_234_567, counts: { queries: 2, known: 1 }, rows }],
  });

test('machine and date stand above, and each size says what was searched', () => {
  const text = printed(row());
  assert.ok(text.startsWith('2026-01-02. A processor, 2 cores; Chromium 150.0, Node v20.0.0.\n'));
  assert.ok(text.includes('### 1,000 articles, 1,234,567 characters\n'));
  assert.ok(text.includes('2 queries, 1 known items.'));
});

test('a row has its costs in units that can be read', () => {
  const costs = '| Plain | 5.6 kB | 1.23 MB | 234.6 kB* | – | 25,469 | 12.3 | 123 | 0.00123 | 1.5 | – | 1.5 |';
  assert.ok(printed(row()).includes(costs));
  assert.ok(printed(row({ native: 70 })).includes('| 25,469 (native 70.0) |'));
});

test('the worst query is told by what the scan takes for it', () => {
  const scan = row({ engine: { name: 'scan', title: 'Scan' }, times: { asked: [0.1, 1], common: [1] } });
  const text = printed(row(), scan);
  assert.ok(text.includes('| 0.00123 | 1.5 | 3 | 1.5 |'), 'of 0.00123 / 0.1, 1.5 / 1 and 3 / 1');
  assert.ok(text.includes('| Scan |') && text.includes('| Scan |'));
});

test('a row has recall and precision of each class that was asked', () => {
  const answers = '| Plain | 75.0 / 75.0 | 100.0 / 100.0 | – | 50.0 / 50.0 | – | – | – | – | 50.0 | 0.500 |';
  assert.ok(printed(row()).includes(answers));
});

test('answers that are no numbers of articles are translated', () => {
  const named = { ...MEASURED, found: [['a'], []], first: [['a'], []], known: [['b']] };
  const { classes, rank, phrases } = figures(named, QUESTIONS, { a: 0, b: 2 });
  assert.deepEqual(classes.w2, { recall: 1, precision: 1 });
  assert.deepEqual([rank, phrases], [1, null]);
});

test('what could not be measured is said', () => {
  const text = printed({ engine: { title: 'Slow' }, failed: 'its index took more than 7 minutes to build' }, row({ answered: 1 }));
  assert.ok(text.includes('- Slow: not measured, its index took more than 7 minutes to build.'));
  assert.ok(text.includes('- Plain: 1 of 2 queries answered in the time it had.'));
  assert.ok(!text.includes('| Slow'));
});
