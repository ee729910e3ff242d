// The library: issues that are kept, opened without parsing, searched together, sent out and taken in again.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import { PHONE, URL_OF_READER, alone, visit } from './browser.mjs';
import { TURN, issue } from './continued.mjs';
import { SEED, ask, button, found, furnished, give, keep, page as text, pin, reader, sheet, show, stored } from './shelf.mjs';

const host = (page, script, ...args) => page.evaluate(script, ...args);
const model = (page) => host(page, () => document.querySelector('baolan-reader').issue);
const parses = (page) => host(page, () => performance.getEntriesByName('baolan:parse').length);
const issues = (page) => sheet(page).locator('.issues .open');
const status = (page) => page.locator('.status');

const TWO = { '1.txt': issue()[0], '2.txt': issue()[1] };

test('an issue that is kept opens on another visit as it was, without being parsed', async () => {
  const { page, context } = await reader();
  const before = await model(page);
  await pin(page);
  const again = await context.newPage();
  await again.goto(URL_OF_READER);
  await furnished(again);
  await keep(again, { '1.txt': text('春天来了') }, { publication: '另一份', date: '2024-03-01' });
  const parsed = await parses(again);
  await show(again);
  await sheet(again).getByRole('button', { name: '按报名' }).click();
  await issues(again).filter({ hasText: '萧山日报' }).click();
  await again.waitForFunction(() => document.querySelector('baolan-reader').issue?.publication === '萧山日报');
  assert.deepEqual(await model(again), before);
  assert.equal(await parses(again), parsed);
  assert.equal(await sheet(again).isVisible(), false);
  assert.match(await again.title(), /萧山日报/);
  const search = (page) => host(page, () => document.querySelector('baolan-reader').search('民政').then(({ total, hits }) => ({ total, hits: hits.map(({ article, matches, snippet }) => ({ article, matches, snippet })) })));
  assert.deepEqual(await search(again), await search(page));
  await host(again, () => void Object.assign(document.querySelector('baolan-reader'), { article: 'p1-a4', view: 'lines', q: '民政' }));
  await again.locator('.original pre').first().waitFor();
  assert.match(await again.locator('.original pre').first().innerText(), /民政/);
  assert.ok((await again.locator('baolan-reader > article mark').count()) > 0);
});

test('what comes in is shown as recognised, can be set right, and is kept so', async () => {
  const { page } = await reader();
  await give(page, { ...TWO, '3.pdf': '%PDF-1.7' });
  const proof = sheet(page).locator('.proof');
  await proof.getByText('认出 2 版、4 篇').waitFor();
  assert.match(await proof.innerText(), /3\.pdf：这是 PDF/);
  assert.equal(await proof.getByLabel('第1版的版名').inputValue(), '要闻');
  await proof.getByLabel('第2版的版名').fill('社区');
  await proof.getByLabel('报名').fill('城乡报');
  await proof.getByLabel('日期').fill('2023-05-06');
  await proof.getByRole('button', { name: '收进报架并打开' }).click();
  await page.waitForFunction(() => document.querySelector('baolan-reader').publication === '城乡报');
  const { date, pages } = await model(page);
  assert.deepEqual([date, pages.map(({ name }) => name)], ['2023-05-06', ['要闻', '社区']]);
  await show(page);
  assert.match(await issues(page).innerText(), /城乡报 2023年5月6日 星期六/);
  await sheet(page).getByText('2 版 · 4 篇').waitFor();
});

test('what is only opened is not kept', async () => {
  const { page } = await reader();
  await give(page, { '2022-02-03.txt': text('春天来了') });
  assert.equal(await sheet(page).getByLabel('日期').inputValue(), '2022-02-03', 'the name of a file knows the day');
  await sheet(page).getByRole('button', { name: '只打开，不收' }).click();
  await page.waitForFunction(() => document.querySelector('baolan-reader').date === '2022-02-03');
  assert.equal(await page.getByRole('heading', { name: '春天来了' }).isVisible(), true);
  assert.deepEqual((await stored(page)).cards, []);
});

test('the shelf is looked through by days and by papers', async () => {
  const { page } = await reader();
  for (const [publication, date] of [['甲报', '2024-01-05'], ['乙报', '2024-01-05'], ['甲报', '2023-11-30'], ['甲报', '2024-01-09']]) await keep(page, { '1.txt': text(`${publication}${date}`) }, { publication, date });
  await show(page);
  // Those of the last month.
  await page.waitForFunction(() => document.querySelector('baolan-reader').shadowRoot.querySelectorAll('.issues .open').length === 3);
  await sheet(page).getByRole('button', { name: '2024年1月5日，2 期' }).click();
  assert.equal(await issues(page).count(), 2);
  assert.equal(await sheet(page).getByRole('button', { name: '2024年1月5日，2 期' }).evaluate((node) => node.matches(':focus')), true);
  await sheet(page).getByRole('button', { name: '前一个有报的月份' }).click();
  assert.deepEqual(await issues(page).allInnerTexts(), ['甲报 2023年11月30日 星期四']);
  assert.equal(await sheet(page).getByRole('button', { name: '前一个有报的月份' }).isDisabled(), true);
  await sheet(page).getByRole('button', { name: '按报名' }).click();
  assert.deepEqual(await sheet(page).locator('.list h3').allInnerTexts(), ['甲报', '乙报'].sort((one, other) => one.localeCompare(other, 'zh')));
  assert.equal(await issues(page).count(), 4);
});

test('what is removed is gone, unless it is wished back', async () => {
  const { page } = await reader();
  await pin(page);
  const remove = () => sheet(page).getByRole('button', { name: '移除 萧山日报 2024年1月12日' }).click();
  await remove();
  const undo = sheet(page).getByRole('button', { name: '撤销' });
  await undo.waitFor();
  assert.deepEqual((await stored(page)).texts, []);
  await undo.click();
  await issues(page).waitFor();
  await remove();
  await undo.waitFor();
  await page.keyboard.press('Escape');
  await show(page);
  await sheet(page).getByText('报架还空着').waitFor();
  assert.deepEqual(await stored(page), { cards: [], folds: [], heads: [], terms: [], texts: [] });
});

test('a list reads no texts, and an issue that is kept twice is there once', async () => {
  const { page } = await visit({ ready: false });
  await page.addInitScript(() => {
    globalThis.read = [];
    for (const name of ['get', 'getAll']) {
      const own = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...args) {
        globalThis.read.push(this.name);
        return own.apply(this, args);
      };
    }
  });
  await page.reload();
  await furnished(page);
  await keep(page, { '1.txt': text('春天来了') }, { publication: '甲报', date: '2024-01-05' });
  await keep(page, { '1.txt': text('春天来了') }, { publication: '乙报', date: '2024-01-05' });
  await show(page);
  assert.deepEqual(await issues(page).allInnerTexts(), ['乙报 2024年1月5日 星期五']);
  assert.deepEqual([...new Set(await host(page, () => globalThis.read))], ['cards']);
});

test('two tabs keep at the same time, nothing is lost, and each sees what the other did', async () => {
  const { page, context } = await reader();
  const other = await context.newPage();
  await other.goto(URL_OF_READER);
  await furnished(other);
  await show(page);
  await show(other);
  const all = Array.from({ length: 6 }, (_, at) => at);
  const work = async (page, name) => {
    for (const at of all) await keep(page, { '1.txt': text(`${name}${at}`) }, { publication: `${name}${at}`, date: '2024-01-05' });
  };
  await Promise.all([work(page, '甲'), work(other, '乙')]);
  for (const tab of [page, other]) {
    await show(tab);
    await tab.waitForFunction(() => document.querySelector('baolan-reader').shadowRoot.querySelectorAll('.issues .open').length === 12);
  }
  await sheet(other).getByRole('button', { name: '移除 甲0 2024年1月5日' }).click();
  await page.waitForFunction(() => document.querySelector('baolan-reader').shadowRoot.querySelectorAll('.issues .open').length === 11);
});

test('the whole shelf is searched at once, by issue and story, and a hit leads to its place', async () => {
  const { page } = await reader();
  await pin(page);
  await keep(page, TWO, { publication: '城乡报', date: '2023-05-06' });
  const parsed = await parses(page);
  await ask(page, '记者');
  await found(page).first().waitFor();
  const papers = await page.locator('.found h3').allInnerTexts();
  assert.deepEqual(papers.sort(), ['城乡报 2023年5月6日', '萧山日报 2024年1月12日']);
  const total = await found(page).count();
  assert.equal(await status(page).innerText(), `找到 ${total} 篇，按上下键选择`);
  const facet = page.getByRole('group', { name: '报纸' }).getByRole('button', { name: /^城乡报/ });
  assert.equal(await facet.innerText(), `城乡报 ${await page.locator('.found section', { hasText: '城乡报' }).locator('.hit').count()}`);
  await facet.click();
  await page.locator('.found h3', { hasText: '萧山日报' }).waitFor({ state: 'detached' });
  assert.deepEqual(await page.locator('.found h3').allInnerTexts(), ['城乡报 2023年5月6日']);
  await page.getByRole('group', { name: '年月' }).getByRole('button', { name: /^2024年1月/ }).click();
  await page.locator('.found h3', { hasText: '城乡报' }).waitFor({ state: 'detached' });
  assert.deepEqual(await page.locator('.found h3').allInnerTexts(), ['萧山日报 2024年1月12日']);
  await ask(page, '民政');
  await page.waitForFunction(() => document.querySelector('baolan-reader').shadowRoot.querySelectorAll('.found .hit').length === 1);
  await found(page).click();
  await page.locator('baolan-reader > article mark').first().waitFor();
  assert.deepEqual(await host(page, () => [document.querySelector('baolan-reader').publication, document.querySelector('baolan-reader').article, document.querySelector('baolan-reader').q]), ['萧山日报', 'p1-a4', '民政']);
  assert.equal(await parses(page), parsed, 'nothing is parsed for it');
  assert.equal(await page.locator('.popup').isVisible(), false);
});

test('a story that turns the page is one hit of the shelf, and opens at its best piece', async () => {
  const { page } = await reader();
  await keep(page, TWO, { publication: '城乡报', date: '2023-05-06' });
  await ask(page, '早稻');
  await found(page).first().waitFor();
  assert.equal(await found(page).count(), 1);
  assert.match(await found(page).innerText(), new RegExp(TURN.headline));
  assert.match(await found(page).innerText(), /2 处/);
});

test('the shelf ranks as one issue does', async () => {
  const { page } = await reader();
  await pin(page);
  const alone = await host(page, () => document.querySelector('baolan-reader').search('萧山').then(({ hits }) => hits.map(({ article }) => article)));
  await page.keyboard.press('Escape');
  await ask(page, '萧山');
  await found(page).first().waitFor();
  assert.deepEqual(await found(page).evaluateAll((hits) => hits.map((hit) => hit.dataset.article)), alone);
});

test('keys go from the box to the hits of the shelf and back, and this issue is searched as before', async () => {
  const { page } = await reader();
  await pin(page);
  await page.keyboard.press('Escape');
  await ask(page, '萧山');
  await found(page).first().waitFor();
  const box = page.getByRole('combobox');
  await page.keyboard.press('ArrowDown');
  assert.equal(await found(page).first().evaluate((node) => node.matches(':focus')), true);
  await page.keyboard.press('ArrowUp');
  assert.equal(await box.evaluate((node) => node.matches(':focus')), true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await box.evaluate((node) => node.matches(':focus')), true);
  await page.keyboard.press('Enter');
  await page.locator('baolan-reader > article mark').first().waitFor();
  assert.equal(await page.locator('.popup').isVisible(), false);
  await box.click();
  await page.getByRole('button', { name: '本期' }).click();
  assert.ok((await page.getByRole('option').count()) > 1);
  assert.equal(await found(page).count(), 0);
});

test('what no issue of the shelf holds is said, and pinyin is understood there, too', async () => {
  const { page } = await reader();
  await pin(page);
  await page.keyboard.press('Escape');
  await ask(page, '火星殖民');
  await page.locator('.found .note', { hasText: '没有找到“火星殖民”' }).waitFor();
  await page.getByRole('combobox').fill('minzheng');
  await found(page).first().waitFor();
  await page.locator('.found .note', { hasText: '读作“民政”' }).waitFor();
});

test('where no issue of the shelf holds a query, what may have been meant is said, and can be asked for', async () => {
  const { page } = await reader();
  await keep(page, { '1.txt': text('春天来了') }, { publication: '城乡报', date: '2023-05-06' });
  await ask(page, '合作杜');
  await page.locator('.found .note').getByRole('button', { name: '改搜“合作社”' }).click();
  await found(page).first().waitFor();
  assert.equal(await page.getByRole('combobox').inputValue(), '合作社');
});

test('what may have been meant is said beside how many are nearest, all of them and not those that are listed', async () => {
  const { page } = await reader();
  const files = Object.fromEntries(Array.from({ length: 45 }, (_, at) => [`${at + 1}.txt`, text(`第${at + 1}天来了`)]));
  await keep(page, files, { publication: '城乡报', date: '2023-05-06' });
  await ask(page, '合作杜');
  const note = page.locator('.found .note');
  await note.getByRole('button', { name: '改搜“合作社”' }).waitFor();
  assert.match(await note.innerText(), /最接近的有 45 篇/);
  assert.equal(await found(page).count(), 40);
});

test('what is sent out is taken in again elsewhere: the same texts under the same names', async () => {
  const one = await reader();
  await pin(one.page);
  await keep(one.page, TWO, { publication: '城乡报', date: '2023-05-06' });
  const there = await model(one.page);
  await show(one.page);
  const [download] = await Promise.all([one.page.waitForEvent('download'), sheet(one.page).getByRole('button', { name: '全部导出' }).click()]);
  await sheet(one.page).getByText('已导出 2 期').waitFor();
  const file = await download.path();
  const { page } = await reader();
  await show(page);
  await sheet(page).locator('input[accept]').setInputFiles({ name: download.suggestedFilename(), mimeType: 'application/zip', buffer: await readFile(file) });
  await sheet(page).getByText('已导入 2 期').waitFor();
  assert.deepEqual(Object.values(await stored(page)).map((ids) => ids.sort()), Object.values(await stored(one.page)).map((ids) => ids.sort()), 'an id is the hash of the texts');
  await sheet(page).getByRole('button', { name: '按报名' }).click();
  await issues(page).filter({ hasText: '城乡报' }).click();
  await page.waitForFunction(() => document.querySelector('baolan-reader').publication === '城乡报');
  assert.deepEqual(await model(page), there);
});

test('what has changed on its way is not taken for what was sent', async () => {
  const { page } = await reader();
  await pin(page);
  await show(page);
  const [download] = await Promise.all([page.waitForEvent('download'), sheet(page).getByRole('button', { name: '全部导出' }).click()]);
  const files = unzipSync(await readFile(await download.path()));
  const [name] = Object.keys(files).filter((name) => name.endsWith('.txt'));
  files[name] = Buffer.from(Buffer.from(files[name]).toString().replace('民政', '民改'));
  const other = await reader();
  await show(other.page);
  await sheet(other.page).locator('input[accept]').setInputFiles({ name: '1.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(files)) });
  await sheet(other.page).getByRole('alert').waitFor();
  assert.deepEqual((await stored(other.page)).cards, []);
});

test('that it may stay is asked when the first issue is kept, and what was answered is said, with the room there is', async () => {
  for (const [answer, said] of [[true, '浏览器答应了长期保存'], [false, '浏览器没有答应长期保存']]) {
    const { page } = await visit({ ready: false });
    await page.addInitScript((answer) => {
      globalThis.asked = 0;
      let lasts = false;
      Object.assign(StorageManager.prototype, { persist: async () => (globalThis.asked++, (lasts = answer)), persisted: async () => lasts, estimate: async () => ({ usage: 1_234_567, quota: 5_001_234_567 }) });
    }, answer);
    await page.reload();
    await furnished(page);
    await show(page);
    await sheet(page).getByText('已用 1.2 MB，还可用约 5.0 GB。').waitFor();
    assert.equal(await host(page, () => globalThis.asked), 0);
    await pin(page);
    await sheet(page).getByText(said).waitFor();
    await keep(page, { '1.txt': text('春天来了') }, { publication: '甲报', date: '2024-01-05' });
    assert.equal(await host(page, () => globalThis.asked), 1);
  }
});

test('text is pasted, files are dropped, and an address is fetched', async () => {
  const { page } = await reader();
  const shelf = await show(page);
  const proof = shelf.locator('.proof');
  const cancel = async () => {
    await proof.getByRole('button', { name: '取消' }).click();
    await shelf.getByText('已取消').waitFor();
  };
  await shelf.evaluate((node, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    node.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text('粘贴的春天'));
  await proof.getByText('认出 1 版、1 篇').waitFor();
  await cancel();
  await page.keyboard.press('Escape');
  await page.locator('.sheet').evaluate((node, text) => {
    const dataTransfer = new DataTransfer();
    for (const name of ['2.txt', '1.txt']) dataTransfer.items.add(new File([text], name));
    node.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, text('春天来了'));
  await proof.getByText('认出 2 版').waitFor();
  assert.match(await proof.locator('.pages').innerText(), /1\.txt[^]*2\.txt/);
  await cancel();
  await shelf.getByLabel('网址').fill(`/seeds/${SEED}`);
  await page.keyboard.press('Enter');
  await proof.getByText('认出 1 版、6 篇').waitFor();
  assert.equal(await proof.getByLabel('日期').inputValue(), '2024-01-12');
  await cancel();
  await shelf.getByLabel('网址').fill('/www/index.html');
  await page.keyboard.press('Enter');
  await shelf.getByRole('alert').getByText('这个地址给出的是网页').waitFor();
});

test('work that takes long shows how far it is, and can be stopped', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const { page } = await reader({ routes: { '**/baolan_papers_bg.wasm': async (route) => (await held, route.continue()) } });
  await give(page, TWO);
  const bar = sheet(page).getByRole('progressbar');
  await bar.waitFor();
  await sheet(page).getByRole('button', { name: '取消' }).click();
  release();
  await sheet(page).getByText('已取消，什么也没有收进来').waitFor();
  assert.equal(await bar.count(), 0);
  assert.deepEqual((await stored(page)).cards, []);
  await give(page, TWO);
  await sheet(page).locator('.proof').waitFor();
});

test('what no one can read says what it is and what to do', async () => {
  const { page } = await reader();
  const alert = sheet(page).getByRole('alert');
  for (const [name, bytes, said] of [['1.pdf', '%PDF-1.7', '这是 PDF，不是文本'], ['1.png', '\x89PNG\r\n', '这是图片'], ['1.zip', 'PK\x03\x04', '这个压缩包打不开'], ['1.txt', '', '文件是空的']]) {
    await show(page);
    await sheet(page).locator('input[multiple]:not([accept])').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes, 'latin1') });
    await alert.getByText(said).waitFor();
    assert.equal(await alert.getByRole('heading').evaluate((node) => node.matches(':focus')), true);
  }
});

test('where no issue can be opened the shelf still can', async () => {
  const { page } = await reader();
  await pin(page);
  await page.keyboard.press('Escape');
  await host(page, () => document.querySelector('baolan-reader').load('').catch(() => {}));
  await page.locator('.failure').getByRole('button', { name: '报架' }).click();
  await issues(page).click();
  await page.waitForFunction(() => document.querySelector('baolan-reader').issue?.publication === '萧山日报');
  assert.equal(await button(page).isVisible(), true);
});

test('where the text of the page does not come, a reader is led to the shelf without asking', async () => {
  const { page } = await visit({ ready: false, routes: { [`**/${SEED}`]: (route) => route.abort() }, expected: /ERR_FAILED/ });
  await page.locator('.failure').getByRole('button', { name: '报架' }).click();
  await sheet(page).getByText('报架还空着').waitFor();
});

test('a reader without the attribute has no shelf and fetches nothing for one', async () => {
  const { page } = await visit();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await alone(page, { src: `/seeds/${SEED}` });
  await host(page, () => document.querySelector('baolan-reader').open('p1-a1').then(() => {}));
  await page.locator('.progress').waitFor({ state: 'attached' });
  assert.equal(await button(page).count(), 0);
  assert.deepEqual(asked.filter((path) => path.includes('library')), []);
});

test('the shelf speaks the language of the page', async () => {
  const { page } = await visit({ device: PHONE });
  for (const [lang, name] of [['en', 'Shelf'], ['zh-Hant', '報架']]) {
    await host(page, (lang) => void (document.querySelector('baolan-reader').lang = lang), lang);
    await page.getByRole('link', { name: { en: 'Contents', 'zh-Hant': '目錄' }[lang] }).waitFor();
    await host(page, () => document.querySelector('baolan-reader').open('p1-a1').then(() => {}));
    await page.locator('.bar').getByRole('button', { name, exact: true }).click();
    await page.getByRole('dialog', { name }).waitFor();
    await page.keyboard.press('Escape');
  }
});
