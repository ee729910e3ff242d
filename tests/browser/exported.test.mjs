// Exports by the method, in a page and in a worker: the bytes of the command.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { visit } from './browser.mjs';

const path = (/** @type {string} */ file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** The command `baolan`: `cargo xtask test` says where. */
const BAOLAN = process.env.BAOLAN_COMMAND ?? path('target/debug/baolan');
const FORMATS = ['ninjs', 'json-ld', 'json-feed', 'epub', 'markdown', 'text'];

/** What the command writes of the sample issue, in base64. */
async function byCommand(/** @type {string} */ format) {
  const names = ['--publication', '萧山日报', '--date', '2024-01-12'];
  const done = await promisify(execFile)(BAOLAN, ['export', '--as', format, ...names, path('seeds/xiaoshan-2024-01-12-p1.txt')], { encoding: 'buffer' });
  return done.stdout.toString('base64');
}

/** What `exported` gives in the page for the issue that is open, in base64. */
const byMethod = (page, format) =>
  page.evaluate(async (format) => {
    const { exported } = await import('/pkg/baolan_export.js');
    const bytes = new Uint8Array(await (await exported(document.querySelector('baolan-reader').issue, format)).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, format);

test('in a page, under its strict policy, and fetched only then', async () => {
  const fetched = [];
  const { page } = await visit({ ready: false });
  page.on('request', (request) => fetched.push(request.url()));
  await page.reload();
  await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => {}));
  const ours = () => fetched.filter((url) => /baolan_(export\.js|formats)/.test(url)).length;
  assert.equal(ours(), 0);
  for (const format of FORMATS) assert.equal(await byMethod(page, format), await byCommand(format), format);
  assert.equal(ours(), 3, 'the module, the border, the wasm, once');
});

/** A worker that exports what it is told. */
const WORKER = `import { exported } from '/pkg/baolan_export.js';
onmessage = async ({ data }) => postMessage(await (await exported(data, 'text')).text());`;

test('in a worker', async () => {
  const { page } = await visit({ routes: { '**/exporting.js': (route) => route.fulfill({ contentType: 'text/javascript', body: WORKER }) } });
  const text = await page.evaluate(() => {
    const policy = trustedTypes.createPolicy('test', { createScriptURL: (url) => url });
    const worker = new Worker(policy.createScriptURL('/exporting.js'), { type: 'module' });
    worker.postMessage(document.querySelector('baolan-reader').issue);
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  });
  assert.equal(Buffer.from(text).toString('base64'), await byCommand('text'));
});

test('where the wasm can’t be had that is said, and the next call tries again', async () => {
  let down = true;
  const routes = { '**/baolan_formats_bg.wasm': (route) => (down ? route.abort() : route.continue()) };
  const { page } = await visit({ routes, expected: /ERR_FAILED/ });
  await assert.rejects(byMethod(page, 'text'));
  down = false;
  assert.equal(await byMethod(page, 'text'), await byCommand('text'));
});
