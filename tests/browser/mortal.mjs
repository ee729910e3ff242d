// What dies under a reader: a tab, with the browser and another tab going on, or the browser with all that is open in it, which is then
// started again on what it left on the disk. Each gives tabs, and takes aim at one before it kills, so that it does so at once.
//
// `const mortal = await DEATHS['a tab'](ending)`, `const page = await mortal.tab()`, `const kill = await mortal.aim(page)`, `await kill()`.

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESKTOP, STORING_IN_SQLITE, URL_OF_READER, launch, launchOn } from './chromium.mjs';
import { furnished } from './shelf.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{tab: () => Promise<Page>, aim: (page: Page) => Promise<() => Promise<void>>}} Mortal */

/** @type {Record<string, (ending: import('./drivers.mjs').Ending) => Promise<Mortal>>} */
export const DEATHS = { 'a tab': tabs, 'a browser': browsers };

/** @type {(typeof DEATHS)[string]} */
async function tabs(ending) {
  const browser = await launch();
  ending(() => browser.close());
  const context = await browser.newContext(DESKTOP);
  // Somebody has the shelf open in another tab.
  const other = await context.newPage();
  await other.goto(URL_OF_READER);
  await furnished(other);
  return {
    tab: () => context.newPage(),
    async aim(page) {
      const devtools = await context.newCDPSession(page);
      return async () => {
        const died = once(page, 'crash');
        devtools.send('Page.crash').catch(() => {}); // The dead do not answer.
        await died;
        await page.close();
      };
    },
  };
}

/** @type {(typeof DEATHS)[string]} */
async function browsers(ending) {
  const profile = await mkdtemp(join(tmpdir(), 'baolan-profile-'));
  ending(() => rm(profile, { recursive: true, force: true, maxRetries: 5 })); // Its children may write for a moment yet.
  let context = null;
  ending(() => context?.close());
  return {
    async tab() {
      context ??= await launchOn(profile, STORING_IN_SQLITE);
      return context.newPage();
    },
    async aim() {
      const devtools = await context.browser().newBrowserCDPSession();
      const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
      const { id } = processInfo.find(({ type }) => type === 'browser');
      return async () => {
        const died = once(context, 'close');
        process.kill(id, 'SIGKILL');
        await died;
        context = null;
      };
    },
  };
}
