// The element as a part of a news site, examples/portal: in its colours, heard by its analytics, beside its own links, and in the place of
// what its server wrote there without a jump.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { PAGES, rendered } from '../../examples/portal/render.mjs';
import { DESKTOP, PHONE, visit } from './browser.mjs';
import { until } from './waiting.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FRONT = 'examples/portal/index.html';
const PAPER = 'examples/portal/paper.html';
const DEVICES = { desktop: DESKTOP, phone: PHONE };
const MODULE = '**/pkg/baolan.js';
const WASM = '**/pkg/baolan_wasm_bg.wasm';

/** An answer that is changed on its way. */
const changed = (change) => async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.text()) });
};

/** The front page with another edition in the element. */
const saying = (edition) => changed((html) => html.replace(/(?<=<!-- edition -->)[^]*(?=<!-- \/edition -->)/, edition));

/** Requests that wait until they are let go. */
function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return { open, route: (route) => opened.then(() => route.continue()) };
}

/** A page as it is before the reader has come; `come()` lets it come, the module first, and is done when nothing more will. */
async function before({ path, device = DESKTOP, routes = {} }) {
  const [module, wasm] = [gate(), gate()];
  const { page } = await visit({ path, device, ready: false, waitUntil: 'commit', routes: { ...routes, [MODULE]: module.route, [WASM]: wasm.route } });
  await page.locator('.foot').waitFor();
  await page.waitForFunction(() => document.styleSheets[0]?.cssRules.length > 0);
  await frame(page);
  const come = async () => {
    module.open();
    await page.waitForFunction(() => customElements.get('baolan-reader'));
    await frame(page);
    wasm.open();
    await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => {}));
    // The last to come are the tools at the bar.
    await page.locator('.progress').waitFor({ state: 'attached' });
    await frame(page);
  };
  return { page, come };
}

/** Waits until what is there now is painted. */
const frame = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

/** All shifts of the layout since the page began, which nobody has caused by a key or a press: what `CLS` sums up. */
const shifts = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const told = (entries) => entries.filter(({ hadRecentInput }) => !hadRecentInput).map(({ value, sources }) => [value, ...sources.map(({ node }) => node?.className || node?.localName)]);
        new PerformanceObserver((list) => resolve(told(list.getEntries()))).observe({ type: 'layout-shift', buffered: true });
        setTimeout(resolve, 200, []);
      }),
  );

/** Brings a place of the element, as a share of its height, to a place in the window, as a share of the window's. */
const scroll = (page, of, at) =>
  page.evaluate(
    ([of, at]) => {
      const { top, height } = document.querySelector('baolan-reader').getBoundingClientRect();
      scrollBy(0, top + height * of - innerHeight * at);
    },
    [of, at],
  );

const isShown = (page) => page.evaluate(() => document.querySelector('baolan-reader').shadowRoot.querySelector('.masthead')?.checkVisibility() ?? false);

for (const [name, device] of Object.entries(DEVICES))
  test(`the page stands still while the reader comes, wherever one is (${name})`, async () => {
    const visits = [
      { path: FRONT, act: () => {}, shown: true },
      { path: FRONT, act: (page) => scroll(page, 0, 0), shown: true },
      { path: FRONT, act: (page) => scroll(page, 0, 0.5), shown: true },
      { path: FRONT, act: (page) => scroll(page, 0.3, 0), shown: false },
      { path: FRONT, act: (page) => scroll(page, 1, 0.6), shown: false },
      { path: FRONT, act: (page) => scroll(page, 0, 0.5), shown: true, routes: { [`**/${FRONT}`]: saying('<p>《萧山日报》第1版</p>') } },
      { path: FRONT, act: (page) => scroll(page, 0, 0), shown: true, routes: { [`**/${FRONT}`]: saying('') } },
      { path: PAPER, act: () => {}, shown: true },
    ];
    await Promise.all(
      visits.map(async ({ path, act, shown, routes }) => {
        const { page, come } = await before({ path, device, routes });
        await act(page);
        await come();
        assert.deepEqual(await shifts(page), [], `${path} ${act}`);
        assert.equal(await isShown(page), shown, `${path} ${act}`);
      }),
    );
  });

test('whoever has begun to read what stood there before, reads on until they are back at its top', async () => {
  const { page, come } = await before({ path: FRONT });
  await scroll(page, 0.3, 0);
  const seen = () => page.evaluate(() => [scrollY, document.elementFromPoint(innerWidth / 2, innerHeight / 2).textContent]);
  const here = await seen();
  await come();
  assert.deepEqual(await seen(), here);
  assert.ok(await page.evaluate(() => document.querySelector('baolan-reader').issue !== null));
  await page.mouse.wheel(0, 100);
  await frame(page);
  assert.equal(await isShown(page), false);
  await scroll(page, 0, 0.1);
  await until(() => isShown(page), 'the reader to come in the place of the text');
  assert.deepEqual(await shifts(page), []);
});

test('in another language there is still the paper alone, or what is being read', async () => {
  const { page } = await visit({ path: FRONT });
  const speak = () => page.evaluate(() => Object.assign(document.querySelector('baolan-reader'), { lang: 'en' }));
  await speak();
  await page.getByRole('combobox', { name: 'Search this issue' }).waitFor();
  await until(() => isShown(page), 'the reader');
  assert.equal(await page.locator('baolan-reader summary').first().isVisible(), false);

  const other = await before({ path: FRONT });
  await scroll(other.page, 0.3, 0);
  await other.come();
  await other.page.evaluate(() => Object.assign(document.querySelector('baolan-reader'), { lang: 'en' }));
  await other.page.waitForFunction(() => document.querySelector('baolan-reader').shadowRoot.querySelector('.sheet').lang === 'en');
  assert.equal(await isShown(other.page), false);
  assert.equal(await other.page.locator('baolan-reader summary').first().isVisible(), true);
});

test('the paper comes when focus leaves what stood there before, and no key opens what is not seen', async () => {
  const { page, come } = await before({ path: FRONT });
  await scroll(page, 0, 0.1);
  await page.evaluate(() => document.querySelector('baolan-reader summary').focus({ preventScroll: true }));
  await come();
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  assert.equal(await isShown(page), false);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'summary');
  await page.evaluate(() => document.activeElement.blur());
  await until(() => isShown(page), 'the reader');
});

test('who tries again where nothing could be had gets the paper, wherever they are', async () => {
  const { page } = await visit({ path: FRONT, ready: false, expected: /Failed to load|ERR_/, routes: { '**/seeds/*.txt': (route) => route.abort() } });
  await page.getByRole('alert').getByRole('button').waitFor();
  await page.unroute('**/seeds/*.txt');
  await scroll(page, 0.3, 0);
  await page.evaluate(() => document.querySelector('baolan-reader').shadowRoot.querySelector('.retry').click());
  await until(() => isShown(page), 'the reader');
});

test('another issue comes where the one before was read', async () => {
  const { page } = await visit({ path: FRONT });
  const on = (work) => page.evaluate(work);
  await on(() => document.querySelector('baolan-reader').open('p1-a4').then(() => {}));
  await scroll(page, 0.3, 0);
  await on(() => Object.assign(document.querySelector('baolan-reader'), { article: null, src: 'papers/hezhu-2025-03-18-p2.txt' }).ready.then(() => {}));
  await scroll(page, 0.3, 0);
  await on(() => Object.assign(document.querySelector('baolan-reader'), { src: 'papers/hezhu-2025-03-18-p1.txt' }).ready.then(() => {}));
  assert.ok(await page.evaluate(() => document.querySelector('baolan-reader').getBoundingClientRect().top < -1));
  assert.equal(await isShown(page), true);
});

test('what has been unfolded stays open, and an article that is asked for comes at once', async () => {
  const { page, come } = await before({ path: FRONT });
  await page.locator('summary').first().click();
  await come();
  assert.ok(await page.locator('details[open] p').first().isVisible());
  await page.evaluate(() => document.querySelector('baolan-reader').open('p1-a4'));
  await page.getByRole('heading', { name: '用民生保障温度提高百姓幸福指数' }).waitFor();
  assert.equal(await page.locator('details[open]').isVisible(), false);
});

test('what stood there before does not come back with the next issue or another language, wherever one is', async () => {
  const { page } = await visit({ path: FRONT });
  const text = page.locator('.edition');
  await page.getByRole('combobox').focus();
  await scroll(page, 0.5, 0.2);
  await page.evaluate(() => document.querySelector('baolan-reader').load('本报讯（记者 张三）春天来了，河边的柳树绿了。\n\n柳树绿了\n').then(() => {}));
  assert.ok(await page.getByRole('heading', { name: '柳树绿了' }).isVisible());
  assert.equal(await text.isVisible(), false);
  await page.evaluate(() => (document.querySelector('baolan-reader').lang = 'en'));
  await page.getByRole('link', { name: 'Contents' }).waitFor();
  await page.getByRole('heading', { name: '柳树绿了' }).waitFor();
  assert.equal(await text.isVisible(), false);
});

test('it has the colours and the faces of the site, by day and by night', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { page } = await visit({ path: FRONT, device: { ...DESKTOP, colorScheme } });
    await page.evaluate(() => document.querySelector('baolan-reader').open('p1-a4').then(() => {}));
    const [site, reader] = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('baolan-reader');
      const of = (node) => getComputedStyle(node);
      const text = of(document.querySelector('.text'));
      const chosen = of(document.querySelector('nav [aria-current]'));
      const sheet = of(shadowRoot.querySelector('.sheet'));
      const article = of(document.querySelector('baolan-reader > article p:not(header *)'));
      return [
        [of(document.documentElement).backgroundColor, text.color, text.fontFamily, text.fontSize, chosen.color, chosen.fontFamily],
        [sheet.backgroundColor, article.color, article.fontFamily, article.fontSize, of(shadowRoot.querySelector('.around a:hover, .index [aria-current]')).color, of(shadowRoot.querySelector('.home')).fontFamily],
      ];
    });
    assert.deepEqual(reader, site, colorScheme);
  }
});

test('its text stands under the text of the site, and nothing is wider than the window', async () => {
  for (const device of Object.values(DEVICES)) {
    const { page } = await visit({ path: FRONT, device });
    const [site, name, rest] = await page.evaluate(() => {
      const left = (node) => node.getBoundingClientRect().left;
      const { shadowRoot } = document.querySelector('baolan-reader');
      return [left(document.querySelector('#paper-title')), left(shadowRoot.querySelector('.masthead')), document.documentElement.scrollWidth - innerWidth];
    });
    assert.ok(Math.abs(site - name) < 1, `${site} and ${name}`);
    assert.ok(rest <= 0, `${rest} pixels too wide`);
  }
});

test('the analytics of the site hear what readers do', async () => {
  const heard = [];
  const collect = (route) => {
    heard.push(...route.request().postDataJSON().events);
    return route.fulfill({ status: 204 });
  };
  const telling = changed((html) => html.replace('name="analytics" content=""', 'name="analytics" content="/collect"'));
  const { page } = await visit({ path: FRONT, routes: { '**/collect': collect, [`**/${FRONT}`]: telling } });
  await page.getByRole('combobox').pressSequentially('民政');
  await page.waitForTimeout(1100);
  await page.getByRole('combobox').press('Enter');
  await page.locator('baolan-reader > article').waitFor();
  await page.evaluate(() => document.querySelector('baolan-reader').load('').catch(() => {}));
  await page.getByRole('alert').locator('button').waitFor();
  assert.deepEqual(heard, []);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await until(() => heard.length > 0, 'a beacon');
  assert.deepEqual(heard.map(({ name, publication, query, total, id, code }) => [name, publication ?? query ?? id ?? code, total]), [
    ['load', '萧山日报', undefined],
    ['search', '民政', 1],
    ['article', 'p1-a4', undefined],
    ['error', 'empty', undefined],
  ]);
});

test('links of the site and the reader do not meddle with each other', async () => {
  const { page } = await visit({ path: FRONT });
  const title = await page.title();
  await page.evaluate(() => document.querySelector('baolan-reader').open('p1-a4').then(() => {}));
  assert.equal(new URL(page.url()).hash, '');
  await page.locator('.site nav').getByText('来信').click();
  assert.equal(new URL(page.url()).hash, '#letters');
  assert.ok(await page.locator('baolan-reader > article h1').isVisible());
  await page.locator('.after a').click();
  assert.ok(await page.locator('baolan-reader > article h1').isVisible());
  assert.equal(await page.title(), title);
  await page.goBack();
  assert.equal(new URL(page.url()).hash, '');
  assert.ok(await page.locator('baolan-reader > article h1').isVisible());
});

test('where the page is the paper’s own, its address says what is read', async () => {
  const { page } = await visit({ path: `${PAPER}#p2-a2` });
  await page.getByRole('heading', { name: '办事不用跑' }).waitFor();
  assert.match(await page.title(), /办事不用跑.*鹤渚报/);
});

test('without JavaScript the whole text is there to be read', async () => {
  for (const device of Object.values(DEVICES)) {
    const { page } = await visit({ path: FRONT, device: { ...device, javaScriptEnabled: false }, ready: false });
    assert.ok(await page.getByRole('heading', { name: '用民生保障温度提高百姓幸福指数' }).isVisible());
    const interview = page.locator('.sheet article', { hasText: '专访区民政局' });
    const last = interview.locator('p').last();
    assert.equal(await last.isVisible(), false);
    await interview.locator('summary').click();
    assert.ok(await last.isVisible());
  }
});

test('what the server writes into the pages is what the command parses', async () => {
  for (const file of PAGES)
    assert.equal(await readFile(file, 'utf8'), await rendered(file, process.env.BAOLAN_COMMAND), `${file} is stale: node examples/portal/render.mjs`);
});

/** What axe looks at: both pages with the reader and without, in each theme and at each width at least once. */
const LOOKS = [
  { path: FRONT, device: DESKTOP, colorScheme: 'light' },
  { path: FRONT, device: PHONE, colorScheme: 'dark' },
  { path: PAPER, device: PHONE, colorScheme: 'light' },
  { path: PAPER, device: DESKTOP, colorScheme: 'dark' },
];

for (const [what, wish] of Object.entries({ 'with the reader': {}, 'before it has come': { ready: false, routes: { [MODULE]: (route) => route.fulfill({ contentType: 'text/javascript', body: '' }) } } }))
  test(`axe finds nothing on the pages of the site ${what}`, async () => {
    for (const { path, device, colorScheme } of LOOKS) {
      const { page } = await visit({ path, device: { ...device, colorScheme }, ...wish });
      await page.evaluate(AXE);
      const { violations } = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), RULES);
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]), [], `${path} ${colorScheme}`);
    }
  });
