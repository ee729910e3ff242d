// An issue as one file: what the button saves is to the byte what the command writes, and it is read and searched from the
// disk, in every engine and without a request.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { load, visit } from './browser.mjs';
import { NAMES, SEED, exported } from './command.mjs';
import { DRIVERS } from './drivers.mjs';
import { LASTING, tour } from './tour.mjs';

const path = (/** @type {string} */ file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** What the sample issue may take as one file. */
const MOST_BYTES = 250 * 1024;

let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), 'baolan-export-'))));
after(() => rm(folder, { recursive: true }));

/** What the button of the panel saves, and under which name. */
async function saved(page) {
  await page.getByRole('button', { name: /^(版面|Pages)$/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^(存为网页|存為網頁|Save as a web page)$/ }).click();
  const file = await download;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** Files with these texts. */
const files = (texts) =>
  Promise.all(
    texts.map(async (text, at) => {
      const file = join(folder, `p${at + 1}.txt`);
      await writeFile(file, text);
      return file;
    }),
  );

/** Opens a saved page from the disk; gives all that it says, too. */
async function fromDisk(context, text) {
  const file = join(folder, 'saved.html');
  await writeFile(file, text);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(file).href);
  return { page, complaints };
}

/** The same, with its issue open. */
async function opened(context, text) {
  const { page, complaints } = await fromDisk(context, text);
  await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => {}));
  return { page, complaints };
}

/** What a page must not mistake for markup or for places of the template, and must keep to the byte. */
const RUBBISH = [
  '\uFEFF\r\n</pre></script><script>globalThis.boom = 1</script><!-- <img src=x onerror="boom = 1">\r\n{{baolan:title}} {{build:script}} $& $1 &amp; &lt;\r城东新桥昨日通车\n',
  '\n\n山区小学来了新老师\x0C\x0B\x7F\u0085\u2028\uFFFE\u{1F4F0}\n\n本报讯（记者 张三）山区小学昨天来了三位新老师。]]>',
];

test('the sample issue is saved as the command writes it, under the name of the paper, and small enough to be sent', async () => {
  const { page } = await visit();
  const { name, text } = await saved(page);
  assert.equal(name, '萧山日报-2024-01-12.html');
  assert.equal(text, await exported([SEED], NAMES));
  const bytes = Buffer.byteLength(text);
  console.log(`${bytes} of ${MOST_BYTES} bytes`);
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
});

test('so are several pages in another language, which say themselves what they are', async () => {
  const texts = await Promise.all(['p1', 'p6'].map((page) => readFile(path(`tests/truth/harrow-bay-${page}.txt`), 'utf8')));
  const { page, context } = await visit();
  await page.evaluate(() => {
    const reader = document.querySelector('baolan-reader');
    reader.publication = reader.date = null;
    document.documentElement.lang = reader.lang = 'en';
  });
  await load(page, texts);
  const { text } = await saved(page);
  assert.equal(text, await exported(await files(texts), ['--lang', 'en']));
  const { page: alone, complaints } = await opened(context, text);
  const issue = (page) => page.evaluate(() => document.querySelector('baolan-reader').issue);
  assert.deepEqual(await issue(alone), await issue(page), 'it is parsed as the reader parses it');
  await alone.getByRole('button', { name: 'Pages' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('no text is markup, and every byte of it is kept', async () => {
  const { page, context } = await visit();
  await page.evaluate(() => (document.querySelector('baolan-reader').publication = '"><script>globalThis.boom = 1</script>{{baolan:pages}}'));
  await load(page, RUBBISH);
  const { name, text } = await saved(page);
  const publication = await page.evaluate(() => document.querySelector('baolan-reader').publication);
  assert.equal(text, await exported(await files(RUBBISH), ['--publication', publication, '--date', '2024-01-12']));
  assert.doesNotMatch(name, /[<>"/:]/);
  const { page: alone, complaints } = await opened(context, text);
  const pages = await alone.evaluate(() => [...document.querySelectorAll('baolan-reader > pre')].map(({ textContent }) => textContent));
  assert.deepEqual(pages, RUBBISH);
  assert.equal(await alone.evaluate(() => globalThis.boom), undefined);
  assert.equal(await alone.evaluate(() => document.querySelectorAll('script').length), 2, 'its own wasm and script');
  assert.equal(await alone.evaluate(() => document.querySelector('baolan-reader').publication), publication);
  assert.deepEqual(complaints, []);
});

test('half a character becomes the sign for one that is lost, as everywhere', async () => {
  const { page } = await visit();
  const halved = '城东新桥\uD83D昨日通车\n';
  await load(page, [halved]);
  assert.equal((await saved(page)).text, await exported(await files([halved.replace('\uD83D', '\uFFFD')]), NAMES));
});

test('a file that can’t be had is said where the button is, and the next try may do', async () => {
  const { page } = await visit({ expected: /Failed to load resource|integrity/ });
  const save = page.getByRole('button', { name: '存为网页' });
  const failure = page.getByText('没有存成。请检查网络，再试一次。');
  await page.getByRole('button', { name: '版面' }).click();
  for (const answer of [(route) => route.abort(), (route) => route.fulfill({ contentType: 'text/html', body: '<p>找不到网页' })]) {
    await page.route('**/baolan_single.txt', answer);
    await save.click();
    await failure.waitFor();
    await page.unroute('**/baolan_single.txt');
    const download = page.waitForEvent('download');
    await save.click();
    await download;
    await failure.waitFor({ state: 'detached' });
  }
});

test('a saved page is read without JavaScript, and has no button to save it again', async () => {
  const { context } = await visit();
  const { page } = await opened(context, await exported([SEED], NAMES));
  await page.getByRole('button', { name: '版面' }).click();
  await page.getByRole('dialog', { name: '版面' }).getByText('本期已读').waitFor();
  assert.equal(await page.getByRole('button', { name: '存为网页' }).count(), 0);
  const plain = await (await context.browser().newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(page.url());
  assert.ok((await plain.locator('pre').innerText()).includes('用民生保障温度提高百姓幸福指数'));
  await plain.context().close();
});

test('what one file does without is not waited for', LASTING, async () => {
  const { context } = await visit();
  // Whoever waits as long as the reader has patience waits for ever.
  await context.addInitScript(() => {
    const { setTimeout } = globalThis;
    globalThis.setTimeout = (act, time, ...more) => (time >= 4000 ? 0 : setTimeout(act, time, ...more));
  });
  const { page, complaints } = await opened(context, await exported(await files(['本报讯（记者 张三）山区小学昨天来了三位新老师。\n'])));
  const [headline] = await page.evaluate(() => document.querySelector('baolan-reader').issue.pages[0].articles.map(({ headline }) => headline));
  assert.deepEqual(headline, [], 'what the reader would have asked another parser for');
  const hits = await page.evaluate(() => document.querySelector('baolan-reader').search('查无此事'));
  assert.deepEqual(hits, { query: '查无此事', total: 0, exact: true, hits: [] });
  assert.deepEqual(complaints, []);
});

test('the policy of a saved page lets nothing be fetched, and nothing run that is not its own', async () => {
  const { context } = await visit();
  const { page } = await opened(context, await exported([SEED], NAMES));
  const violated = await page.evaluate(async () => {
    const violated = new Set();
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violated.add(effectiveDirective));
    await fetch('data:,').catch(() => {});
    await new Promise((resolve) => Object.assign(new Image(), { src: 'data:,', onerror: resolve }));
    const script = document.createElement('script');
    script.append('globalThis.boom = 1');
    document.body.append(script);
    try {
      document.body.innerHTML = '<p>';
    } catch {
      violated.add('threw');
    }
    // What was violated is told when all this is done.
    await new Promise((resolve) => setTimeout(resolve));
    return [...violated].sort();
  });
  assert.deepEqual(violated, ['connect-src', 'img-src', 'require-trusted-types-for', 'threw']);
  assert.equal(await page.evaluate(() => globalThis.boom), undefined);
});

test('a browser that can’t open it says so and shows the texts', async () => {
  const { context } = await visit();
  await context.addInitScript(() => delete globalThis.DecompressionStream);
  const { page } = await fromDisk(context, await exported([SEED], NAMES));
  await page.getByText('阅读器没能启动').waitFor();
  assert.ok((await page.locator('pre').innerText()).includes('用民生保障温度提高百姓幸福指数'));
});

for (const [name, launch] of Object.entries(DRIVERS))
  test(`the tour of a saved page from the disk in ${name}`, LASTING, async (test) => {
    const file = join(folder, `${name} 报.html`);
    await writeFile(file, await exported([SEED], NAMES));
    const driver = await tour(test, launch, pathToFileURL(file).href);
    await test.test('nothing was fetched', async () => {
      assert.deepEqual(await driver.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)), []);
    });
  });
