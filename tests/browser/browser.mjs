// One Chromium for a test file, and pages that complain: whatever a page reports to its console, throws, or is denied
// by the content security policy fails the test, unless the test says that it expects it.
//
// `const { page } = await visit({ path: '#p1-a1' })` is the reader at that address, with its issue open.

import assert from 'node:assert/strict';
import { after, afterEach } from 'node:test';
import { DESKTOP, URL_OF_READER, launch } from './chromium.mjs';

export { DESKTOP, PHONE, URL_OF_READER } from './chromium.mjs';

/** @type {Promise<import('playwright-core').Browser> | undefined} started when the first page is wanted */
let browser;
let contexts = [];
let complaints = [];

after(async () => (await browser)?.close());

afterEach(async () => {
  const heard = complaints;
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
  complaints = [];
  assert.deepEqual(heard, []);
});

/**
 * A page of its own, at an address, and what it is to expect.
 *
 * @param {object} [wish]
 * @param {string} [wish.url] of a page that is not the reader's
 * @param {string} [wish.path] below that address
 * @param {object} [wish.device] DESKTOP, PHONE, or more of what a browser context takes
 * @param {RegExp} [wish.expected] complaints that are part of the test
 * @param {Record<string, Parameters<import('playwright-core').Page['route']>[1]>} [wish.routes] answers by pattern
 * @param {boolean} [wish.ready] whether to wait for the issue
 * @param {'load' | 'commit'} [wish.waitUntil] how far the page is to be first
 */
export async function visit({ url = URL_OF_READER, path = '', device = DESKTOP, expected, routes = {}, ready = true, waitUntil = 'load' } = {}) {
  browser ??= launch();
  const context = await (await browser).newContext({ serviceWorkers: 'block', ...device });
  contexts.push(context);
  const page = await context.newPage();
  listen(page, expected);
  for (const [pattern, answer] of Object.entries(routes)) await page.route(pattern, answer);
  await page.goto(url + path, { waitUntil });
  // A page may bring the reader later than itself.
  if (ready) await page.evaluate(() => customElements.whenDefined('baolan-reader').then(() => document.querySelector('baolan-reader').ready).then(() => {}));
  return { page, context, reader: page.locator('baolan-reader') };
}

/** What is said where a test does without the page's worker, which would answer in the place of its routes. */
const BLOCKED = 'said Service Worker registration blocked by Playwright';

function listen(page, expected = /^$/) {
  const complain = (text) => expected.test(text) || text === BLOCKED || complaints.push(text);
  page.on('pageerror', (error) => complain(`threw ${error.stack}`));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complain(`said ${message.text()}`));
  page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
}

/** Opens a reader on a blank spot of the page, with these attributes, and nothing else there. */
export const alone = (page, attributes) =>
  page.evaluate((attributes) => {
    const reader = document.createElement('baolan-reader');
    for (const [name, value] of Object.entries(attributes)) reader.setAttribute(name, value);
    document.querySelector('main').replaceChildren(reader);
  }, attributes);

/** Opens a text in the reader on the page. */
export const load = (page, texts) =>
  page.evaluate((texts) => document.querySelector('baolan-reader').load(texts).then(() => {}), texts);

/** What the address says after `#`, decoded and without the slug, which says the headline again. */
export const hash = (page) => decodeURIComponent(new URL(page.url()).hash).replace(/\/[^?]*/, '');
