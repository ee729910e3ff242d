// A year of issues on the shelf, beside a page that reads the same texts from the same storage and scans them, in one run:
// `cargo xtask bench library --corpus FILE` builds what is measured and runs this.
//
//   issues.mjs ─► shelf.js, scan.js (in Chromium, filled once a run) ─► measure.mjs ─► report.mjs
//
// FILE is as for `bench search`; what is made of it stays under target/bench/library.

import { mkdir, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { serve } from '../read/server.mjs';
import { articles } from '../search/corpus.mjs';
import { queries } from '../search/queries.mjs';
import { page, visit } from './browser.mjs';
import { bundle } from './bundle.mjs';
import { year } from './issues.mjs';
import { asked, firsts } from './measure.mjs';
import { MADE } from './places.mjs';
import { report } from './report.mjs';

/** How many issues go to the page at a time. */
const BATCH = 5;
/** How many of the articles queries are drawn from, as the largest of `bench search`. */
const DRAWN = 10_000;
/** How long a browser has to put on the disk what it was given, in ms. */
const SETTLING = 3000;

const { values } = parseArgs({ options: { corpus: { type: 'string' } } });
const news = await articles(values.corpus);
const wanted = queries(news.slice(0, DRAWN));
await rm(MADE, { recursive: true, force: true });
await mkdir(MADE, { recursive: true });
await bundle();
const server = await serve({ pages: new Map(['shelf', 'scan'].map((side) => [`/${side}.html`, page(side)])), folders: { '/made/': MADE } });
const kept = await filled(server.url);
const first = await firsts(server.url);
const [shelf, scan] = [await asked(server.url, 'shelf', wanted.map(({ query }) => query)), await asked(server.url, 'scan', wanted.map(({ query }) => query))];
console.log(report({ kept, first, queries: wanted, shelf, scan }));
server.close();

/** The year, kept on both sides. */
async function filled(url) {
  const issues = [...year(news)];
  let characters = 0;
  const bytes = { heads: 0, terms: 0, texts: 0 };
  await visit(url, 'shelf', async (page) => {
    await page.evaluate(async () => Object.assign(globalThis, { scan: await import('/made/scan.js') }));
    for (let at = 0; at < issues.length; at += BATCH) {
      const kept = await page.evaluate(keep, [issues.slice(at, at + BATCH), at]);
      characters += kept.characters;
      for (const part of Object.keys(bytes)) bytes[part] += kept.bytes[part];
      console.error(`${String(Math.min(at + BATCH, issues.length)).padStart(10)}  of ${issues.length} issues kept`);
    }
    await page.waitForTimeout(SETTLING);
  });
  return { issues: issues.length, characters, bytes };
}

/** Runs in the page. */
async function keep([issues, first]) {
  const { scan, side } = globalThis;
  const { kept, bytes } = await side.fill(issues);
  await scan.fill(kept, first);
  return { characters: kept.flat().reduce((sum, text) => sum + text.length, 0), bytes };
}
