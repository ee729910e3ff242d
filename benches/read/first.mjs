// From navigation to the first thing to read: our first article against the first result of Pagefind's component, and an empty
// page, which says what Chromium itself takes.
//
// `await firsts(browser, url)` is `{blank: 80.1, ours: 130.2, call: …, box: …}`, medians in milliseconds.

import { median } from '../search/metrics.mjs';
import { isVisible, watch } from './in_page.mjs';
import { ASKED, RESULT } from './peer.mjs';
import { STRICT } from './server.mjs';
import { visit } from './visit.mjs';

/** How often each is visited. The one visit before is not counted: Chromium and the server are still warming up. */
export const VISITS = 9;

const BLANK = '/blank.html';

/** For each what its address is, and what must be painted. */
const SUBJECTS = {
  blank: { address: BLANK, selectors: ['p'] },
  ours: { address: '/#p1-a4', selectors: ['baolan-reader > article h1', 'baolan-reader > article p:not(header *)'] },
  call: { address: ASKED.call, selectors: [RESULT] },
  box: { address: ASKED.box, selectors: [RESULT] },
};

export const blankPages = new Map([
  [BLANK, { text: '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>报栏</title><p>报栏', policy: STRICT }],
]);

/** All are visited in turn, so that what slows the machine for a while slows each of them. */
export async function firsts(browser, url) {
  const took = Object.fromEntries(Object.keys(SUBJECTS).map((name) => [name, []]));
  for (let turn = 0; turn <= VISITS; turn++) {
    for (const [name, subject] of Object.entries(SUBJECTS)) {
      const shown = await visit(browser, (page) => first(page, url, subject));
      if (turn > 0) took[name].push(shown);
    }
  }
  return Object.fromEntries(Object.entries(took).map(([name, times]) => [name, median(times)]));
}

async function first(page, url, { address, selectors }) {
  await page.addInitScript(watch, selectors);
  await page.goto(new URL(address, url).href);
  const shown = await page.waitForFunction(() => globalThis.shown);
  if (!(await page.evaluate(isVisible, selectors))) throw new Error(`${address} has ${selectors.join(', ')} where nobody sees it`);
  return shown.jsonValue();
}
