// Without the element: what parses, searches and exports, in Node as it is, and in a worker that a bundler has built.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { built, project, serve, visit } from './portal.mjs';

const folder = await project('headless');

/** An operator takes the wasm that searches, pinyin the table of characters. */
const QUERIES = ['养老 OR 企业', 'minzheng'];

const inNode = async (query) => JSON.parse((await promisify(execFile)(process.execPath, ['node.js', query], { cwd: folder })).stdout);

test('in Node', async () => {
  for (const query of QUERIES) {
    const { articles, total, first, title } = await inNode(query);
    assert.ok(articles > 3 && total > 0 && first, query);
    assert.match(title, /萧山日报/);
  }
});

test('in a worker, built by Vite, as in Node', async () => {
  await built(folder);
  const { url } = await serve([`${folder}/dist`]);
  const { page } = await visit({ url, ready: false });
  const text = await readFile(`${folder}/public/p1.txt`, 'utf8');
  for (const query of QUERIES) assert.deepEqual(await page.evaluate(({ text, query }) => globalThis.found(text, query), { text, query }), await inNode(query));
});
