// Every browser engine there is, each driven as the others are: in comes a name, out comes a Driver.
//
// `const driver = await DRIVERS.Firefox(ending)`, then `await driver.open(URL_OF_READER)`. Input is real: it goes the way
// that a person's goes through the browser. What cannot be done in each of them is no part of a Driver, but
// for what has to do with files.

import { readFile } from 'node:fs/promises';
import { DESKTOP, launch as launchChromium } from './chromium.mjs';
import { launch as firefox } from './firefox.mjs';
import { launch as webkit } from './webkit.mjs';

/**
 * @typedef {object} Driver
 * @property {(url: string) => Promise<any>} open comes back when the page has loaded
 * @property {<T>(script: (...args: any[]) => T, ...args: any[]) => Promise<T>} evaluate runs a function in the page; what goes in
 *   and comes out is JSON, and the function sees nothing of its module
 * @property {(x: number, y: number) => Promise<any>} click at a place in the window, in CSS pixels
 * @property {(text: string) => Promise<any>} type into what has focus
 * @property {(key: 'Enter' | 'ArrowDown') => Promise<any>} press
 * @property {() => Promise<any>} back as by the browser's button
 * @property {(selector: string, path: string) => Promise<any>} [give] a file to what takes files in the reader; not in WebKitGTK
 * @property {(name: string) => Promise<string | null>} [saved] the text of a file that was downloaded under that name, once all of it is there; not in
 *   WebKitGTK
 * @property {() => Promise<string[]>} complaints what the page has thrown, said as a warning or worse, or been denied
 */

/** @typedef {(end: () => any) => any} Ending takes what ends a thing that was started, to be called when the test is over */

/**
 * @typedef {object} Wish
 * @property {{width: number, height: number}} viewport
 * @property {() => void} preload runs in the page, before its own scripts where the browser can
 * @property {Ending} ending
 */

/** @type {Record<string, (ending: Ending) => Promise<Driver>>} */
export const DRIVERS = {
  Chromium: (ending) => listening(chromium, ending),
  Firefox: (ending) => listening(firefox, ending),
  WebKitGTK: (ending) => listening(webkit, ending),
};

/**
 * @param {(wish: Wish) => Promise<Omit<Driver, 'complaints'>>} launch
 * @param {Ending} ending
 */
async function listening(launch, ending) {
  const driver = await launch({ viewport: DESKTOP.viewport, preload: listen, ending });
  return { ...driver, complaints: () => driver.evaluate(() => globalThis.complaints) };
}

/** @param {Wish} wish */
async function chromium({ viewport, preload, ending }) {
  const browser = await launchChromium();
  ending(() => browser.close());
  const page = await browser.newPage({ viewport });
  await page.addInitScript(preload);
  /** @type {import('playwright-core').Download[]} */
  const downloads = [];
  page.on('download', (download) => void downloads.push(download));
  return {
    open: (url) => page.goto(url),
    evaluate: (script, ...args) => page.evaluate(`(${script})(...${JSON.stringify(args)})`),
    click: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    back: () => page.goBack(),
    give: (selector, path) => page.locator(selector).setInputFiles(path),
    async saved(name) {
      const download = downloads.find((download) => download.suggestedFilename() === name);
      return download ? readFile(await download.path(), 'utf8') : null;
    },
  };
}

/** Notes every complaint of the page from now on. Runs in the page. */
function listen() {
  const complaints = (globalThis.complaints = []);
  const note = (/** @type {string} */ what) => complaints.push(what);
  for (const level of ['error', 'warn']) {
    const say = console[level];
    console[level] = (...words) => {
      note(`said ${words.join(' ')}`);
      say.apply(console, words);
    };
  }
  // While it goes down, so that a file that does not load, which does not bubble, is heard of too.
  addEventListener('error', ({ message, target }) => note(message ? `threw ${message}` : `did not load ${target.src ?? target.href}`), true);
  addEventListener('unhandledrejection', ({ reason }) => note(`rejected ${reason}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => note(`policy: ${violatedDirective} ${blockedURI} ${sample}`));
}
