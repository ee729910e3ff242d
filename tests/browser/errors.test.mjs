// What can be wrong with an issue: each is said in the page, and the reader still stands.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, alone, load, visit } from './browser.mjs';

const SEED = '/seeds/xiaoshan-2024-01-12-p1.txt';
const GBK = Buffer.from([0xb1, 0xa8, 0xd6, 0xbd, 0xa1, 0xa3]);

/** What the browser itself reports when a request fails, which is the case under test. */
const FAILED = /Failed to load resource/;

const answer = (body, contentType = 'text/plain; charset=utf-8', status = 200) => ({ status, contentType, body });

const CASES = {
  'a missing file': { answer: answer('Not found', 'text/plain', 404), code: 'missing', says: /找不到报纸文本.*核对地址.*第 1 个文件：\/bad\.txt/s },
  'a missing file, with an error page': { answer: answer('<h1>没有</h1>', 'text/html', 404), code: 'missing', says: /找不到报纸文本/ },
  'an error page that calls itself a success': { answer: answer('<!doctype html><h1>没有</h1>', 'text/html; charset=utf-8'), code: 'html', says: /是网页，不是报纸文本/ },
  'a server in trouble': { answer: answer('', 'text/plain', 503), code: 'server', says: /服务器没有给出报纸文本.*过一会儿再试/s },
  'a text in another encoding': { answer: answer(GBK), code: 'not-text', says: /不是 UTF-8 文本.*另存为 UTF-8/s },
  'a picture': { answer: answer(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]), 'image/png'), code: 'not-text', says: /不是 UTF-8 文本/ },
  'a PDF': { answer: answer(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'), 'application/pdf'), code: 'pdf', says: /这是 PDF，不是文本/ },
  'an empty file': { answer: answer(''), code: 'empty', says: /文件是空的/ },
  'a network that is down': { answer: null, code: 'network', says: /没有连上网络.*检查网络/s },
};

/** Answers with this, or with nothing at all. */
const answering = (given) => (route) => (given ? route.fulfill(given) : route.abort('internetdisconnected'));

/** Notes every baolan-error from now on. */
const noteErrors = (page) =>
  page.evaluate(() => {
    globalThis.noted = [];
    addEventListener('baolan-error', ({ detail: { code, page, message } }) => noted.push({ code, page, message: typeof message }));
  });

const settled = (page) =>
  page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => null, ({ name, code }) => ({ name, code })));

for (const [name, { answer, code, says }] of Object.entries(CASES)) {
  test(`${name} is said, and another issue still opens`, async () => {
    const { page } = await visit({ routes: { '**/bad.txt': answering(answer) }, expected: FAILED });
    await noteErrors(page);
    await alone(page, { src: '/bad.txt' });
    assert.deepEqual(await settled(page), { name: 'BaolanError', code });
    assert.deepEqual(await page.evaluate(() => noted), [{ code, page: 1, message: 'string' }]);
    assert.match(await page.getByRole('alert').innerText(), says);
    assert.equal(await page.getByRole('combobox').isVisible(), false);
    await page.evaluate((src) => (document.querySelector('baolan-reader').src = src), SEED);
    assert.equal(await settled(page), null);
    assert.equal(await page.locator('[role=alert]').textContent(), '');
    assert.ok(await page.getByRole('link', { name: '文化暖冬行' }).first().isVisible());
  });
}

test('the second of two files is the one that is named', async () => {
  const { page } = await visit({ routes: { '**/bad.txt': answering(answer(GBK)) } });
  await alone(page, { src: `${SEED} /bad.txt` });
  await settled(page);
  assert.match(await page.getByRole('alert').innerText(), /第 2 个文件：\/bad\.txt/);
});

test('trying again is one press, by mouse or key', async () => {
  let times = 0;
  const failingOnce = (route) => ((times += 1) === 1 ? route.fulfill(answer('', 'text/plain', 503)) : route.fulfill(answer('一行字。\n')));
  const { page } = await visit({ routes: { '**/shaky.txt': failingOnce }, expected: FAILED });
  await alone(page, { src: '/shaky.txt' });
  await settled(page);
  await page.getByRole('button', { name: '再试一次' }).press('Enter');
  assert.equal(await settled(page), null);
  assert.equal(times, 2);
  assert.ok(await page.locator('[part=contents]').isVisible());
});

test('text given by hand is judged the same way', async () => {
  const { page } = await visit();
  await assert.rejects(load(page, ''));
  assert.match(await page.getByRole('alert').innerText(), /文件是空的/);
  await load(page, '一行字。\n');
  assert.ok(await page.locator('[part=contents]').isVisible());
});

for (const [name, device] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  test(`without its wasm the reader says so, gives back what stood there, and can be tried again (${name})`, async () => {
    let down = true;
    const { page } = await visit({
      device,
      ready: false,
      routes: { '**/*.wasm': (route) => (down ? route.fulfill(answer('gone', 'text/plain', 404)) : route.continue()) },
      expected: /Failed to load resource|integrity|preload/,
    });
    assert.deepEqual(await settled(page), { name: 'BaolanError', code: 'wasm' });
    assert.match(await page.getByRole('alert').innerText(), /阅读器没能启动/);
    assert.ok(await page.getByRole('link', { name: '版面文字' }).isVisible(), 'the text itself is still to be had');
    down = false;
    await page.getByRole('button', { name: '再试一次' }).click();
    assert.equal(await settled(page), null);
    assert.equal(await page.getByRole('link', { name: '版面文字' }).isVisible(), false);
  });
}

test('bytes that are not this wasm are the same to a reader', async () => {
  const { page } = await visit({
    ready: false,
    routes: { '**/*.wasm': (route) => route.fulfill(answer('<h1>not wasm</h1>', 'application/wasm')) },
    expected: /integrity|preload/,
  });
  assert.deepEqual(await settled(page), { name: 'BaolanError', code: 'wasm' });
});

/** The wasm with a memory that grows by a megabyte at most: the section `5, 3 bytes, 1 memory, no limit, least` gets a limit. */
function cramped(wasm) {
  const at = wasm.indexOf(Buffer.from([5, 3, 1, 0]));
  const least = wasm[at + 4];
  return Buffer.concat([wasm.subarray(0, at), Buffer.from([5, 4, 1, 1, least, least + 16]), wasm.subarray(at + 5)]);
}

/** The module, taking any wasm. */
const trusting = (module) => module.replace(/integrity:"[^"]+"/, 'integrity:""');

test('a wasm that breaks down over an issue is said', async () => {
  const { page } = await visit({
    routes: {
      '**/baolan.js': async (route) => route.fulfill({ body: trusting(await (await route.fetch()).text()), contentType: 'text/javascript' }),
      '**/*.wasm': async (route) => route.fulfill({ body: cramped(await (await route.fetch()).body()), contentType: 'application/wasm' }),
    },
  });
  await assert.rejects(load(page, '春来了\n'.repeat(50_000)));
  assert.deepEqual(await settled(page), { name: 'BaolanError', code: 'wasm' });
  assert.match(await page.getByRole('alert').innerText(), /阅读器没能启动/);
});

test('without JavaScript the page says what it is', async () => {
  const { page } = await visit({ device: { ...DESKTOP, javaScriptEnabled: false }, ready: false });
  const text = await page.locator('main').innerText();
  assert.match(text, /《萧山日报》2024年1月12日第1版/);
  assert.match(text, /打开 JavaScript/);
});
