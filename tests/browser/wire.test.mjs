// What comes over the wire from nothing to the first result on the seed, headers and all, as the browser counts it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URL_OF_READER, DESKTOP, visit } from './browser.mjs';

/** The budgets of DESIGN.md. */
const MOST_REQUESTS = 5;
const MOST_BYTES = 60 * 1024;

test('the first result takes few requests and few bytes, all compressed', async () => {
  const { page, context } = await visit({ ready: false, device: { ...DESKTOP, serviceWorkers: 'block' }, routes: {} });
  await page.goto('about:blank');
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.clearBrowserCache');
  const wire = new Map();
  const note = (id, facts) => wire.set(id, { ...wire.get(id), ...facts });
  network.on('Network.requestWillBeSent', ({ requestId, request }) => note(requestId, { url: request.url }));
  network.on('Network.responseReceived', ({ requestId, response }) => note(requestId, { encoding: response.headers['content-encoding'] ?? 'none' }));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => note(requestId, { bytes: encodedDataLength }));
  await page.goto(URL_OF_READER);
  await page.getByRole('combobox').fill('民政');
  await page.getByRole('option').first().waitFor();
  const all = [...wire.values()];
  const bytes = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const table = all.map(({ url, bytes, encoding }) => `${String(bytes).padStart(7)} ${encoding.padEnd(5)} ${url}`).join('\n');
  console.log(`${table}\n${String(bytes).padStart(7)} in ${all.length} requests`);
  assert.ok(all.length <= MOST_REQUESTS, `${all.length} requests`);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  assert.deepEqual(all.filter(({ encoding, bytes }) => encoding !== 'br' && bytes > 1024).map(({ url }) => url), []);
});

test('nothing that is preloaded goes unused, and nothing is fetched twice', async () => {
  const urls = [];
  const { page, context } = await visit({ ready: false });
  await page.goto('about:blank');
  context.on('request', (request) => urls.push(request.url()));
  await page.goto(URL_OF_READER);
  await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => {}));
  assert.deepEqual([...new Set(urls)].length, urls.length, urls.join('\n'));
});
