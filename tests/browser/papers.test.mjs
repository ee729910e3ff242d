// The two wasms that parse: what the small one shows is what the one for all papers would, and that is fetched where it is
// needed and only there.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { visit } from './browser.mjs';

const tests = new URL('../', import.meta.url);
const read = (path) => readFile(new URL(path, tests), 'utf8');
const isPapers = (url) => url.endsWith('/baolan_papers_bg.wasm');

/** Issues of tests/truth by name, each the texts of its pages. */
async function issues() {
  const found = new Map();
  for (const file of (await readdir(new URL('truth', tests))).filter((file) => file.endsWith('.txt')).sort()) {
    const [name] = file.split(/-p\d/);
    found.set(name, [...(found.get(name) ?? []), await read(`truth/${file}`)]);
  }
  return found;
}

/** Loads texts into the reader; gives its issue, and whether the wasm for all papers was fetched for it. */
async function loaded(texts, wish) {
  const { page } = await visit(wish);
  const fetched = [];
  page.on('request', (request) => isPapers(request.url()) && fetched.push(request.url()));
  const issue = await page.evaluate(async (texts) => {
    const reader = document.querySelector('baolan-reader');
    reader.publication = reader.date = null;
    await reader.load(texts);
    return reader.issue;
  }, texts);
  return { page, issue, papers: fetched.length > 0 };
}

const byTheOther = (page, texts) =>
  page.evaluate(async (texts) => {
    const { default: init, Edition } = await import('/pkg/baolan_papers.js');
    await init();
    const edition = new Edition();
    for (const text of texts) edition.read(new TextEncoder().encode(text));
    edition.finish();
    return edition.issue();
  }, texts);

/** Where a paper says of itself what it is in: the rest is Chinese. */
const ABROAD = ['harrow-bay', 'shiomino'];

for (const [name, texts] of await issues()) {
  test(`${name} in the reader is what the wasm for all papers makes of it`, async () => {
    const { page, issue, papers } = await loaded(texts);
    assert.equal(papers, ABROAD.includes(name));
    assert.deepEqual(issue, await byTheOther(page, texts));
  });
}

test('an English page is read as one', async () => {
  const texts = [await read('pages/english.txt')];
  const { page, issue } = await loaded(texts);
  assert.deepEqual(issue.pages, JSON.parse(await read('pages/english.json')).pages);
  const body = issue.pages.flatMap(({ articles }) => articles.flatMap(({ body }) => body.map(({ text }) => text))).join('\n');
  const found = await page.evaluate((query) => document.querySelector('baolan-reader').search(query), body.split(' ')[3]);
  assert.ok(found.total > 0);
});

test('accents make no difference in a paper with Latin letters, found or not without', async () => {
  const text = (await read('pages/english.txt')).replace('public park', 'públic park');
  const { page } = await loaded([text]);
  const found = await page.evaluate(() => document.querySelector('baolan-reader').search('public park'));
  assert.equal(found.total, 1);
  const typed = page.getByRole('combobox');
  await typed.fill('public park');
  await page.getByRole('option').first().waitFor();
  await page.getByRole('option').first().click();
  await page.locator('baolan-reader > article mark', { hasText: 'públic' }).waitFor();
});

test('the seed takes the small one alone', async () => {
  const fetched = [];
  const { page } = await visit({ ready: false });
  page.on('request', (request) => fetched.push(request.url()));
  await page.reload();
  await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => {}));
  assert.ok(fetched.some((url) => url.endsWith('.wasm')));
  assert.deepEqual(fetched.filter(isPapers), []);
});

test('where the wasm for all papers can’t be had the small one’s reading stands, and the next issue tries again', async () => {
  let down = true;
  const routes = { '**/baolan_papers_bg.wasm': (route) => (down ? route.abort() : route.continue()) };
  const texts = [await read('pages/english.txt')];
  const { page, issue } = await loaded(texts, { routes, expected: /ERR_FAILED/ });
  assert.ok(issue.pages[0].articles.length > 0);
  down = false;
  const again = await page.evaluate(async (texts) => {
    const reader = document.querySelector('baolan-reader');
    await reader.load(texts);
    return reader.issue;
  }, texts);
  assert.deepEqual(again, await byTheOther(page, texts));
});

test('an issue is shown without it where it does not come', { timeout: 30_000 }, async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const routes = { '**/baolan_papers_bg.wasm': async (route) => (await held, route.abort().catch(() => {})) };
  const { page, issue } = await loaded([await read('pages/english.txt')], { routes, expected: /ERR_FAILED/ });
  assert.ok(issue.pages[0].articles.length > 0);
  assert.ok(await page.locator('[part=contents]').isVisible());
  release();
});

test('an article that can’t be fetched is said, the contents stay, and trying again opens it', async () => {
  let down = true;
  const routes = { '**/baolan_reading.js': (route) => (down ? route.abort() : route.continue()) };
  const { page } = await visit({ routes, expected: /ERR_FAILED/ });
  await page.getByRole('combobox').fill('民政');
  await page.getByRole('combobox').press('Enter');
  const retry = page.locator('[part=retry]');
  await retry.waitFor();
  assert.ok(await page.locator('[part=contents]').isVisible());
  assert.equal(await page.locator('baolan-reader > article').count(), 0);
  down = false;
  await retry.click();
  await page.locator('baolan-reader > article mark').first().waitFor();
  assert.equal(await retry.count(), 0);
});

test('an article is read without its tools where they can’t be fetched, and asking for one tries again', async () => {
  let down = true;
  const routes = { '**/baolan_desk.js': (route) => (down ? route.abort() : route.continue()) };
  const { page } = await visit({ path: '#p1-a4?q=民政', routes, expected: /ERR_FAILED/ });
  const article = page.locator('baolan-reader > article');
  await article.locator('mark').first().waitFor();
  await page.getByRole('button', { name: '版式' }).click();
  await page.locator('[part=failure] h1').waitFor();
  assert.ok(await article.isVisible());
  down = false;
  await page.getByRole('button', { name: '版式' }).click();
  await page.getByRole('dialog', { name: '版式' }).waitFor();
});

test('a key pressed before what it does is there does it then', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const { page } = await visit({ path: '#p1-a2', routes: { '**/baolan_desk.js': async (route) => (await held, route.continue()) } });
  await page.keyboard.press('v');
  assert.equal(await page.locator('baolan-reader').getAttribute('writing-mode'), null);
  release();
  await page.waitForFunction(() => document.querySelector('baolan-reader').getAttribute('writing-mode') === 'vertical');
});
