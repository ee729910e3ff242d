// What comes over the wire from nothing to the first result on the seed, headers and all, as the browser counts it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { URL_OF_READER, visit } from './browser.mjs';

/** The budgets of ARCHITECTURE.md. */
const MOST_REQUESTS = 5;
const MOST_BYTES = 60 * 1024;

/** The icon is the browser's own wish, on no reader's way to a result: it is shown in the log and not counted. */
const ICON = '/favicon.ico';

test('the first result takes few requests and few bytes, all compressed', async () => {
  const { page, context } = await visit({ ready: false });
  await page.goto('about:blank');
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.clearBrowserCache');
  const wire = new Map();
  const note = (id, facts) => wire.set(id, { ...wire.get(id), ...facts });
  network.on('Network.requestWillBeSent', ({ requestId, request }) => note(requestId, { path: new URL(request.url).pathname }));
  network.on('Network.responseReceived', ({ requestId, response }) => note(requestId, { encoding: response.headers['content-encoding'] ?? 'none' }));
  network.on('Network.requestServedFromCache', ({ requestId }) => note(requestId, { cached: true }));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => note(requestId, { bytes: encodedDataLength }));
  await page.goto(URL_OF_READER);
  await page.getByRole('combobox').fill('民政');
  await page.getByRole('option').first().waitFor();
  const came = [...wire.values()].filter(({ bytes, cached }) => bytes && !cached);
  const needed = came.filter(({ path }) => path !== ICON);
  const sum = needed.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log([...came.map(({ path, bytes, encoding }) => `${bytes} ${encoding} ${path}`), `${sum} in ${needed.length} requests`].join('\n'));
  assert.ok(needed.length <= MOST_REQUESTS, `${needed.length} requests`);
  assert.ok(sum <= MOST_BYTES, `${sum} bytes`);
  assert.deepEqual(came.filter(({ encoding, bytes }) => encoding !== 'br' && bytes > 1024), [], 'what is left uncompressed');
});

test('nothing that is preloaded goes unused, and nothing is fetched twice', async () => {
  const paths = [];
  const { page, context } = await visit({ ready: false });
  await page.goto('about:blank');
  context.on('request', (request) => paths.push(new URL(request.url()).pathname));
  await page.goto(URL_OF_READER);
  await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => {}));
  assert.deepEqual([...new Set(paths)], paths);
});
