// A keystroke to its painted hits, on an issue of 16 pages: what the main thread works in between, by Chromium's trace.
//
// `await typing(browser, url)` is `{keys: [{text: '中国', wall, cpu, parts}], longest: task}`; `text` is what was typed so far. The
// last query is in few issues: where nothing holds it, its last keystrokes give the nearest, and the reader fetches what knows more.

import { isReady, markHits } from './in_page.mjs';
import { ISSUE } from './issue.mjs';
import { HITS, keystrokes, slowest, tasks, traced } from './trace.mjs';
import { visit } from './visit.mjs';

export const QUERIES = ['的', '中国', '2024年', '人民政府', '萧山区民政局'];

const VISITS = 5;
/** In milliseconds: longer than a keystroke's work on a busy machine, so that each has its own frame. */
const BETWEEN = 400;

export async function typing(browser, url) {
  const keys = [];
  const done = [];
  for (let turn = 0; turn < VISITS; turn++) {
    const traces = await visit(browser, (page) => typed(page, url));
    keys.push(...traces.flatMap(([query, events]) => keystrokes(events).map((key, at) => ({ text: query.slice(0, at + 1), ...key }))));
    done.push(...traces.flatMap(([, events]) => tasks(events)));
  }
  return { keys, longest: slowest(done) };
}

/** Each query with the trace of its keystrokes; what comes before, to the empty box, is in none. */
async function typed(page, url) {
  await page.goto(new URL(ISSUE, url).href);
  await page.evaluate(isReady);
  await page.evaluate(markHits, HITS);
  const box = page.getByRole('combobox');
  const traces = [];
  for (const query of QUERIES) {
    await box.fill('');
    await page.waitForTimeout(BETWEEN);
    traces.push([query, await traced(page, () => type(page, query))]);
  }
  return traces;
}

/** Characters come one at a time and as they are, as a keyboard for Chinese sends them. */
async function type(page, query) {
  for (const character of query) {
    await page.keyboard.insertText(character);
    await page.waitForTimeout(BETWEEN);
  }
}
