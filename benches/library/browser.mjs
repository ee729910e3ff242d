// Pages in a Chromium whose storage stays, each in a browser that has just been started.
//
// `await visit(url, 'shelf', async (page) => …)`

import { launchOn } from '../../tests/browser/chromium.mjs';
import { PROFILE } from './places.mjs';

/** What both sides have beside their module: nothing. A page whose address has a query opens and asks by itself, at once. */
export const page = (side) => ({
  text: `<!doctype html><meta charset="utf-8"><title>${side}</title><script type="module">
import * as side from '/made/${side}.js';
globalThis.side = side;
const query = decodeURIComponent(location.hash.slice(1));
if (query) {
  await side.open();
  await side.ask(query);
  globalThis.answered = performance.now();
}
</script>`,
});

/** How long a browser has to itself before it is asked for anything, and before it is closed, in ms. */
const REST = 500;

export async function visit(url, side, act, query = '') {
  const context = await launchOn(PROFILE);
  try {
    const [blank] = context.pages();
    await blank.waitForTimeout(REST);
    const page = await context.newPage();
    await page.goto(new URL(`/${side}.html#${encodeURIComponent(query)}`, url).href);
    await page.waitForFunction(() => globalThis.side);
    return await act(page);
  } finally {
    await context.close();
  }
}
