// Parse and index of a 16-page issue of about 100,000 characters in Chromium, by the wasm that ships: `cargo xtask bench
// parse` builds, serves and runs it. Each visit is a page of its own, so that the first Edition in it is as cold as a
// reader's; the later ones are warm. Printed are medians of what the wasm left on the page's timeline (User Timing).

import { launch, URL_OF_READER } from '../tests/browser/chromium.mjs';

const PAGES = 16;
/** In characters. */
const LENGTH = 6250;
const VISITS = 7;
const WARM = 30;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** In the page: the milliseconds of parsing (of all pages, and of what makes an issue of them) and of indexing, one pair an Edition. */
async function timed([pages, length, editions]) {
  const { default: init, Edition } = await import('/pkg/baolan_wasm.js');
  await init();
  const seed = await (await fetch('/seeds/xiaoshan-2024-01-12-p1.txt')).text();
  const text = new TextEncoder().encode([...(seed + seed)].slice(0, length).join(''));
  const all = (name) => performance.getEntriesByName(name).reduce((sum, { duration }) => sum + duration, 0);
  const took = [];
  while (took.length < editions) {
    performance.clearMeasures();
    const edition = new Edition();
    for (let page = 0; page < pages; page++) edition.read(text);
    edition.finish();
    edition.free();
    took.push([all('baolan:parse'), all('baolan:index')]);
  }
  return took;
}

const browser = await launch();
const first = [];
const warm = [];
for (let visit = 0; visit < VISITS; visit++) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(new URL('favicon.ico', URL_OF_READER).href);
  const took = await page.evaluate(timed, [PAGES, LENGTH, WARM]);
  first.push(took[0]);
  warm.push(...took.slice(WARM / 2));
  await context.close();
}
console.log(`${browser.version()}, ${PAGES} pages of ${LENGTH} characters, ms (medians)`);
console.log('              parse   index     sum');
for (const [name, took] of Object.entries({ first, warm })) {
  const figures = [took.map(([parse]) => parse), took.map(([, index]) => index), took.map(([a, b]) => a + b)];
  console.log(name.padEnd(12) + figures.map((column) => median(column).toFixed(1).padStart(8)).join(''));
}
await browser.close();
