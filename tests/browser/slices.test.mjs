// An issue of many pages opens in slices, between which the browser gets its turn: to show, to take keys, to think better of it.
// The engine is run as it is, unbundled, so that its Editions can be watched, and by a clock that goes on with each of their steps.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { visit } from './browser.mjs';

const PAGES = 16;
const read = (path) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');
const SEED = await read('../seeds/xiaoshan-2024-01-12-p1.txt');
const CHINESE = Array(PAGES).fill(SEED);
const ENGLISH = Array(PAGES).fill(await read('pages/english.txt'));

/**
 * In the page: opens an issue while another task asks for its turn again and again. Gives what the Editions did, in order, each with
 * how many turns the other had had by then, and what became of it. A step takes so many ms. `leave` has the other give the
 * issue up at its first turn after this was done.
 */
async function opened({ texts, step, leave }) {
  const [{ Engine }, ...wasms] = await Promise.all(['/www/engine.js', '/pkg/baolan_wasm.js', '/pkg/baolan_papers.js'].map((path) => import(path)));
  const engine = new Engine();
  const abort = new AbortController();
  const done = [];
  let turns = 0;
  let clock = 0;
  performance.now = () => clock;
  for (const [at, { Edition }] of wasms.entries()) {
    for (const name of ['read', 'finish', 'issue', 'free']) {
      const method = Edition.prototype[name];
      Edition.prototype[name] = function (...given) {
        done.push({ what: `${name} ${['small', 'papers'][at]}`, turns });
        clock += step;
        return method.apply(this, given);
      };
    }
  }
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    turns++;
    if (done.some(({ what }) => what === leave)) abort.abort();
    port2.postMessage(null);
  };
  port2.postMessage(null);
  const outcome = await engine.open({ texts }, { wasmUrl: null, signal: abort.signal }).then((commit) => (commit(), 'opened'), ({ name }) => name);
  port1.close();
  return { done, outcome, turns, pages: engine.issue?.pages.length ?? 0, found: engine.search('民政').total };
}

/** What was done, how many times. */
const counts = (done) => done.reduce((counts, { what }) => ({ ...counts, [what]: (counts[what] ?? 0) + 1 }), {});

/** Opens pages of this text in a browser's page of their own. */
async function open(texts, { step = 2, leave } = {}) {
  const { page } = await visit();
  return page.evaluate(opened, { texts, step, leave });
}

/** How many stretches without a turn of the other task something was done in. */
const slices = (done, wanted) => new Set(done.filter(({ what }) => what === wanted).map(({ turns }) => turns)).size;

/** What the small wasm does to make an issue. */
const SMALL = { 'read small': PAGES, 'finish small': 1, 'issue small': 1 };

test('sixteen pages are read in many tasks, others between them', async () => {
  const { done, outcome, pages } = await open(CHINESE);
  assert.deepEqual({ outcome, pages }, { outcome: 'opened', pages: PAGES });
  assert.deepEqual(counts(done), SMALL);
  // Three pages are a slice by that clock, so there are six; the other task may come late to a turn.
  assert.ok(slices(done, 'read small') > 3, JSON.stringify(done));
});

test('one page that is read quickly waits for no turn', async () => {
  const { done, outcome, turns } = await open([SEED], { step: 1 });
  assert.equal(outcome, 'opened');
  assert.deepEqual(done.map((step) => step.turns), [turns, turns, turns]);
});

test('an issue given up while it is read is freed, and nothing of it is open', async () => {
  const { done, outcome, pages, found } = await open(CHINESE, { leave: 'read small' });
  assert.deepEqual({ outcome, pages, found }, { outcome: 'AbortError', pages: 0, found: 0 });
  const { 'read small': read, ...rest } = counts(done);
  assert.ok(read < PAGES, `${read} pages read`);
  assert.deepEqual(rest, { 'free small': 1 });
});

for (const leave of ['finish small', 'issue small']) {
  test(`an issue given up after ${leave} is freed too`, async () => {
    const { done, outcome, pages } = await open(CHINESE, { step: 5, leave });
    assert.deepEqual({ outcome, pages }, { outcome: 'AbortError', pages: 0 });
    const { 'issue small': issue = 0, ...rest } = counts(done);
    assert.equal(issue, Number(leave === 'issue small'));
    assert.deepEqual(rest, { 'read small': PAGES, 'finish small': 1, 'free small': 1 });
  });
}

test('the wasm for all papers reads in slices too', async () => {
  const { done, outcome } = await open(ENGLISH);
  assert.equal(outcome, 'opened');
  assert.deepEqual(counts(done), { ...SMALL, 'free small': 1, 'read papers': PAGES, 'finish papers': 1, 'issue papers': 1 });
  assert.ok(slices(done, 'read papers') > 3, JSON.stringify(done));
});

test('an issue given up while the wasm for all papers reads it is freed in both', async () => {
  const { done, outcome, pages } = await open(ENGLISH, { leave: 'read papers' });
  assert.deepEqual({ outcome, pages }, { outcome: 'AbortError', pages: 0 });
  const { 'read papers': read, ...rest } = counts(done);
  assert.ok(read < PAGES, `${read} pages read`);
  assert.deepEqual(rest, { ...SMALL, 'free small': 1, 'free papers': 1 });
});

test('of pages one of which is no text nothing is kept, and those after it are not read', async () => {
  const { done, outcome, pages } = await open([SEED, '', SEED]);
  assert.deepEqual({ outcome, pages }, { outcome: 'BaolanError', pages: 0 });
  assert.deepEqual(counts(done), { 'read small': 2, 'free small': 1 });
});
