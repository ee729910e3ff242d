// One engine on one set of articles in Chromium: how fast it opens, how fast and what it answers, what memory it takes.
// Each opening is in a context of its own, so that nothing is kept from the one before.

import * as inPage from './in_page.mjs';
import { FIRST_PAGE, median, quantile } from './metrics.mjs';
import { isPagefindIndex } from './pagefind.mjs';
import { address, bundleFile, indexFile } from './places.mjs';
import { COMMON } from './queries.mjs';
import { brotliOfFile } from './wire.mjs';

/** How often an index is opened; large ones take seconds. */
const OPENINGS = 5;
const OPENINGS_OF_MANY = 3;
const MANY = 1000;

/** How long an engine may take for all queries, each of the five times that it is asked some. */
const ANSWERING = 120_000;
/** How long a visit may take: answering, and the opening. */
const VISIT = 720_000;

/** How many queries are asked each in a page of its own, where a query fetches. */
const FETCHING = 20;

/**
 * What was measured. `found` and `known` are the engine's answers to the queries and to the known items; there are fewer
 * than questions where time was over.
 */
export async function measure(engine, size, { browser, server, questions }) {
  const queries = questions.queries.map(({ query }) => query);
  const opening = openingOf(engine, size, queries[0]);
  const openings = [];
  for (let left = size > MANY ? OPENINGS_OF_MANY : OPENINGS; left > 1; left--) {
    openings.push(await visit(browser, server, ({ page }) => page.evaluate(inPage.open, opening)));
  }
  server.sent();
  const last = await visit(browser, server, async ({ page, heap }) => {
    const before = await heap();
    openings.push(await page.evaluate(inPage.open, opening));
    const wire = await wireBytes(server.sent(), engine, size);
    const memory = engine.isFolder ? null : (await heap()) - before;
    return { wire, memory, ...(await answered(page, size, questions)) };
  });
  return {
    ...last,
    load: median(openings.map(({ load }) => load)),
    answer: median(openings.map(({ answer }) => answer)),
    // An engine that asks another's index fetches what that one does.
    fetched: engine.isFolder && engine.index === engine.name ? await fetched(engine, size, { browser, server, queries }) : null,
  };
}

/** Times and answers of the engine that a page has open: all of the answers, and the first page of them. */
async function answered(page, size, questions) {
  const queries = questions.queries.map(({ query }) => query);
  const known = questions.known.map(({ query }) => query);
  const ask = (work, queries, limit) => page.evaluate(work, { queries, limit, milliseconds: ANSWERING });
  return {
    times: await ask(inPage.times, queries, FIRST_PAGE),
    common: await ask(inPage.times, COMMON, FIRST_PAGE),
    found: await ask(inPage.answers, queries, size),
    first: await ask(inPage.answers, queries, FIRST_PAGE),
    known: await ask(inPage.answers, known, FIRST_PAGE),
  };
}

function openingOf(engine, size, query) {
  const place = { module: '/pkg/baolan_search.js', index: address(indexFile(size, engine.index)) };
  return { bundle: address(bundleFile(engine.name)), place, isFolder: engine.isFolder, query, limit: FIRST_PAGE };
}

/** Opens a page and gives it to the work, with `heap()`: the bytes that JavaScript and wasm hold after a collection. */
async function visit(browser, server, work) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    const tools = await context.newCDPSession(page);
    const heap = async () => {
      await tools.send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = await tools.send('Runtime.getHeapUsage');
      return usedSize + backingStorageSize + (await page.evaluate(() => globalThis.engine?.memory?.() ?? 0));
    };
    return await Promise.race([work({ page, heap }), crash(page), timeOut()]);
  } finally {
    await context.close();
  }
}

const crash = (page) => new Promise((_, fail) => page.on('crash', () => fail(new Error('the page crashed'))));

const timeOut = () =>
  new Promise((_, fail) => {
    setTimeout(() => fail(new Error(`took more than ${VISIT / 60_000} minutes in the browser`)), VISIT).unref();
  });

/** The bytes of the engine: all that an opening fetched and that is no index. What is compressed already stays so. */
async function wireBytes(sent, engine, size) {
  const index = indexFile(size, engine.index);
  const files = sent.filter(({ file }) => file !== index && !isPagefindIndex(file));
  const sizes = await Promise.all(files.map(async ({ file, bytes }) => Math.min(bytes, await brotliOfFile(file))));
  return sizes.reduce((all, bytes) => all + bytes, 0);
}

/** What a query fetches in a page that asked none before: the bytes of the index, and of the texts of the first answers. */
async function fetched(engine, size, { browser, server, queries }) {
  const bytes = [];
  const step = Math.max(1, Math.floor(queries.length / FETCHING));
  for (const query of queries.filter((_, at) => at % step === 0)) {
    bytes.push(await visit(browser, server, async ({ page }) => {
      await page.evaluate(async ({ bundle, place }) => {
        globalThis.engine = await import(bundle);
        await globalThis.engine.start(place);
        await globalThis.engine.open();
      }, openingOf(engine, size, query));
      server.sent();
      await page.evaluate(([query, limit]) => globalThis.engine.show(query, limit), [query, FIRST_PAGE]);
      return sums(server.sent());
    }));
  }
  const index = bytes.map(({ index }) => index);
  return { median: median(index), high: quantile(index, 0.95), texts: median(bytes.map(({ texts }) => texts)) };
}

function sums(sent) {
  const sum = (some) => some.reduce((all, { bytes }) => all + bytes, 0);
  return {
    index: sum(sent.filter(({ file }) => file.endsWith('.pf_index'))),
    texts: sum(sent.filter(({ file }) => file.endsWith('.pf_fragment'))),
  };
}
