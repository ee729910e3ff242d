// What may happen to a shelf: no room, no storage, bits that flip on the disk, other versions. What dies while it saves is in
// killed.test.mjs.

import assert from 'node:assert/strict';
import { truncate, writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { URL_OF_READER, visit } from './browser.mjs';
import { ask, found, furnished, give, keep, longPage, page as text, pin, reader, sheet, show, spoil, stored, wholes } from './shelf.mjs';

const host = (page, script, ...args) => page.evaluate(script, ...args);
const model = (page) => host(page, () => document.querySelector('baolan-reader').issue);
const issues = (page) => sheet(page).locator('.issues .open');
const alert = (page) => sheet(page).getByRole('alert');
const NAMES = { publication: '甲报', date: '2024-01-05' };

/** Opens the one issue of the shelf in a tab that has another one open. */
async function reopened(context) {
  const page = await context.newPage();
  await page.goto(URL_OF_READER);
  await furnished(page);
  await show(page);
  await issues(page).click();
  return page;
}

/** Makes of what is kept what version 1 kept: an issue's segment as one, in a store of its own. */
async function asVersionOne() {
  const opened = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
  const database = await opened(indexedDB.open('baolan-library'));
  const read = (name) => opened(database.transaction(name).objectStore(name).getAll());
  const [[card], [texts]] = [await read('cards'), await read('texts')];
  database.close();
  await opened(indexedDB.deleteDatabase('baolan-library'));
  const request = indexedDB.open('baolan-library', 1);
  request.onupgradeneeded = () => ['cards', 'texts', 'segments'].forEach((name) => request.result.createObjectStore(name));
  const old = await opened(request);
  const { turns, ...rest } = card;
  const transaction = old.transaction(['cards', 'texts', 'segments'], 'readwrite');
  transaction.objectStore('cards').put(rest, card.id);
  transaction.objectStore('texts').put(texts, card.id);
  transaction.objectStore('segments').put({ bytes: new Uint8Array(), turns: {} }, card.id);
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  old.close();
}

test('where there is no room, that is said, nothing half is kept, and what was kept is still there', async () => {
  const { page, context } = await visit();
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  // Before the first access: the browser remembers how much room there was.
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 400_000 });
  await furnished(page);
  await keep(page, { '1.txt': text('春天来了') }, NAMES);
  const before = await stored(page);
  await give(page, { '1.txt': longPage('没有地方放', 9000) });
  await sheet(page).getByRole('button', { name: '收进报架并打开' }).click();
  await alert(page).getByText('存不下了').waitFor();
  assert.deepEqual(await stored(page), before);
  assert.equal((await model(page)).publication, '甲报', 'the issue that is open stays');
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  // What was recognised waits until there is room.
  await sheet(page).getByLabel('报名').fill('乙报');
  await sheet(page).getByRole('button', { name: '收进报架并打开' }).click();
  await page.waitForFunction(() => document.querySelector('baolan-reader').issue?.publication === '乙报');
  assert.equal((await stored(page)).cards.length, 2);
});

test('where storage is denied, that is said, and files are read all the same', async () => {
  const { page } = await visit({ ready: false });
  await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } }));
  await page.reload();
  await furnished(page);
  await show(page);
  await alert(page).getByText('浏览器不让存').waitFor();
  await give(page, { '2024-02-03.txt': text('春天来了') });
  await sheet(page).getByRole('button', { name: '收进报架并打开' }).click();
  await alert(page).getByText('浏览器不让存').waitFor();
  await sheet(page).getByRole('button', { name: '只打开，不收' }).click();
  await page.waitForFunction(() => document.querySelector('baolan-reader').date === '2024-02-03');
});

test('flipped bits in the model are found, said, and mended from the text', async () => {
    const { page, context } = await reader();
    await keep(page, { '1.txt': text('春天来了') }, NAMES);
    const before = await model(page);
    await spoil(page, 'texts', 'issue');
    const again = await reopened(context);
    await again.locator('.status', { hasText: '已用原来的文字重新排过并存好' }).waitFor();
    assert.deepEqual(await model(again), { ...before, pages: before.pages });
    const third = await reopened(context);
    await third.waitForFunction(() => document.querySelector('baolan-reader').publication === '甲报');
    assert.doesNotMatch(await third.locator('.status').innerText(), /损坏/, 'it is whole again');
  });

test('flipped bits in the text are found and said; its stories are read as they were', async () => {
  const { page, context } = await reader();
  await keep(page, { '1.txt': text('春天来了') }, NAMES);
  const before = await model(page);
  await spoil(page, 'texts', 'pages');
  const again = await reopened(context);
  await again.locator('.status', { hasText: '原文有损坏' }).waitFor();
  assert.deepEqual(await model(again), before);
});

test('where neither text nor model is whole, nothing wrong is shown', async () => {
  const { page, context } = await reader();
  await keep(page, { '1.txt': text('春天来了') }, NAMES);
  await spoil(page, 'texts', 'issue', 'pages');
  const again = await reopened(context);
  await alert(again).getByText('这一期存的内容坏了').waitFor();
  assert.equal((await model(again)).publication, '萧山日报');
});

for (const store of ['heads', 'terms', 'folds'])
  test(`flipped bits in what is searched (${store}) are found by the search, said, and mended`, async () => {
    const { page, context } = await reader();
    await keep(page, { '1.txt': text('春天来了') }, NAMES);
    await spoil(page, store);
    const again = await context.newPage();
    await again.goto(URL_OF_READER);
    await furnished(again);
    await ask(again, '柳树');
    await found(again).first().waitFor();
    await again.locator('.found .note', { hasText: '已用原来的文字重新排过并存好' }).waitFor();
    const third = await context.newPage();
    await third.goto(URL_OF_READER);
    await furnished(third);
    await ask(third, '柳树');
    await found(third).first().waitFor();
    assert.equal(await third.locator('.found .note').count(), 0, 'it is whole again');
  });

test('what an older version kept is searched, too', async () => {
  const { page, context } = await reader();
  await keep(page, { '1.txt': text('春天来了') }, NAMES);
  const again = await context.newPage();
  await again.goto('about:blank');
  await page.close();
  await again.goto(new URL('favicon.ico', URL_OF_READER).href);
  await again.evaluate(asVersionOne);
  await again.goto(URL_OF_READER);
  await furnished(again);
  await ask(again, '柳树');
  await found(again).first().waitFor();
});

test('where an issue is lost, the others are searched', async () => {
  const { page, context } = await reader();
  await keep(page, { '1.txt': text('春天来了') }, NAMES);
  await spoil(page, 'heads');
  await spoil(page, 'texts', 'issue', 'pages');
  await keep(page, { '1.txt': text('夏天来了') }, { publication: '乙报', date: '2024-01-06' });
  const again = await context.newPage();
  await again.goto(URL_OF_READER);
  await furnished(again);
  await ask(again, '柳树');
  await again.locator('.found h3', { hasText: '乙报' }).waitFor();
  assert.equal(await again.locator('.found h3').count(), 1);
  // Kept anew, it is there again.
  await keep(again, { '1.txt': text('春天来了') }, NAMES);
  await ask(again, '柳树');
  await again.locator('.found h3', { hasText: '甲报' }).waitFor();
});

test('a damaged issue that is removed and wished back is mended, or at least there', async () => {
  for (const [parts, said] of [[['issue'], '已用原来的文字重新排过并存好'], [['issue', 'pages'], '这一期存的内容坏了']]) {
    const { page, context } = await reader();
    await keep(page, { '1.txt': text('春天来了') }, NAMES);
    await spoil(page, 'texts', ...parts);
    await show(page);
    await sheet(page).getByRole('button', { name: /^移除/ }).click();
    await sheet(page).getByRole('button', { name: '撤销' }).click();
    await issues(page).waitFor();
    assert.equal((await stored(page)).texts.length, 1);
    if (parts.length === 2) {
      const again = await reopened(context);
      await alert(again).getByText(said).waitFor();
    } else {
      assert.equal((await wholes(page)).length, 1);
      const again = await reopened(context);
      await again.waitForFunction(() => document.querySelector('baolan-reader').publication === '甲报');
      assert.doesNotMatch(await again.locator('.status').innerText(), /损坏/, 'it is whole already');
    }
  }
});

test('an issue that another tab has just removed is said to be gone', async () => {
  const { page, context } = await reader();
  await keep(page, { '1.txt': text('春天来了') }, NAMES);
  const other = await context.newPage();
  // A browser without the channel on which tabs tell each other.
  await other.addInitScript(() => delete globalThis.BroadcastChannel);
  await other.goto(URL_OF_READER);
  await furnished(other);
  await show(other);
  await issues(other).waitFor();
  await show(page);
  await sheet(page).getByRole('button', { name: /^移除/ }).click();
  await sheet(page).getByRole('button', { name: '撤销' }).waitFor();
  await issues(other).click();
  await alert(other).getByText('这一期已经不在了').waitFor();
});

test('a shelf of a newer version is let through and left alone', async () => {
  const { page } = await reader();
  await keep(page, { '1.txt': text('春天来了') }, NAMES);
  const version = await host(page, async () => {
    const request = indexedDB.open('baolan-library', 99);
    const database = await new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onblocked: () => reject(new Error('blocked')) }));
    const { version } = database;
    database.close();
    return version;
  });
  assert.equal(version, 99, 'the open shelf made way');
  await show(page);
  await alert(page).getByText('报架是新版本存的').waitFor();
});

test('where the browser gives no hashes, issues are kept and opened, and that is said', async () => {
  const { page } = await visit({ ready: false });
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined }));
  await page.reload();
  await furnished(page);
  await keep(page, { '1.txt': text('春天来了') }, NAMES);
  await show(page);
  await sheet(page).getByText('浏览器不给校验').waitFor();
  await issues(page).click();
  await page.waitForFunction(() => !document.querySelector('baolan-reader').shadowRoot.querySelector('.library').open);
  assert.equal((await model(page)).publication, '甲报');
});

test('a file of 200 MB is refused without being read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baolan-'));
  const path = join(folder, '1.txt');
  await writeFile(path, text('春天来了'));
  await truncate(path, 200 * 1024 * 1024);
  const { page } = await reader();
  const before = await host(page, () => performance.memory?.usedJSHeapSize ?? 0);
  await show(page);
  await sheet(page).locator('input[multiple]:not([accept])').setInputFiles(path);
  await alert(page).getByText('文件太大').waitFor();
  assert.ok((await host(page, () => performance.memory?.usedJSHeapSize ?? 0)) - before < 50e6);
  await rm(folder, { recursive: true });
});

test('what is pinned is what is open, whatever its text says', async () => {
  const { page } = await reader();
  await host(page, () => document.querySelector('baolan-reader').load('<script>alert(1)</script>\n\n本报讯（记者 张三）<b>春天</b>来了，河边的柳树绿了。\n').then(() => {}));
  await pin(page);
  await page.keyboard.press('Escape');
  await ask(page, '春天');
  await found(page).first().waitFor();
  assert.equal(await host(page, () => document.querySelector('baolan-reader').shadowRoot.querySelectorAll('.sheet script, .sheet .found b:not(h3 b)').length), 0);
});
