// What a query needs beyond the small wasm is fetched when it does: the wasm that searches for operators and near misses, the table of
// characters for other forms and pinyin.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visit } from './browser.mjs';

const box = (page) => page.getByRole('combobox');
const options = (page) => page.getByRole('option');
const search = (page, query) => page.evaluate((query) => document.querySelector('baolan-reader').search(query), query);

/** A page that keeps count of what is fetched for queries. */
async function reader(wish) {
  const { page } = await visit(wish);
  const fetched = [];
  page.on('request', (request) => /search_bg|table/.test(request.url()) && fetched.push(new URL(request.url()).pathname));
  return { page, fetched };
}

test('what is found as it stands fetches nothing', async () => {
  const { page, fetched } = await reader();
  assert.equal((await search(page, '民政')).total, 1);
  assert.equal((await search(page, '萧山 文化')).exact, true);
  assert.deepEqual(fetched, []);
});

test('pinyin and other forms are found, each file fetched once', async () => {
  const { page, fetched } = await reader();
  for (const [query, meant] of [['xiaoshan', '萧山'], ['minzheng', '民政'], ['萧shan', '萧山'], ['蕭山', null], ['二〇二四年', null]]) {
    const hits = await search(page, query);
    assert.ok(hits.exact && hits.total > 0, query);
    assert.equal(hits.meant, meant, query);
    assert.ok(hits.hits[0].snippet.some(({ mark }) => mark), query);
  }
  assert.deepEqual(fetched.toSorted(), ['/pkg/baolan_search_bg.wasm', '/pkg/baolan_table.bin']);
});

test('operators are understood', async () => {
  const { page } = await reader();
  const total = async (query) => (await search(page, query)).total;
  const all = await total('萧山');
  assert.ok(all > 1);
  assert.ok((await total('萧山 -文化暖冬行')) < all);
  assert.equal(await total('标题:文化暖冬行'), 1);
  assert.ok((await total('民政 OR 文化暖冬行')) >= 2);
  assert.equal(await total('版:9'), 0);
  assert.equal(await total('版:1 萧山'), all);
});

test('typing pinyin lists the hits, and opens them marked', async () => {
  const { page } = await reader();
  await box(page).fill('minzheng');
  await options(page).first().waitFor();
  await page.getByText('读作“民政”').waitFor();
  await box(page).press('Enter');
  const marks = page.locator('baolan-reader > article mark');
  await marks.first().waitFor();
  assert.ok((await marks.allInnerTexts()).includes('民政'));
});

test('what is typed while the files are on their way is answered once they are there', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const routes = { '**/baolan_search_bg.wasm': async (route) => (await held, route.continue()) };
  const { page } = await reader({ routes });
  await box(page).pressSequentially('minzheng');
  assert.equal(await options(page).count(), 0);
  release();
  await options(page).first().waitFor();
  await page.getByText('读作“民政”').waitFor();
});

test('an answer that comes before the article’s view does no harm, and the article opens marked', { timeout: 30_000 }, async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  let open;
  const shut = new Promise((resolve) => (open = resolve));
  const routes = {
    '**/baolan_table.bin': async (route) => (await held, route.continue()),
    '**/baolan_reading.js': async (route) => (await shut, route.continue()),
  };
  const { page } = await reader({ routes });
  await box(page).fill('minzheng');
  const answered = page.evaluate(
    () => new Promise((resolve) => document.querySelector('baolan-reader').addEventListener('baolan-search', () => resolve(), { once: true })),
  );
  await page.evaluate(() => document.querySelector('baolan-reader').setAttribute('article', 'p1-a4'));
  release();
  await answered;
  open();
  await page.locator('baolan-reader > article mark').first().waitFor();
});

test('one wrong character is guessed, and the guess is one press away', async () => {
  const { page } = await reader();
  await box(page).fill('民正');
  const guess = page.getByRole('button', { name: '改搜“民政”' });
  await guess.waitFor();
  await guess.click();
  await options(page).first().waitFor();
  assert.equal(await box(page).inputValue(), '民政');
});

test('where nothing holds all, the nearest are said to be that', async () => {
  const { page } = await reader();
  await box(page).fill('民政 暖冬行');
  await page.getByText(/没有完全符合的，最接近的有 \d+ 篇/).first().waitFor();
  assert.ok((await options(page).count()) > 0);
});

test('without the table a query stays what it was, and the next one tries again', async () => {
  let down = true;
  const routes = { '**/baolan_table.bin': (route) => (down ? route.abort() : route.continue()) };
  const { page } = await reader({ routes, expected: /ERR_FAILED/ });
  assert.equal((await search(page, 'xiaoshan')).total, 0);
  down = false;
  assert.equal((await search(page, 'xiaoshan')).meant, '萧山');
});

test('an issue that goes while its query is looked up takes nothing with it', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const routes = { '**/baolan_search_bg.wasm': async (route) => (await held, route.continue()) };
  const { page } = await reader({ routes });
  const total = page.evaluate(async () => {
    const reader = document.querySelector('baolan-reader');
    const queries = ['xiaoshan', 'minzheng', '萧山 -文化'].map((query) => reader.search(query));
    await reader.load('本报讯（记者 张三）春天来了。\n\n春天来了\n');
    globalThis.loaded = true;
    await Promise.all(queries);
    return (await reader.search('chuntian')).total;
  });
  await page.waitForFunction(() => globalThis.loaded);
  release();
  assert.equal(await total, 1);
});

test('an answer does not wait for what never comes', { timeout: 30_000 }, async () => {
  const never = new Promise(() => {});
  const { page } = await reader({ routes: { '**/baolan_search_bg.wasm': () => never } });
  assert.equal((await search(page, 'minzheng')).total, 0);
});

test('without the module that fetches more a query stays what it was', async () => {
  const { page } = await reader({ routes: { '**/baolan_beyond.js': (route) => route.abort() }, expected: /ERR_FAILED/ });
  assert.equal((await search(page, 'minzheng')).total, 0);
  assert.equal((await search(page, '民政')).total, 1);
});

test('queries that need more at the same time all get it, and none frees what another searches by', async () => {
  const { page } = await reader();
  const [asked, found] = await page.evaluate(async () => {
    const reader = document.querySelector('baolan-reader');
    const task = () => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(null); });
    const asked = [];
    let isAnswered = false;
    // Some are asked before the first has what it needs, and go on after it.
    while (!isAnswered && asked.length < 2000) {
      asked.push(reader.search(`民政 -没有${asked.length}`).then(() => (isAnswered = true)));
      await task();
    }
    await Promise.all(asked);
    return [asked.length, (await reader.search('民政 -没有')).total];
  });
  assert.ok(asked > 1, 'more than one waits');
  assert.equal(found, (await page.evaluate(() => document.querySelector('baolan-reader').search('民政'))).total);
});
