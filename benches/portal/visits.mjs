// What a page costs who visits it, as Lighthouse counts it: first and largest paint, shifts of the layout, long tasks, bytes.
//
// `await visits(browser, url, CONDITIONS.desktop)` is `{without: [figures], with: [figures]}`, the two sides visited in turn so that what slows the
// machine for a while slows both.

import { DESKTOP, PHONE } from '../../tests/browser/chromium.mjs';
import { mark } from '../read/in_page.mjs';
import { BEGUN, tasks, traced } from '../read/trace.mjs';

/** How often each side is visited; one visit before is not counted: Chromium and the server are still warming up. */
export const VISITS = 9;

/** In ms: what browsers call a long task. */
export const LONG = 50;

/** In ms, after the page has loaded and the issue is there: what the reader fetches without being asked for comes three seconds later. */
const SETTLED = 4500;

/** What Chromium's trace calls the first contentful paint; its times are microseconds. */
const PAINTED = 'firstContentfulPaint';
const MILLISECOND = 1000;

/** The same front page, as it is and without the reader's script. */
export const SIDES = { without: '/examples/portal/without.html', with: '/examples/portal/index.html' };

/** Bytes a second, and ms: what Lighthouse calls slow 4G. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (0.75 * 1024 * 1024) / 8 };

/** Who visits: `slower` is how many times slower the processor is made. */
export const CONDITIONS = {
  desktop: { device: DESKTOP, slower: 1, network: null },
  'desktop, processor 4 times slower': { device: DESKTOP, slower: 4, network: null },
  'phone, processor 4 times slower, slow 4G': { device: PHONE, slower: 4, network: SLOW_4G },
};

export async function visits(browser, url, condition) {
  const seen = { without: [], with: [] };
  for (let turn = 0; turn <= VISITS; turn++) {
    for (const [side, address] of Object.entries(SIDES)) {
      const figures = await visited(browser, new URL(address, url).href, condition);
      if (turn > 0) seen[side].push(figures);
    }
  }
  return seen;
}

/** One visit in a context of its own, without a cache. */
async function visited(browser, address, { device, slower, network }) {
  const context = await browser.newContext(device);
  try {
    const page = await context.newPage();
    const bytes = await wire(context, page, { slower, network });
    await page.addInitScript(mark, BEGUN);
    await page.addInitScript(watch);
    const events = await traced(page, async () => {
      await page.goto(address);
      // The page brings the reader once it is painted; the page without has none to wait for.
      await page.evaluate(() => document.querySelector('script[src="reader.js"]') && customElements.whenDefined('baolan-reader').then(() => document.querySelector('baolan-reader').ready).then(() => {}));
      await page.waitForTimeout(SETTLED);
    });
    const done = tasks(events);
    const over = done.filter(({ wall }) => wall > LONG);
    const long = done.filter(({ cpu }) => cpu > LONG);
    const painted = events.find(({ name }) => name === PAINTED).ts / MILLISECOND;
    return {
      until: done.filter(({ start }) => start < painted).reduce((sum, { cpu }) => sum + cpu, 0),
      ...(await page.evaluate(() => globalThis.told())),
      blocking: over.reduce((sum, { wall }) => sum + wall - LONG, 0),
      over: over.length,
      long,
      longest: Math.max(...done.map(({ wall }) => wall)),
      bytes: bytes(),
    };
  } finally {
    await context.close();
  }
}

/** Slows the page as a condition says, and counts what comes over the wire. */
async function wire(context, page, { slower, network }) {
  const protocol = await context.newCDPSession(page);
  let bytes = 0;
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await protocol.send('Network.enable');
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slower });
  if (network) await protocol.send('Network.emulateNetworkConditions', network);
  return () => bytes;
}

/** Runs in the page, before anything of its own: notes what is painted and what moves. */
function watch() {
  const entries = { 'largest-contentful-paint': [], 'layout-shift': [] };
  for (const [type, list] of Object.entries(entries)) {
    new PerformanceObserver((seen) => list.push(...seen.getEntries())).observe({ type, buffered: true });
  }
  globalThis.told = () => ({
    first: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    largest: entries['largest-contentful-paint'].at(-1).startTime,
    shift: entries['layout-shift'].reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0),
  });
}
