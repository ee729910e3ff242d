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

const engine = () => import(`${folder}/node_modules/baolan/baolan_engine.js`);
const TEXT = '本报讯（记者 张三）春天来了，河边的柳树绿了。\n\n柳树绿了\n';

/** The code of what is thrown, and the number of the page. */
const refused = (work) => work.then(() => null, ({ name, code, page }) => [name, code, page]);

test('texts that are none and segments that are none are said by a code, and what comes after is read', async () => {
  const { index, open, parse } = await engine();
  assert.deepEqual(await refused(parse([TEXT, ''])), ['BaolanError', 'empty', 2]);
  assert.deepEqual(await refused(parse('%PDF-1.7')), ['BaolanError', 'pdf', 1]);
  assert.deepEqual(await refused(parse(new Uint8Array([0, 1]))), ['BaolanError', 'not-text', 1]);
  assert.deepEqual(await refused(open([new Uint8Array(3)])), ['BaolanError', 'not-a-segment', undefined]);
  const issues = await Promise.all([parse(TEXT), parse([TEXT, TEXT])]);
  assert.deepEqual(issues.map(({ pages }) => pages.length), [1, 2]);
  const archive = await open(await Promise.all(issues.map(index)));
  assert.deepEqual(archive.search('柳树', { limit: Infinity }).hits.map(({ segment }) => segment), [0, 1, 1]);
  assert.equal(archive.search(undefined).total, 0);
  archive.free();
  archive.free();
  assert.throws(() => archive.search('柳树'), /has been freed/);
});

test('what is named stands over what the text says, and what is not named does not', async () => {
  const { parse } = await engine();
  const text = await readFile(`${folder}/public/english.txt`, 'utf8');
  const said = await parse(text);
  const imprint = ({ publication, date }) => ({ publication, date });
  assert.deepEqual(imprint(said), { publication: 'The Springfield Herald', date: '2024-01-12' });
  for (const nothing of [undefined, null, {}, { publication: null, date: null }]) assert.deepEqual(imprint(await parse(text, nothing)), imprint(said));
  assert.deepEqual(imprint(await parse(text, { publication: '河畔日报', date: '2024-03-01' })), { publication: '河畔日报', date: '2024-03-01' });
});

test('a Node that is too old is told so', async () => {
  const program = "delete process.getBuiltinModule; process.getBuiltinModule = undefined; const { parse } = await import('baolan/engine'); await parse('x').catch(({ cause }) => console.log(cause.message));";
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], { cwd: folder });
  assert.match(stdout, /20\.16 or newer/);
});

test('in a worker, built by Vite, as in Node', async () => {
  await built(folder);
  const { url } = await serve([`${folder}/dist`]);
  const { page } = await visit({ url, ready: false });
  const text = await readFile(`${folder}/public/p1.txt`, 'utf8');
  for (const query of QUERIES) assert.deepEqual(await page.evaluate(({ text, query }) => globalThis.found(text, query), { text, query }), await inNode(query));
});
