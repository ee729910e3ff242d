// What is measured of each side.

import { visit } from './browser.mjs';

/** How many visits each query has, each in a browser just started. */
export const VISITS = 5;

/** The first queries: one that is rare, one common, one of several characters, one of two words, one that nothing holds. */
export const FIRST = ['民政', '的', '人民政府', '经济 发展', '查无此句'];

/** How often each query is asked when all is open: the least of its times is its own, the others are the machine's. */
const TIMES = 5;

/** From the navigation to the first answer, in ms: `{shelf: {'民政': [52.1, …]}, scan: …}`, visits in turn. */
export async function firsts(url) {
  const all = { shelf: {}, scan: {} };
  for (let turn = 0; turn < VISITS; turn++) {
    for (const query of FIRST) {
      for (const side of ['shelf', 'scan']) (all[side][query] ??= []).push(await visit(url, side, first, query));
    }
  }
  return all;
}

const first = (page) => page.waitForFunction(() => globalThis.answered).then((answered) => answered.jsonValue());

/**
 * Queries, one after the other as they would be typed, in ms: `first` when each was asked for the first time, some time after the
 * opening, and `again` at best; how much memory it takes, in bytes.
 */
export const asked = (url, side, queries) =>
  visit(url, side, async (page) => {
    const times = await page.evaluate(ask, [queries, TIMES]);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await devtools.send('Runtime.getHeapUsage');
    return { ...times, memory: usedSize + backingStorageSize + (await page.evaluate(() => globalThis.side.memory())) };
  });

/** Runs in the page. */
async function ask([queries, times]) {
  const { side } = globalThis;
  const timed = async (query) => {
    const start = performance.now();
    const { total } = await side.ask(query);
    return [performance.now() - start, total];
  };
  await side.open();
  await side.ask(queries[0]);
  await side.settled();
  const first = [];
  const again = [];
  const totals = [];
  for (const query of queries) {
    const [ms, total] = await timed(query);
    first.push(ms);
    totals.push(total);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const query of queries) {
    const all = [];
    for (let time = 0; time < times; time++) all.push((await timed(query))[0]);
    again.push(Math.min(...all));
  }
  return { first, again, totals };
}
