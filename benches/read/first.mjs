// From navigation to the first thing to read: our first article against the first result of Pagefind's component, and two pages
// without a script that say what Chromium itself takes: an empty one, and one with the same article as markup.
//
// `await firsts(browser, url)` is `{blank: 80.1, ours: 130.2, call: …, box: …}`, medians in milliseconds.

import { median } from '../search/metrics.mjs';
import { escaped } from '../search/pagefind.mjs';
import { isVisible, watch } from './in_page.mjs';
import { ASKED, RESULT } from './peer.mjs';
import { STRICT } from './server.mjs';
import { visit } from './visit.mjs';

/** How often each is visited. The one visit before is not counted: Chromium and the server are still warming up. */
export const VISITS = 9;

const BLANK = '/blank.html';
const STILL = '/still.html';

/** Which article of the sample issue is opened, from 0. */
const OPENED = 3;

/** For each what its address is, and what must be painted. */
const SUBJECTS = {
  blank: { address: BLANK, selectors: ['p'] },
  still: { address: STILL, selectors: ['h1', 'p'] },
  ours: { address: `/#p1-a${OPENED + 1}`, selectors: ['baolan-reader > article h1', 'baolan-reader > article p:not(header *)'] },
  call: { address: ASKED.call, selectors: [RESULT] },
  box: { address: ASKED.box, selectors: [RESULT] },
};

const HEAD = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>报栏</title>';

/** The pages without a script, by their addresses; an article is `{title, body}`. */
export const stillPages = (articles) =>
  new Map([
    [BLANK, { text: `${HEAD}<p>报栏`, policy: STRICT }],
    [STILL, { text: `${HEAD}<style>body { font: 18px/1.8 "Noto Serif CJK SC", serif; max-width: 36em; margin: auto }</style>${still(articles[OPENED])}` }],
  ]);

const still = ({ title, body }) => `<h1>${escaped(title)}</h1>${body.split('\n').map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('')}`;

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
