// The longest task of the main thread while an issue of 16 pages opens, from navigation until nothing more happens.
//
// `await openings(browser, url)` is one `{longest: task, over: tasks}` a visit; `over` are all that are too long.

import { BEGUN, slowest, tasks, traced } from './trace.mjs';
import { isReady, mark } from './in_page.mjs';
import { ISSUE } from './issue.mjs';
import { visit } from './visit.mjs';

/** In milliseconds: what browsers call a long task. */
export const LONG = 50;

const VISITS = 9;
/** In milliseconds, after the issue is ready: its first frames, and the article's view, which is fetched after three seconds. */
const SETTLED = 4000;

export async function openings(browser, url) {
  const seen = [];
  for (let turn = 0; turn < VISITS; turn++) {
    const done = tasks(await visit(browser, (page) => opened(page, url)));
    seen.push({ longest: slowest(done), over: done.filter(({ wall }) => wall > LONG) });
  }
  return seen;
}

async function opened(page, url) {
  await page.addInitScript(mark, BEGUN);
  return traced(page, async () => {
    await page.goto(new URL(ISSUE, url).href);
    await page.evaluate(isReady);
    await page.waitForTimeout(SETTLED);
  });
}
