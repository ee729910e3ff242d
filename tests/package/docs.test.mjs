// Every code sample of the documents, run as it stands by a portal that has the packed package. A sample without a test here fails, and so
// does a test without a sample.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Program } from '../browser/program.mjs';
import { POLICY, built, on, opens, project, serve, visit } from './portal.mjs';
import { samples } from './samples.mjs';

const DOCUMENTS = ['README.md', 'pkg/README.md', 'docs/guide.md'];
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const SEED = 'seeds/xiaoshan-2024-01-12-p1.txt';
const DAY = '2024-01-12';
/** An `npm install` of the package, and what a page needs beside it. */
const folder = await project('plain', 'documents');
const READER = `<baolan-reader src="p1.txt" publication="萧山日报" date="${DAY}" lang="zh-CN"></baolan-reader>`;
const SCRIPT = '<script type="module" src="/node_modules/baolan/baolan.js"></script>';
const LOGO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64');

await put('public/p2.txt', await readFile(`${PROJECT}tests/pages/traditional.txt`));
await put('public/logo.png', LOGO);
for (const issue of ['issues/2024-01-13', 'issues']) await put(`public/${issue}/p1.txt`, await readFile(PROJECT + SEED));
await cp(`${folder}/node_modules/baolan`, `${folder}/public/baolan`, { recursive: true, dereference: true });
await put('public/assets/baolan_wasm_bg.wasm', await readFile(`${folder}/node_modules/baolan/baolan_wasm_bg.wasm`));

const { url, asked } = await serve([folder, `${folder}/public`], { 'content-security-policy': POLICY });

async function put(name, contents) {
  await mkdir(path.dirname(`${folder}/${name}`), { recursive: true });
  await writeFile(`${folder}/${name}`, contents);
}

/** A page with a body, and what its head has beside. */
const html = (body, head = '') => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Portal</title>${head}<body>${body}</body></html>`;

/** A page of the portal, opened. */
async function shown(body, { head, ...wish } = {}) {
  await put('sample.html', html(body, head));
  return (await visit({ url: `${url}sample.html`, ready: false, ...wish })).page;
}

/** A page with a reader and a module beside it. */
async function scripted(module, wish) {
  await put('sample.js', module);
  return shown(`${READER}<script type="module" src="sample.js"></script>`, { head: SCRIPT, ...wish });
}

/** A page with a reader and a style sheet. */
async function styled(css, wish) {
  await put('sample.css', css);
  const page = await shown(READER, { head: `${SCRIPT}<link rel="stylesheet" href="sample.css">`, ...wish });
  await opens(page);
  return page;
}

/** A Vite project whose one module it is. */
async function imported(text) {
  const portal = await project('vite', 'documents-vite');
  await writeFile(`${portal}/src/main.js`, text);
  await built(portal);
  const site = await serve([`${portal}/dist`]);
  await opens((await visit({ url: site.url, ready: false })).page);
}

/** A program of Node in the portal's folder. */
async function ran(module) {
  await put('p1.txt', await readFile(PROJECT + SEED));
  await put('sample.mjs', module);
  await promisify(execFile)(process.execPath, ['sample.mjs'], { cwd: folder });
}

/** Commands, a line each, where page1.txt and page2.txt lie; `cargo` is for the project's own folder. */
async function typed(text) {
  const place = await mkdtemp(path.join(tmpdir(), 'baolan-typed-'));
  try {
    await symlink(process.env.BAOLAN_COMMAND ?? `${PROJECT}target/debug/baolan`, `${place}/baolan`);
    await symlink(`${PROJECT}pkg`, `${place}/pkg`);
    await cp(PROJECT + SEED, `${place}/page1.txt`);
    await cp(`${PROJECT}tests/pages/body-first-p4.txt`, `${place}/page2.txt`);
    const env = { ...process.env, PATH: `${place}:${process.env.PATH}`, CARGO_INSTALL_ROOT: place, CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_OPT_LEVEL: '0' };
    for (const line of text.trim().split('\n')) {
      const cwd = line.startsWith('cargo ') ? PROJECT : place;
      await promisify(execFile)('sh', ['-c', line], { cwd, env, maxBuffer: 2 ** 26 });
    }
  } finally {
    await rm(place, { recursive: true });
  }
}

/** What shows a component, in a project of its framework that has it in `file`. */
const component = (name, file, main) => async (/** @type {string} */ text) => {
  const portal = await project(name, `documents-${name}`);
  await cp(PROJECT + SEED, `${portal}/public/${DAY}.txt`);
  await writeFile(`${portal}/src/${file}`, text);
  await writeFile(`${portal}/src/main.js`, main);
  await built(portal);
  const site = await serve([`${portal}/dist`], { 'content-security-policy': POLICY });
  const { page } = await visit({ url: site.url, ready: false });
  await opens(page);
  await page.waitForFunction(() => /^p1-a\d/.test(document.title));
  assert.equal(await on(page, (reader) => reader.date), DAY);
};

const heard = `(id) => (document.title = id)`;
const REACT = `import { createElement } from 'react'; import { createRoot } from 'react-dom/client'; import { Paper } from './Paper.jsx';
createRoot(document.getElementById('app')).render(createElement(Paper, { day: '${DAY}', onArticle: ${heard} }));`;
const VUE = `import { createApp, h } from 'vue'; import Paper from './Paper.vue';
createApp({ render: () => h(Paper, { day: '${DAY}', onArticle: ${heard} }) }).mount('#app');`;
const SVELTE = `import { mount } from 'svelte'; import Paper from './Paper.svelte';
mount(Paper, { target: document.getElementById('app'), props: { day: '${DAY}', onarticle: ${heard} } });`;

/** What of the issue a reader has open. */
const pagesOf = (page) => on(page, (reader) => reader.issue.pages.length);

/** By the name of a sample, what shows that it does what it is for. */
const RUNS = {
  install: async (text) => {
    assert.equal(text.trim(), 'npm install baolan');
    assert.equal(JSON.parse(await readFile(`${folder}/node_modules/baolan/package.json`, 'utf8')).name, 'baolan');
  },
  tag: async (text) => opens(await shown(text)),
  import: imported,
  'first-paint': imported,
  'wasm-url': async (text) => {
    asked.length = 0;
    await opens(await shown(text, { head: SCRIPT }));
    assert.deepEqual(asked.filter((address) => address.includes('wasm_bg')), ['/assets/baolan_wasm_bg.wasm']);
  },
  element: async (text) => {
    const page = await shown(text);
    assert.equal(await pagesOf(page), 2);
    await opens(page);
  },
  cdn: async (text) => {
    await ran(`${text}\nimport { writeFile } from 'node:fs/promises'; await writeFile('tags.html', tags);`);
    const fetched = [];
    const answer = (route) => {
      const file = path.basename(new URL(route.request().url()).pathname);
      fetched.push(file);
      return route.fulfill({ path: `${folder}/node_modules/baolan/${file}`, headers: { 'access-control-allow-origin': '*' } });
    };
    await put('sample.html', html(READER, await readFile(`${folder}/tags.html`, 'utf8')));
    const site = await serve([folder, `${folder}/public`]);
    await opens((await visit({ url: `${site.url}sample.html`, ready: false, routes: { 'https://cdn.example/**': answer } })).page);
    for (const file of ['baolan.js', 'baolan_wasm_bg.wasm', 'baolan_reading.js']) assert.ok(fetched.includes(file), file);
  },
  pages: async (text) => {
    const page = await shown(text, { head: SCRIPT });
    assert.equal(await pagesOf(page), 2);
    await opens(page);
    assert.match(page.url(), /#p1-a\d/);
  },
  open: async (text) => (await scripted(text)).locator('baolan-reader > article').waitFor(),
  'another-day': async (text) => {
    const page = await scripted(text);
    await page.waitForFunction(() => document.querySelector('baolan-reader').issue?.date === '2024-01-13');
    assert.ok(asked.includes('/issues/2024-01-13/p1.txt'));
  },
  load: async (text) => (await scripted(text)).getByRole('link', { name: '柳树绿了' }).waitFor(),
  'own-search': async (text) => {
    const page = await scripted(text);
    await page.locator('body > p mark').first().waitFor();
    await page.locator('body > p').first().click();
    await page.locator('baolan-reader > article').waitFor();
  },
  react: component('react', 'Paper.jsx', REACT),
  vue: component('vue', 'Paper.vue', VUE),
  svelte: component('svelte', 'Paper.svelte', SVELTE),
  theme: async (text) => {
    for (const [colorScheme, paper] of [['light', 'rgb(255, 253, 247)'], ['dark', 'rgb(20, 27, 27)']]) {
      const page = await styled(text, { device: { colorScheme } });
      const papers = await on(page, (reader) => [reader, ...reader.shadowRoot.querySelectorAll('*')].map((node) => getComputedStyle(node).backgroundColor));
      assert.ok(papers.includes(paper), `${colorScheme}: ${[...new Set(papers)]}`);
    }
  },
  parts: async (text) => {
    const page = await styled(text);
    assert.equal(await on(page, ({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector('[part~=colophon]')).display), 'none');
  },
  slots: async (text) => {
    const page = await shown(text, { head: SCRIPT });
    await on(page, () => null);
    assert.ok(await page.getByAltText('湖畔日报').isVisible());
    await opens(page);
    assert.ok(await page.getByRole('link', { name: '订阅本报' }).isVisible());
  },
  analytics: async (text) => {
    const sent = [];
    const page = await scripted(text, { expected: /Failed to load resource/, routes: { '**/analytics': (route) => (sent.push(JSON.parse(route.request().postData())), route.fulfill({ status: 204 })) } });
    await opens(page);
    await page.getByRole('combobox').fill('民政');
    await page.getByRole('option').first().waitFor();
    await on(page, (reader) => ((reader.src = '/no-such-page.txt'), reader.ready.catch(() => {}))).catch(() => {});
    const counted = () => sent.map(({ what }) => what);
    for (let tries = 0; tries < 50 && !counted().includes('error'); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual([...new Set(counted())].sort(), ['article', 'error', 'issue', 'search']);
  },
  'json-ld': async (text) => {
    const page = await scripted(text);
    await opens(page);
    const block = page.locator('#news-article');
    await block.waitFor({ state: 'attached' });
    assert.match(JSON.parse(await block.textContent()).headline, /开局就要奔跑/);
  },
  server: async (text) => {
    await ran(text);
    const plain = await visit({ url: `${url}index.html`, ready: false, device: { javaScriptEnabled: false } });
    assert.ok(await plain.page.getByRole('heading', { name: /开局就要奔跑/ }).isVisible());
    await opens((await visit({ url: `${url}index.html`, ready: false })).page);
  },
  // The texts on the server are painted long before the wasm comes, and more stands below them.
  still: async (text) => {
    await put('sample.css', text);
    const story = '<article><h2>柳树绿了</h2><p>春天来了，河边的柳树绿了。</p></article><p slot="end">订阅本报</p>';
    const body = `<header>湖畔日报</header>${READER.replace('></', `>${story}</`)}<footer>版权所有</footer>`;
    const slow = async (route) => (await new Promise((resolve) => setTimeout(resolve, 500)), route.continue());
    const routes = { '**/baolan.js': slow, '**/baolan_wasm_bg.wasm': slow };
    const page = await shown(body, { head: `${SCRIPT}<link rel="stylesheet" href="sample.css">`, routes, waitUntil: 'commit' });
    await page.getByRole('heading', { name: '柳树绿了' }).waitFor();
    await page.getByRole('link', { name: /开局就要奔跑/ }).first().waitFor();
    const shifts = () => new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true });
      setTimeout(resolve, 500, []);
    });
    assert.deepEqual(await page.evaluate(shifts), []);
  },
  csp: async (text) => {
    const [, name, policy] = text.match(/^([\w-]+): (.+)$/m);
    await put('sample.html', html(READER, SCRIPT));
    const site = await serve([folder, `${folder}/public`], { [name]: policy });
    await opens((await visit({ url: `${site.url}sample.html`, ready: false })).page);
  },
  // `keep` runs it.
  'service-worker': async (text) => put('public/worker.js', text),
  keep: async (text) => {
    await put('keep.js', `${text}\nglobalThis.kept = { done, message };`);
    await put('kept.html', html(READER.replace('"p1.txt"', '"/issues/p1.txt"') + '<script type="module" src="/keep.js"></script>', SCRIPT.replace('/node_modules/', '/')));
    const { page, context } = await visit({ url: `${url}kept.html`, ready: false, device: { serviceWorkers: 'allow' }, expected: /ERR_INTERNET_DISCONNECTED/ });
    await page.waitForFunction(() => globalThis.kept);
    assert.equal(await page.evaluate(() => globalThis.kept.done), true);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.reload();
    await context.setOffline(true);
    const missed = [];
    page.on('requestfailed', (request) => missed.push(new URL(request.url()).pathname));
    // The portal's page is its own to keep; the reader and the issue are there.
    const texts = await page.evaluate(() => Promise.all(['/issues/p1.txt', '/baolan/baolan_reading.js', '/baolan/baolan_wasm_bg.wasm'].map(async (file) => (await fetch(file)).ok)));
    assert.deepEqual(texts, [true, true, true]);
    await opens(page);
    // The portal's icon is fetched whenever the browser likes, and is the portal's own to keep.
    assert.deepEqual(missed.filter((file) => file !== '/favicon.ico'), []);
  },
  engine: (text) => ran(`${text}\nif (total !== 1 || hits[0].article !== 'p1-a1') throw new Error(JSON.stringify(hits));`),
  export: (text) => ran(`${text}\nif (book.type !== 'application/epub+zip' || book.size < 1000) throw new Error(book.type);`),
  'export-reader': async (text) => {
    // A map within the page is a script within it, which the policy forbids.
    const site = await serve([folder, `${folder}/public`]);
    const map = { imports: { 'baolan/export': '/node_modules/baolan/baolan_export.js' } };
    await put('sample.js', `${text}\ndocument.title = book.type;`);
    await put('sample.html', html(READER, `<script type="importmap">${JSON.stringify(map)}</script>${SCRIPT}<script type="module" src="sample.js"></script>`));
    const { page } = await visit({ url: `${site.url}sample.html`, ready: false });
    await page.waitForFunction(() => document.title === 'application/epub+zip');
  },
  'model-text': async (text) => put('model.txt', text.replace(/\n$/, '')),
  model: async (text) => {
    const { parse } = await import(`${folder}/node_modules/baolan/baolan_engine.js`);
    assert.deepEqual(JSON.parse(JSON.stringify(await parse(await readFile(`${folder}/model.txt`)))), JSON.parse(text));
  },
  errors: async (text) => {
    const page = await scripted(`${text}\ndocument.title = error.code;`, { expected: /Failed to load resource/ });
    await page.waitForFunction(() => document.title === 'missing');
    await page.getByRole('alert').waitFor();
  },
  xtask: async (text) => {
    const [serveIt, testIt] = text.trim().split('\n').map((line) => line.split('#')[0].trim());
    assert.equal(testIt, 'cargo xtask test'); // That is what runs this.
    const xtask = process.env.BAOLAN_XTASK ?? `${PROJECT}target/debug/xtask`;
    const server = new Program(xtask, [...serveIt.replace('cargo xtask ', '').split(' '), '--port', '0']);
    const [address] = await server.hear(/http:\S+/);
    assert.equal((await fetch(address)).status, 200);
    await server.kill();
  },
  // The parts of it are run by the group `supply`; whole it takes a version and a day.
  release: async (text) => {
    const { stdout } = await promisify(execFile)(process.env.BAOLAN_XTASK ?? `${PROJECT}target/debug/xtask`, ['--help']);
    assert.ok(stdout.split('\n').some((line) => line.trim().startsWith(text.trim())));
  },
  command: typed,
  // `cargo test` runs it, as long as it is told to.
  doctest: async () => assert.match(await readFile(`${PROJECT}src/lib.rs`, 'utf8'), /#\[doc = include_str!\("\.\.\/README\.md"\)\]/),
};

const all = DOCUMENTS.flatMap(samples).filter(({ language }) => language);
const nameOf = ({ name, language }) => (language === 'rust' ? 'doctest' : name);

for (const sample of all) {
  test(`${sample.place} ${nameOf(sample)}`, async () => {
    assert.ok(Object.hasOwn(RUNS, nameOf(sample)), `${sample.place}: no test runs a sample that is called "${nameOf(sample)}"`);
    await RUNS[nameOf(sample)](sample.text);
  });
}

test('no test is left without its sample', () => {
  const named = all.map(nameOf);
  assert.deepEqual(Object.keys(RUNS).filter((name) => !named.includes(name)), []);
});
