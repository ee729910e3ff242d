// The element among others on a page: its contract, its coming and going, and text that means no good.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alone, load, visit } from './browser.mjs';

const SEED = '/seeds/xiaoshan-2024-01-12-p1.txt';

/** Something to run in the page on the one reader there. */
const on = (page, body, given) =>
  page.evaluate(`(async () => (${body})(document.querySelector('baolan-reader'), ${JSON.stringify(given ?? null)}))()`);

const MALICE = [
  '<script>globalThis.hacked = 1</script>',
  '<img src=x onerror="globalThis.hacked = 1">',
  '"><svg onload=globalThis.hacked=1>',
  'javascript:globalThis.hacked=1',
  '{{constructor.constructor("hacked=1")()}}',
  '\u202Egnp.exe\u202C \u200B\u200D\uFEFF \uFFFD &lt;b&gt; &amp;',
];

test('markup and scripts in a text are text, wherever they show', async () => {
  const { page } = await visit();
  const text = `${MALICE.join('，')}正文到这里就结束了。\n\n${MALICE[0]}\n`;
  await load(page, [text]);
  const article = await on(page, (reader) => reader.issue.pages[0].articles[0]);
  await on(page, (reader, id) => reader.open(id), article.id);
  const shown = await page.locator('baolan-reader > article').evaluate((node) => node.textContent);
  for (const line of article.headline) assert.ok(shown.includes(line), line);
  for (const { text } of article.body) assert.ok(shown.includes(text), text);
  await page.getByRole('combobox').fill('<script>');
  await page.getByRole('option').first().waitFor();
  assert.ok((await page.getByRole('option').first().innerText()).includes('<script>'));
  assert.equal(await page.locator('baolan-reader :is(img, svg, script, iframe)').count(), 0);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
});

test('a name and a file name full of markup are text too', async () => {
  const { page } = await visit({ expected: /Failed to load resource/ });
  await on(page, (reader, name) => (reader.publication = name), MALICE[1]);
  // The contents are drawn anew once what reading takes has come.
  await page.getByRole('heading', { level: 1 }).filter({ hasText: MALICE[1] }).waitFor();
  await alone(page, { src: `/${MALICE[1].replaceAll(' ', '_')}` });
  await page.getByRole('alert').locator('button').waitFor();
  assert.equal(await page.locator('baolan-reader img').count(), 0);
});

test('attributes mirror properties', async () => {
  const { page } = await visit();
  const seen = await on(page, (reader) => {
    const values = {};
    for (const name of ['src', 'publication', 'date', 'page', 'article', 'q', 'theme', 'router']) values[name] = reader[name];
    reader.wasmUrl = '/pkg/x.wasm';
    values['wasm-url'] = reader.getAttribute('wasm-url');
    reader.theme = 'dark';
    values.theme = reader.getAttribute('theme');
    reader.theme = null;
    values.gone = reader.hasAttribute('theme');
    return values;
  });
  assert.deepEqual(seen, {
    src: '../seeds/xiaoshan-2024-01-12-p1.txt', publication: '萧山日报', date: '2024-01-12', page: null, article: null, q: null,
    theme: 'dark', router: 'hash', 'wasm-url': '/pkg/x.wasm', gone: false,
  });
});

test('what the reader does shows in its attributes, and the other way round', async () => {
  const { page } = await visit();
  await page.getByRole('combobox').fill('民政');
  await page.getByRole('combobox').press('Enter');
  assert.deepEqual(await on(page, ({ article, page, q }) => ({ article, page, q })), { article: 'p1-a4', page: '1', q: '民政' });
  await page.locator('baolan-reader > article').waitFor();
  await on(page, (reader) => reader.removeAttribute('article'));
  assert.ok(await page.locator('[part=contents]').isVisible());
  await on(page, (reader) => (reader.article = 'p1-a3'));
  assert.equal(await page.locator('baolan-reader > article').count(), 1);
  await on(page, (reader) => (reader.q = '企业'));
  assert.equal(await page.getByRole('combobox').inputValue(), '企业');
  assert.ok((await page.locator('baolan-reader > article mark').count()) > 5);
});

test('properties set before the element is defined count', async () => {
  const { page } = await visit({ routes: { '**/baolan.js': async (route) => { await new Promise((later) => setTimeout(later, 300)); await route.continue(); } }, ready: false });
  await on(page, (reader) => {
    reader.publication = '早到的报';
  });
  await page.waitForFunction(() => customElements.get('baolan-reader') && document.querySelector('baolan-reader').issue);
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '早到的报');
});

test('events bubble, cross shadow roots, and carry what happened', async () => {
  const { page } = await visit();
  const heard = await page.evaluate(async (src) => {
    const heard = [];
    for (const name of ['load', 'article', 'search', 'error']) addEventListener(`baolan-${name}`, ({ detail }) => heard.push([name, detail]));
    const host = document.createElement('div');
    const reader = document.createElement('baolan-reader');
    host.attachShadow({ mode: 'open' }).append(reader);
    document.querySelector('main').replaceChildren(host);
    reader.src = src;
    await reader.ready;
    await reader.open('p1-a2');
    reader.q = '项目';
    reader.article = null;
    return heard.map(([name, detail]) => [name, detail.issue?.pages.length ?? detail.total ?? detail.id]);
  }, SEED);
  assert.deepEqual(heard.map(([name]) => name), ['load', 'article', 'search', 'article']);
  assert.equal(heard[0][1], 1);
  assert.equal(heard[1][1], 'p1-a2');
  assert.ok(heard[2][1] >= 1);
  assert.equal(heard[3][1], null);
  assert.equal(await page.locator('baolan-reader > article').count(), 0);
});

test('an article in a reader inside a shadow root is set like any other', async () => {
  const { page } = await visit();
  const indent = await page.evaluate(async (src) => {
    const host = document.createElement('div');
    const reader = document.createElement('baolan-reader');
    host.attachShadow({ mode: 'open' }).append(reader);
    document.querySelector('main').replaceChildren(host);
    reader.src = src;
    await reader.ready;
    await reader.open('p1-a2');
    return getComputedStyle(reader.querySelector('article > p')).textIndent;
  }, SEED);
  assert.equal(indent, '36px');
});

test('search() answers and leaves the page alone', async () => {
  const { page } = await visit();
  const { hits, total } = await on(page, (reader) => reader.search('民政'));
  assert.equal(total, hits.length);
  assert.equal(hits[0].article, 'p1-a4');
  assert.ok(hits[0].snippet.some(({ mark, text }) => mark && text === '民政'));
  assert.equal(await page.getByRole('combobox').inputValue(), '');
});

test('open() says whether there is such an article', async () => {
  const { page } = await visit();
  assert.deepEqual(await on(page, async (reader) => [await reader.open('p1-a1'), await reader.open('p7-a1')]), [true, false]);
  assert.equal(await on(page, (reader) => reader.article), 'p1-a1', 'what is open stays open');
  assert.ok(await page.locator('baolan-reader > article').isVisible());
});

test('search() takes whatever it is given for text', async () => {
  const { page } = await visit();
  const totals = await on(page, async (reader) => {
    const found = [];
    for (const query of [2024, true, {}, null, undefined]) found.push((await reader.search(query)).total);
    return found;
  });
  assert.ok(totals[0] > 0);
  assert.deepEqual(totals.slice(1), [0, 0, 0, 0]);
});

test('the reader has its width in any layout', async () => {
  const { page } = await visit();
  const layouts = ['display:flex', 'display:flex;flex-direction:column;align-items:center', 'display:grid;justify-items:center'];
  const widths = await page.evaluate((layouts) => {
    const reader = document.querySelector('baolan-reader');
    return layouts.map((layout) => {
      reader.parentElement.style.cssText = layout;
      return reader.getBoundingClientRect().width / innerWidth;
    });
  }, layouts);
  for (const width of widths) assert.ok(width > 0.9, String(widths));
});

test('the address stays the page’s own where the page has a <base>', async () => {
  const { page } = await visit();
  await page.evaluate(() => {
    const base = document.createElement('base');
    base.href = '/www/';
    document.head.append(base);
  });
  await on(page, (reader) => reader.open('p1-a2'));
  assert.match(await page.evaluate(() => location.pathname + location.hash), /^\/#p1-a2\//);
});

test('without router the address and the title are never touched', async () => {
  const { page } = await visit();
  await alone(page, { src: SEED, article: 'p1-a2', q: '项目' });
  await page.evaluate(() => {
    history.replaceState(null, '', '/#mine');
    document.title = '别人的页面';
  });
  await on(page, (reader) => reader.ready.then(() => {}));
  await page.getByRole('combobox').fill('民政');
  await page.getByRole('combobox').press('Enter');
  assert.equal(await page.evaluate(() => location.hash + document.title), '#mine别人的页面');
});

test('opening with the page takes neither focus nor scroll', async () => {
  const { page } = await visit();
  await page.evaluate((src) => {
    const high = document.createElement('div');
    high.style.height = '3000px';
    const reader = document.createElement('baolan-reader');
    Object.assign(reader, { src, article: 'p1-a2', q: '项目' });
    document.querySelector('main').replaceChildren(high, reader);
  }, SEED);
  await on(page, (reader) => reader.ready.then(() => {}));
  assert.deepEqual(await page.evaluate(() => [document.activeElement === document.body, scrollY]), [true, 0]);
});

test('the page gets its title back when the reader goes', async () => {
  const { page } = await visit({ path: '#p1-a4' });
  assert.match(await page.title(), /用民生保障/);
  await on(page, (reader) => reader.remove());
  assert.equal(await page.title(), '报栏');
});

test('a removed reader gives back its memory and its listeners, and works when it is back', async () => {
  const { page } = await visit({ path: '#p1-a4?q=%E6%B0%91%E6%94%BF' });
  await page.evaluate(() => (globalThis.reader = document.querySelector('baolan-reader')));
  const gone = await page.evaluate(async () => {
    const parent = reader.parentNode;
    reader.remove();
    await null;
    const seen = { issue: reader.issue, article: reader.querySelector('article'), sheets: document.adoptedStyleSheets.length };
    dispatchEvent(new PopStateEvent('popstate'));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    parent.append(reader);
    await reader.ready;
    return seen;
  });
  assert.deepEqual(gone, { issue: null, article: null, sheets: 0 });
  assert.equal(await page.locator('baolan-reader > article h1').innerText(), '用民生保障温度提高百姓幸福指数');
  assert.ok((await page.locator('baolan-reader > article mark').count()) >= 5);
  await page.getByRole('link', { name: '目录' }).click();
  assert.ok(await page.locator('[part=contents]').isVisible());
});

test('a reader that is only moved keeps its issue', async () => {
  const { page } = await visit({ path: '#p1-a4' });
  await page.locator('.progress').waitFor();
  let fetched = 0;
  page.on('request', () => (fetched += 1));
  const kept = await page.evaluate(async () => {
    const reader = document.querySelector('baolan-reader');
    const { issue } = reader;
    document.body.append(reader);
    await null;
    return reader.issue === issue && reader.querySelector('article') !== null;
  });
  assert.ok(kept);
  assert.equal(fetched, 0);
});

test('a hundred readers come and go and leave no node, no listener and no sheet behind', async () => {
  const { page, context } = await visit({ path: '#p1-a4' });
  const memory = await context.newCDPSession(page);
  const count = async () => {
    // What one collection frees may hold what the next one frees.
    for (let time = 0; time < 3; time += 1) await memory.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await memory.send('Memory.getDOMCounters');
    return { nodes, jsEventListeners };
  };
  const cycle = (times) =>
    page.evaluate(async ({ src, times }) => {
      for (let time = 0; time < times; time += 1) {
        const reader = document.createElement('baolan-reader');
        reader.src = src;
        document.body.append(reader);
        await reader.ready;
        await reader.open('p1-a2');
        reader.q = '项目';
        // Which takes the desk, with all its panels.
        await reader.newsArticle();
        reader.remove();
        await null;
      }
      return document.adoptedStyleSheets.length;
    }, { src: SEED, times });
  await page.locator('.progress').waitFor();
  await cycle(2);
  const before = await count();
  assert.equal(await cycle(100), 1, 'the sheet of the reader that stayed');
  const { nodes, jsEventListeners } = await count();
  // Fewer is no leak: what the warming up held may have been let go of since.
  assert.ok(nodes <= before.nodes && jsEventListeners <= before.jsEventListeners, JSON.stringify([before, nodes, jsEventListeners]));
});

test('two readers on a page keep to themselves', async () => {
  const { page } = await visit();
  const seen = await page.evaluate(async (src) => {
    const readers = [0, 1].map(() => document.createElement('baolan-reader'));
    document.querySelector('main').replaceChildren(...readers);
    for (const reader of readers) reader.src = src;
    await Promise.all(readers.map(({ ready }) => ready));
    await readers[0].open('p1-a2');
    readers[1].q = '民政';
    readers[0].src = '';
    return readers.map((reader) => [reader.article, reader.q, reader.issue?.pages.length ?? 0]);
  }, SEED);
  assert.deepEqual(seen, [['p1-a2', null, 0], [null, '民政', 1]]);
  await page.locator('baolan-reader').nth(1).getByRole('link', { name: '文化暖冬行' }).first().click();
  await page.locator('baolan-reader').nth(1).locator('> article').waitFor();
  assert.equal(await page.locator('baolan-reader > article').count(), 1);
});

test('of two sources set in a row the last one wins, whichever comes first, and the old fetch is given up', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const slow = async (route) => {
    await held;
    await route.fulfill({ contentType: 'text/plain', body: '慢的那一期。\n' }).catch(() => {});
  };
  const { page } = await visit({ routes: { '**/slow.txt': slow } });
  const failed = [];
  page.on('requestfailed', (request) => failed.push(`${new URL(request.url()).pathname} ${request.failure().errorText}`));
  await alone(page, { src: '/slow.txt' });
  await page.waitForRequest('**/slow.txt').catch(() => {});
  const same = await page.evaluate(async (src) => {
    const reader = document.querySelector('baolan-reader');
    const { ready } = reader;
    const heard = [];
    reader.addEventListener('baolan-load', () => heard.push('load'));
    reader.addEventListener('baolan-error', () => heard.push('error'));
    reader.src = src;
    const issue = await reader.ready;
    return { same: (await ready) === issue, articles: issue.pages[0].articles.length, heard };
  }, SEED);
  release();
  assert.deepEqual(same, { same: true, articles: 8, heard: ['load'] });
  assert.deepEqual(failed, ['/slow.txt net::ERR_ABORTED']);
});

test('what the page itself put in the element stays its own', async () => {
  const { page } = await visit();
  const before = await on(page, (reader) => reader.querySelector('p').textContent);
  await on(page, (reader) => reader.open('p1-a1'));
  assert.equal(await page.getByText('版面文字').isVisible(), false);
  await on(page, (reader) => (reader.src = null));
  assert.equal(await on(page, (reader) => reader.querySelector('p').textContent), before);
  assert.ok(await page.getByText('版面文字').isVisible());
  assert.equal(await page.locator('baolan-reader > article').count(), 0);
});

test('missing names and dates leave no hole, and given ones stand over the text', async () => {
  const { page } = await visit();
  await alone(page, {});
  await load(page, ['一篇没有报头的文章，写在这里。\n\n文章的标题\n']);
  const bare = await page.locator('[part=masthead]').innerText();
  assert.doesNotMatch(bare, /null|undefined|Invalid|NaN/);
  assert.match(bare, /第1版/);
  await on(page, (reader) => Object.assign(reader, { publication: '街坊报', date: '不是日期' }));
  await page.getByRole('heading', { level: 1, name: '街坊报' }).waitFor();
  assert.match(await page.locator('[part=masthead]').innerText(), /^街坊报\s+不是日期\s+第1版/);
  assert.deepEqual(await on(page, ({ issue }) => [issue.publication, issue.date]), ['街坊报', '不是日期']);
});

test('the pages of an issue are shown one at a time, with a way to each and to those before and behind', async () => {
  const { page } = await visit();
  await alone(page, {});
  const story = (at) => `第${at}版的正文写在这里，共有一行字。\n\n第${at}版的标题\n`;
  await load(page, [story(1), story(2), story(3)]);
  assert.match(await page.locator('[part=masthead]').innerText(), /共3版/);
  await page.locator('[part=folios] a').nth(2).click();
  assert.equal(await on(page, (reader) => reader.page), '3');
  const section = page.locator('[part=page]');
  assert.match(await section.innerText(), /第3版的标题/);
  assert.equal(await section.count(), 1);
  assert.equal(await section.locator('h2').evaluate((node) => node.getRootNode().activeElement === node), true);
  assert.equal(await page.locator('[part=folios] [aria-current]').innerText(), '第3版');
  assert.equal(await page.getByRole('link', { name: '下一版' }).count(), 0);
  await page.getByRole('link', { name: '上一版' }).click();
  assert.match(await section.innerText(), /第2版的标题/);
  await section.getByRole('link', { name: '第2版的标题' }).click();
  await page.getByRole('link', { name: '目录' }).click();
  assert.equal(await on(page, (reader) => reader.page), '2', 'back to the page of the story');
});

test('the theme is the reader’s own, or that of the system', async () => {
  const { page } = await visit();
  const paper = () => on(page, (reader) => getComputedStyle(reader.shadowRoot.querySelector('.sheet')).backgroundColor);
  const light = await paper();
  await on(page, (reader) => (reader.theme = 'dark'));
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await on(page, (reader) => (reader.theme = 'light'));
  assert.equal(await paper(), light);
  await on(page, (reader) => (reader.theme = 'auto'));
  assert.equal(await paper(), dark);
});
