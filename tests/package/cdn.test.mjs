// A page whose reader comes from another origin, as from a CDN that answers everyone (CORS), under a policy that names it. With integrity for
// the script tag and an import map for what it imports, no file of that origin runs that is another than was packed.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { on, opens, project, saves, serve, shows, visit } from './portal.mjs';

const folder = await project('cdn');
const packed = `${folder}/node_modules/baolan`;
const integrity = JSON.parse(await readFile(`${packed}/integrity.json`, 'utf8'));

const CORS = { 'access-control-allow-origin': '*' };

/** A CDN with the package; if a file is named, with one of that name which does the same and is another. */
async function cdn(tampered) {
  if (!tampered) return (await serve([packed], CORS)).url;
  const copy = `${folder}/cdn-of-${tampered}`;
  await cp(packed, copy, { recursive: true });
  // An empty line is nothing to a module, and a section without a name and content nothing to a wasm.
  await appendFile(`${copy}/${tampered}`, tampered.endsWith('.wasm') ? Buffer.from([0, 1, 0]) : '\n');
  return (await serve([copy], CORS)).url;
}

/** A portal's page, as it is sent: the reader from that origin, if wanted with all hashes, under a policy. */
async function portal(origin, { hashes = integrity, wasms = origin } = {}) {
  const map = JSON.stringify({ integrity: Object.fromEntries(Object.entries(hashes).map(([file, hash]) => [origin + file, hash])) });
  const script = hashes['baolan.js'] ? `<script type="module" src="${origin}baolan.js" crossorigin integrity="${hashes['baolan.js']}"></script>` : `<script type="module" src="${origin}baolan.js"></script>`;
  const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Portal</title>
<script type="importmap">${map}</script>
${script}
<baolan-reader src="p1.txt" publication="萧山日报" date="2024-01-12" ${wasms === origin ? '' : `wasm-url="${wasms}baolan_wasm_bg.wasm"`}><p>萧山日报</p></baolan-reader>`;
  const site = `${folder}/site-of-${new URL(origin).port}`;
  await cp(`${folder}/public`, site, { recursive: true });
  await writeFile(`${site}/index.html`, page);
  const hash = createHash('sha256').update(map).digest('base64');
  const policy = `default-src 'self'; script-src 'self' ${origin} 'wasm-unsafe-eval' 'sha256-${hash}'; connect-src 'self' ${wasms}; require-trusted-types-for 'script'`;
  return (await serve([site], { 'content-security-policy': policy })).url;
}

test('the reader from another origin, without hashes', async () => {
  const { page } = await visit({ url: await portal(await cdn(), { hashes: {} }), ready: false });
  await saves(page);
  await shows(page);
});

test('the same with all hashes', async () => {
  const { page } = await visit({ url: await portal(await cdn()), ready: false });
  await saves(page);
  await shows(page);
});

/** What the browser itself says of a file that is another one. */
const REFUSED = /integrity|Failed to load/;

/** A visit of a page whose CDN has that file changed. */
const tampered = async (file) => (await visit({ url: await portal(await cdn(file)), ready: false, expected: REFUSED })).page;

test('another baolan.js does not run, and the page shows what it has without', async () => {
  const page = await tampered('baolan.js');
  await page.getByText('萧山日报').waitFor();
  assert.equal(await page.evaluate(() => customElements.get('baolan-reader')), undefined);
});

test('another wasm does not run, and the reader says so', async () => {
  const page = await tampered('baolan_wasm_bg.wasm');
  await page.getByRole('alert').filter({ hasText: '阅读器没能启动' }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('baolan-reader').ready.catch(({ code }) => code)), 'wasm');
});

test('another module of articles does not run, and the reader says so', async () => {
  const page = await tampered('baolan_reading.js');
  await assert.rejects(on(page, (reader) => reader.open('p1-a2')), /BaolanError: wasm/);
  await page.getByRole('link', { name: /开局就要奔跑/ }).first().click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.locator('baolan-reader > article').count(), 0);
});

const found = (page, query) => on(page, async (reader, query) => (await reader.search(query)).total, query);

for (const file of ['baolan_beyond.js', 'baolan_search.js', 'baolan_search_bg.wasm']) {
  test(`another ${file} does not run, and queries are read as words`, async () => {
    const page = await tampered(file);
    assert.equal(await found(page, '养老 OR 企业'), 0);
    assert.ok((await found(page, '养老')) > 0);
    await opens(page);
  });
}

test('another table of characters is not read', async () => {
  const page = await tampered('baolan_table.bin');
  assert.equal(await found(page, 'minzheng'), 0);
  assert.ok((await found(page, '养老 OR 企业')) > 0);
});

for (const file of ['baolan_papers.js', 'baolan_papers_bg.wasm']) {
  test(`another ${file} does not run, and a paper in English is read as well as can be`, async () => {
    const page = await tampered(file);
    const articles = await on(page, async (reader) => ((reader.src = 'english.txt'), (await reader.ready).pages[0].articles));
    assert.ok(articles.length > 0);
    assert.deepEqual(articles.filter(({ byline }) => byline), []);
  });
}

test('another template is not filled, and the reader says so', async () => {
  const page = await tampered('baolan_single.txt');
  await page.getByRole('button', { name: '版面' }).click();
  await page.getByRole('button', { name: '存为网页' }).click();
  await page.getByText('没有存成').waitFor();
});

test('wasms from another origin, where the page says', async () => {
  const modules = await serve([packed], CORS);
  const { page } = await visit({ url: await portal(modules.url, { wasms: await cdn() }), ready: false });
  await shows(page);
  assert.deepEqual(modules.asked.filter((path) => /wasm$|bin$/.test(path)), []);
});
