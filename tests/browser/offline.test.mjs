// Without the network: after one visit the page opens, reads and searches with its server gone, keeps issues and saves them as files; a
// new version comes whole or not at all, and takes over when the reader says so.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { chance } from './chance.mjs';
import { DESKTOP, launch } from './chromium.mjs';
import { NAMES, SEED as ISSUE, exported } from './command.mjs';
import { DRIVERS } from './drivers.mjs';
import { Host } from './host.mjs';
import { LASTING, tour, withFiles } from './tour.mjs';
import { agree, kept, open, update, version, waits } from './version.mjs';
import { until } from './waiting.mjs';

/** How often the server is killed in the middle of something; BAOLAN_RUNS asks for more, BAOLAN_SEED for the same moments. */
const RUNS = Number(process.env.BAOLAN_RUNS ?? 6);

/** In ms: how long a host takes for each piece of a file, where there is to be time to kill it. */
const PACE = 12;

const SEED = '/seeds/xiaoshan-2024-01-12-p1.txt';
const INTERVIEW = '用民生保障温度提高百姓幸福指数';

let browser;
/** @type {(() => Promise<void>)[]} */
let ends = [];

before(async () => {
  browser = await launch();
});

after(() => browser.close());

afterEach(end);

/** Ends all that a test, or a run of it, has started. */
async function end() {
  for (const end of ends.reverse()) await end();
  ends = [];
}

/** A host and a browser that has never been there. */
async function world({ pace } = {}) {
  const host = await Host.start({ after: (end) => ends.push(end), pace });
  const context = await browser.newContext(DESKTOP);
  ends.push(() => context.close());
  return { host, context, page: await context.newPage() };
}

/** Reads a story and searches, as somebody would who has the page open. */
async function use(page) {
  await page.evaluate(() => document.querySelector('baolan-reader').open('p1-a4').then(() => {}));
  assert.equal(await page.locator('baolan-reader > article h1').innerText(), INTERVIEW);
  await page.getByRole('combobox').fill('民政');
  await page.getByRole('option').first().waitFor();
  await page.getByRole('combobox').press('Enter');
  await page.locator('baolan-reader > article mark').first().waitFor();
  await page.getByRole('button', { name: '版式' }).click();
  await page.locator('.panel label').filter({ hasText: '夜间' }).click();
  await page.keyboard.press('Escape');
}

/** The same once its server is gone. */
async function useAlone(page, host) {
  await host.kill();
  await open(page, host.url);
  await use(page);
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('after one visit it opens, reads and searches with the server gone, pinyin and near misses too', async () => {
  const { host, page } = await world();
  await open(page, host.url);
  await kept(page);
  await useAlone(page, host);
  await page.getByRole('combobox').fill('minzheng');
  await page.getByText('读作“民政”').waitFor();
  await page.getByRole('combobox').fill('');
  await page.getByRole('button', { name: '版面' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存为网页' }).click();
  assert.equal((await download).suggestedFilename(), '萧山日报-2024-01-12.html');
  await open(page, `${host.url}?from=elsewhere#p1-a4`);
  assert.equal(await page.locator('baolan-reader > article h1').innerText(), INTERVIEW);
});

for (const name of ['Chromium', 'Firefox'])
  test(`the tour in ${name} with the server gone after one visit, its shelf and the issue as a file too`, LASTING, async (test) => {
    const host = await Host.start({ after: (end) => test.after(end) });
    const before = async (driver) => {
      await driver.open(host.url);
      await driver.evaluate(() => {
        const isKept = (registration) => (globalThis.isKept = registration?.active?.state === 'activated');
        setInterval(() => navigator.serviceWorker.getRegistration().then(isKept), 100);
      });
      await until(() => driver.evaluate(() => globalThis.isKept), 'the worker to have everything');
      await host.kill();
    };
    await tour(test, DRIVERS[name], host.url, { before, more: withFiles(await exported([ISSUE], NAMES)) });
  });

test('another language, fetched the first time without the network, is there', async () => {
  const { host, page } = await world();
  await open(page, host.url);
  await kept(page);
  await host.kill();
  await open(page, host.url);
  await page.evaluate(() => (document.querySelector('baolan-reader').lang = 'en'));
  await page.getByRole('link', { name: 'Contents' }).waitFor();
});

test('a server killed at any moment of the first visit leaves nothing half, and the next visit is whole', { timeout: LASTING.timeout + RUNS * 30_000 }, async () => {
  const random = chance('first visit');
  for (let run = 0; run < RUNS; run += 1) {
    const { host, context, page } = await world({ pace: PACE });
    const opened = page.goto(host.url).then(() => page.evaluate(() => document.querySelector('baolan-reader').newsArticle('p1-a1'))).catch(() => {});
    await sleep(random() * 2500);
    await host.kill();
    await opened;
    // With nobody there, what was kept whole opens, and else the browser says so itself.
    const again = await context.newPage();
    if (await again.goto(host.url).catch(() => null)) {
      await open(again, host.url);
      await use(again);
    }
    await host.start(0);
    await open(again, host.url);
    await use(again);
    await end();
  }
});

test('a server killed at any moment of an update leaves the version before, whole; then the update comes', { timeout: LASTING.timeout + RUNS * 30_000 }, async () => {
  const random = chance('update');
  for (let run = 0; run < RUNS; run += 1) {
    const { host, page } = await world();
    await open(page, host.url);
    await kept(page);
    await open(page, host.url);
    await host.publish('two');
    await host.kill();
    await host.start(PACE);
    const asked = update(page);
    await sleep(random() * 800);
    await host.kill();
    await asked;
    await open(page, host.url);
    assert.equal(await version(page), '', 'no file is of the version that did not come');
    await use(page);
    await host.start(0);
    await open(page, host.url);
    await kept(page);
    await update(page);
    await waits(page);
    assert.equal(await version(page), '', 'the new version waits');
    await agree(page, 'two');
    await host.kill();
    await open(page, host.url);
    assert.equal(await version(page), 'two');
    await use(page);
    await end();
  }
});

test('a new version waits while somebody reads, keeps the place when it comes, and throws out the old files', async () => {
  const { host, page } = await world();
  await open(page, host.url);
  await kept(page);
  await open(page, `${host.url}#p1-a4`);
  await kept(page);
  await host.publish('two');
  await update(page);
  await waits(page);
  assert.equal(await page.locator('baolan-reader > article h1').innerText(), INTERVIEW);
  await agree(page, 'two');
  await page.locator('baolan-reader > article h1').waitFor();
  assert.equal(await page.locator('baolan-reader > article h1').innerText(), INTERVIEW);
  const styles = await page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    return all.flat().filter((url) => url.includes('/style.css'));
  });
  assert.equal(styles.length, 1, styles.join());
});

test('a new version does not take over under another page, and comes once that is closed', async () => {
  const { host, context, page } = await world();
  await open(page, host.url);
  await kept(page);
  await open(page, host.url);
  await kept(page);
  const other = await context.newPage();
  await open(other, host.url);
  await host.publish('two');
  await update(page);
  await waits(page);
  await page.getByRole('button', { name: '更新' }).click();
  await page.locator('.status', { hasText: '另有标签页' }).waitFor({ state: 'attached' });
  assert.equal(await version(page), '');
  await other.close();
  await agree(page, 'two');
});

test('a new version comes to who closes the page and comes back', async () => {
  const { host, context, page } = await world();
  await open(page, host.url);
  await kept(page);
  await open(page, host.url);
  await kept(page);
  await host.publish('two');
  await update(page);
  await waits(page);
  await page.close();
  const again = await context.newPage();
  await open(again, host.url);
  if ((await version(again)) === '') await open(again, host.url);
  assert.equal(await version(again), 'two');
});

test('files that the browser threw out come back with the network', async () => {
  const { host, page } = await world();
  await open(page, host.url);
  await kept(page);
  await open(page, host.url);
  const thrown = await page.evaluate(async () => (await Promise.all((await caches.keys()).map((name) => caches.delete(name)))).length);
  assert.ok(thrown > 0);
  await open(page, host.url);
  await use(page);
  // What was asked for is kept again.
  await useAlone(page, host);
});

test('where there is no room to keep it, the page reads as before, and is kept once there is', async () => {
  const { host, page, context } = await world();
  const storage = await context.newCDPSession(page);
  const room = (quotaSize) => storage.send('Storage.overrideQuotaForOrigin', { origin: new URL(host.url).origin, quotaSize });
  await room(50_000);
  await page.addInitScript(() => {
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = async function (...its) {
      const registration = await register.apply(this, its);
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => (globalThis.state = worker.state));
      return registration;
    };
  });
  await open(page, host.url);
  // A worker whose files do not all fit is none.
  await page.waitForFunction(() => globalThis.state === 'redundant');
  await use(page);
  await room(50_000_000);
  await open(page, host.url);
  await page.reload();
  await kept(page);
  await useAlone(page, host);
});

test('a page without a worker of its own reads as before', async () => {
  const { host, context, page } = await world();
  await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
  await open(page, host.url);
  await use(page);
  assert.equal(context.serviceWorkers().length, 0);
});

// A portal with a worker of its own, which has work of its own to do.
const PORTAL = {
  'www/portal.html': `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title>
<script type="module" src="/pkg/baolan.js"></script><script type="module" src="portal.js"></script></head>
<body><main><h1>门户</h1><baolan-reader src="/seeds/xiaoshan-2024-01-12-p1.txt"></baolan-reader></main></body></html>`,
  'www/portal.js': `const policy = trustedTypes.createPolicy('portal', { createScriptURL: (url) => url });
navigator.serviceWorker.register(policy.createScriptURL('/portal-worker.js'), { type: 'module' });`,
  'www/portal-worker.js': `import { Keeper } from '/pkg/baolan_keeper.js';
const keeper = new Keeper({ isIssue: ({ pathname }) => pathname.startsWith('/seeds/') });
addEventListener('install', (event) => keeper.install(event));
addEventListener('activate', (event) => keeper.activate(event));
addEventListener('message', (event) => keeper.message(event));
addEventListener('fetch', (event) => {
  if (keeper.fetch(event)) return;
  if (event.request.mode === 'navigate') event.respondWith(own(event.request));
});
async function own(request) {
  const cache = await caches.open('portal');
  try {
    const response = await fetch(request);
    cache.put(request, response.clone());
    return response;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}`,
};

/** What a portal's page asks of its worker. */
const ask = (page, message) =>
  page.evaluate(async (message) => {
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
    active.postMessage(message, [port2]);
    return answer;
  }, message);

/** A portal that has been visited twice, so that its worker answers. */
async function portal() {
  const { host, page, ...rest } = await world();
  for (const [file, text] of Object.entries(PORTAL)) await writeFile(path.join(host.folder, file), text);
  const url = `${host.url}portal.html`;
  await open(page, url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await open(page, url);
  return { host, page, url, ...rest };
}

test('a portal’s own worker keeps the reader and the issues it is told to, and goes on with its own work', { timeout: 60_000 }, async () => {
  const { host, page, url } = await portal();
  assert.deepEqual(await ask(page, { baolan: 'keep', urls: [SEED] }), { done: true });
  await host.kill();
  await open(page, url);
  assert.equal(await page.locator('h1', { hasText: '门户' }).count(), 1);
  await use(page);
  assert.deepEqual(await ask(page, { baolan: 'forget', urls: [SEED] }), { done: true });
  await page.goto(url);
  const failed = await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => '', ({ code }) => code));
  assert.equal(failed, 'network', 'what is forgotten is not there');
});

test('pages of an issue are kept all or none, and nothing that is none', { timeout: 60_000 }, async () => {
  const { page } = await portal();
  const { done, message } = await ask(page, { baolan: 'keep', urls: [SEED, '/seeds/none.txt'] });
  assert.equal(done, false);
  assert.ok(message);
  assert.equal((await ask(page, { baolan: 'keep', urls: ['/portal.html'] })).done, false);
  const issues = await page.evaluate(async () => (await (await caches.open('baolan-issues')).keys()).map(({ url }) => url));
  assert.deepEqual(issues, []);
});
