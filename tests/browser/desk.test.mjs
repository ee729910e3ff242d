// What an article takes: the looks, vertical writing, the map, links that last, copying, lines, facets, keys, languages.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { DESKTOP, PHONE, alone, hash, load, visit } from './browser.mjs';
import { TURN, issue } from './continued.mjs';

const INTERVIEW = '用民生保障温度提高百姓幸福指数';
const SEED = '/seeds/xiaoshan-2024-01-12-p1.txt';

const on = (page, script, ...args) => page.evaluate(script, ...args);
const text = (page) => page.locator('baolan-reader > article');
const css = (page, name) => on(page, (name) => getComputedStyle(document.querySelector('baolan-reader > article'))[name], name);
const open = (page, id) => page.evaluate((id) => document.querySelector('baolan-reader').open(id).then(() => {}), id);
const set = (page, name, value) => page.evaluate(([name, value]) => document.querySelector('baolan-reader').setAttribute(name, value), [name, value]);
const status = (page) => page.locator('.status').innerText();

/** A reader with an article open, and the page's clipboard a variable of the test's. */
async function reading({ id = 'p1-a4', ...wish } = {}) {
  const { page, ...rest } = await visit(wish);
  await on(page, () => {
    globalThis.copied = [];
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => void copied.push(text) }, configurable: true });
  });
  await open(page, id);
  await tools(page);
  return { page, ...rest };
}

/** What can be done with a story comes a moment after it. */
const tools = (page) => page.locator('.progress').waitFor({ state: 'attached' });

const look = async (page, name) => {
  await page.getByRole('button', { name: '版式' }).click();
  await page.locator('.panel label').filter({ hasText: name }).click();
  await page.keyboard.press('Escape');
};

test('each choice of the look does what it says, at once, and the next visit has it', async () => {
  const { page, context } = await reading();
  const before = await on(page, () => parseFloat(getComputedStyle(document.querySelector('baolan-reader > article')).fontSize));
  for (const [choice, name, expected] of [['黑体', 'fontFamily', /PingFang/], ['松', 'lineHeight', null], ['齐左空行', 'textAlign', /start/], ['窄', 'maxInlineSize', null]]) {
    const was = await css(page, name);
    await look(page, choice);
    assert.notEqual(await css(page, name), was, choice);
    if (expected) assert.match(await css(page, name), expected);
  }
  await page.getByRole('button', { name: '版式' }).click();
  await page.getByRole('button', { name: '大一号' }).click();
  assert.equal(await page.locator('output').innerText(), '110%');
  assert.ok(Math.abs((await on(page, () => parseFloat(getComputedStyle(document.querySelector('baolan-reader > article')).fontSize))) / before - 1.1) < 0.01);
  await page.locator('.panel label').filter({ hasText: '米黄' }).click();
  const again = await context.newPage();
  await again.goto(page.url());
  await text(again).waitFor();
  assert.equal(await on(again, () => document.querySelector('baolan-reader').theme), 'sepia');
  assert.match(await css(again, 'fontFamily'), /PingFang/);
  await again.getByRole('button', { name: '版式' }).click();
  await again.getByRole('button', { name: '恢复原样' }).click();
  assert.doesNotMatch(await css(again, 'fontFamily'), /PingFang/);
  assert.equal(await css(again, 'textAlign'), 'justify');
});

for (const kept of ['5', '"x"', 'null', '[]', '{', '{"look":{"face":{},"theme":7},"read":3,"queries":{"list":"x"}}'])
  test(`what storage holds is taken with care: ${kept}`, async () => {
    const { page } = await visit();
    await on(page, (kept) => localStorage.setItem('baolan', kept), kept);
    await page.reload();
    await open(page, 'p1-a4');
    assert.equal(await text(page).locator('h1').innerText(), INTERVIEW);
    await page.getByRole('combobox').click();
    await look(page, '竖排');
    assert.equal(await css(page, 'writingMode'), 'vertical-rl');
  });

test('denied storage is no failure', async () => {
  const { page } = await visit({ ready: false });
  await page.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } }));
  await page.reload();
  await open(page, 'p1-a4');
  await look(page, '竖排');
  assert.equal(await css(page, 'writingMode'), 'vertical-rl');
});

for (const [name, device] of Object.entries({ desktop: DESKTOP, phone: PHONE }))
  test(`set vertically a story runs through a box of its own, by wheel and keys (${name})`, async () => {
    const { page } = await reading({ device });
    await set(page, 'writing-mode', 'vertical');
    const scroller = page.locator('.scroller');
    assert.equal(await on(page, () => document.documentElement.scrollWidth <= innerWidth), true, 'the page itself stays');
    const { left, width, all } = await scroller.evaluate((node) => ({ left: node.scrollLeft, width: node.clientWidth, all: node.scrollWidth }));
    assert.ok(all > width && left === 0, `${all} ${width}`);
    await scroller.focus();
    await page.keyboard.press('ArrowDown');
    const on1 = await scroller.evaluate((node) => node.scrollLeft);
    assert.ok(on1 < 0);
    await scroller.hover();
    await scroller.evaluate((node) => node.dispatchEvent(new WheelEvent('wheel', { deltaY: 40, bubbles: true, cancelable: true })));
    assert.ok((await scroller.evaluate((node) => node.scrollLeft)) < on1);
    const before = await scroller.evaluate((node) => node.scrollLeft);
    await page.keyboard.press('PageDown');
    assert.ok((await scroller.evaluate((node) => node.scrollLeft)) < before);
    assert.match(await text(page).innerText(), /2023年/);
    const upright = text(page).locator('[data-role=digits]');
    assert.ok((await upright.count()) > 0);
    assert.ok((await upright.allInnerTexts()).every((digits) => /^\d{1,2}$/.test(digits)));
  });

test('the match that is pointed out stays so when the story is set the other way', async () => {
  const { page } = await reading();
  await page.getByRole('combobox').fill('民政');
  await page.getByRole('combobox').press('Enter');
  await page.getByRole('button', { name: '下一处' }).click();
  await set(page, 'writing-mode', 'vertical');
  assert.match(await page.locator('.count').innerText(), /^2\//);
  const box = await text(page).locator('mark[aria-current]').boundingBox();
  assert.ok(box.x > 0 && box.x + box.width < DESKTOP.viewport.width);
});

test('the map shows each story of a page as large as its text, and leads to it', async () => {
  const { page } = await visit();
  await load(page, issue());
  await page.getByRole('button', { name: '版面' }).click();
  const blocks = page.locator('.panel .map a');
  await blocks.first().waitFor();
  assert.equal(await blocks.count(), 3);
  const area = async (locator) => { const { width, height } = await locator.boundingBox(); return width * height; };
  assert.ok((await area(blocks.first())) > (await area(blocks.last())));
  for (const block of await blocks.all()) {
    const { width, height } = await block.boundingBox();
    assert.ok(width >= 24 && height >= 24, `${width} ${height}`);
  }
  await page.getByRole('button', { name: '下一版' }).click();
  assert.match(await page.locator('.panel .head .where').innerText(), /第2版 综合/);
  assert.match(await page.locator('.panel > .where').innerText(), /已读 0\/4 篇/);
  await page.locator('.panel .map a').filter({ hasText: TURN.headline }).click();
  assert.equal(hash(page), '#p2-a2');
  assert.equal(await page.locator('.panel').first().isVisible(), false);
});

test('a link outlives ids that count otherwise, and a headline that is read otherwise', async () => {
  const { page } = await visit({ path: `#p1-a1/${encodeURIComponent('用民生保障温度提高百姓幸')}` });
  await text(page).waitFor();
  assert.equal(await text(page).locator('h1').innerText(), INTERVIEW);
  assert.equal(hash(page), '#p1-a4', 'and the address says where it is now');
  await on(page, () => (location.hash = `#p9-a9/${encodeURIComponent('民政工作系民生')}`));
  await page.waitForFunction(() => document.querySelector('baolan-reader').article === 'p1-a4');
});

test('a quoted passage is found wherever it stands, across nodes, and pointed out', async () => {
  const quote = '民政工作系民生连民心，与百姓的获得感、幸福感紧密相关';
  const { page } = await visit({ path: `#p1-a1?${new URLSearchParams({ quote, q: '民生' })}` });
  const marks = text(page).locator('mark[data-role=quote]');
  await marks.first().waitFor();
  assert.equal((await marks.allInnerTexts()).join(''), quote);
  assert.equal(await on(page, () => document.querySelector('baolan-reader').article), 'p1-a4');
  await page.goto('about:blank');
  const other = await visit({ path: '#p1-a4?quote=%E6%B2%A1%E6%9C%89%E8%BF%99%E5%8F%A5%E8%AF%9D%E7%9A%84' });
  await text(other.page).waitFor();
  assert.match(await status(other.page), /没有找到/);
});

test('copied text says where it is from, and links lead back', async () => {
  const { page } = await reading();
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await page.getByRole('button', { name: '链接', exact: true }).click();
  await on(page, () => {
    const paragraph = document.querySelector('baolan-reader > article [data-role=paragraph]');
    getSelection().selectAllChildren(paragraph);
  });
  await page.getByRole('button', { name: '复制并注明出处' }).click();
  await page.getByRole('button', { name: '复制这段的链接' }).click();
  const [whole, link, passage, quoting] = await on(page, () => copied);
  assert.match(whole, new RegExp(`^${INTERVIEW}\n[^]*民政工作系[^]*\n——《萧山日报》2024年1月12日 第1版$`));
  assert.match(decodeURIComponent(link), /#p1-a4\/用民生保障温度/);
  assert.match(passage, /^民政工作系[^\n]*\n——《萧山日报》/);
  await page.goto('about:blank');
  await page.goto(quoting);
  await text(page).locator('mark[data-role=quote]').first().waitFor();
});

test('the original lines stand beside the story, as they were extracted', async () => {
  const { page } = await reading();
  await page.getByRole('button', { name: '原文' }).click();
  const original = await page.locator('.original').innerText();
  const raw = await (await page.request.get(new URL(SEED, page.url()).href)).text();
  for (const pre of await page.locator('.original pre').all()) assert.ok(raw.includes(await pre.evaluate((node) => node.textContent)));
  assert.match(original, /民政工作系民生/);
  assert.equal(await on(page, () => document.querySelector('baolan-reader').view), 'lines');
  await page.getByRole('button', { name: '原文' }).click();
  assert.equal(await page.locator('.original').isVisible(), false);
});

test('a story the parser is not sure of carries a sign, and leads to its lines', async () => {
  const { page } = await visit();
  await load(page, [await readFile(new URL('../truth/hezhu-p1.txt', import.meta.url), 'utf8')]);
  const { id, confidence } = await on(page, () => document.querySelector('baolan-reader').issue.pages[0].articles.toSorted((a, b) => a.confidence - b.confidence)[0]);
  assert.ok(confidence < 0.7, `${confidence}`);
  assert.ok((await page.locator('.sign').allInnerTexts()).some((sign) => sign.includes('识别存疑')));
  await open(page, id);
  await page.locator('.doubt').click();
  await page.locator('.original').waitFor();
});

test('hits are narrowed by facets, and the walk goes on to the next story', async () => {
  const { page } = await reading();
  const box = page.getByRole('combobox');
  await box.fill('萧山');
  const all = await page.getByRole('option').count();
  const chip = page.locator('.aid button').first();
  const [, name, count] = /^(.*) (\d+)$/.exec(await chip.innerText());
  await chip.click();
  assert.equal(await page.getByRole('option').count(), Number(count), name);
  assert.equal(await chip.getAttribute('aria-pressed'), 'true');
  await chip.click();
  assert.equal(await page.getByRole('option').count(), all);
  await box.press('Enter');
  const ids = [];
  const length = await on(page, () => history.length);
  for (let step = 0; step < 60 && new Set(ids).size < all; step += 1) {
    ids.push(await on(page, () => document.querySelector('baolan-reader').article));
    await page.getByRole('button', { name: '下一处' }).click();
  }
  assert.equal(new Set(ids).size, all, 'every story that was found');
  assert.equal(await on(page, () => history.length), length, 'and no trail');
  await page.getByRole('button', { name: '上一处' }).click();
  assert.match(await status(page), /第\d+处，共\d+处/);
});

test('earlier queries are offered to an empty box, and forgotten when told', async () => {
  const { page } = await reading();
  await page.getByRole('combobox').fill('民政');
  await page.getByRole('combobox').press('Enter');
  await page.getByRole('combobox').fill('');
  await page.locator('.aid button', { hasText: '民政' }).click();
  assert.equal(await page.getByRole('combobox').inputValue(), '民政');
  await page.getByRole('combobox').fill('');
  await page.getByRole('button', { name: '清除搜过的词' }).click();
  assert.equal(await page.locator('.aid').count(), 0);
});

test('keys do what the sheet says, none while typing, and none once switched off', async () => {
  const { page } = await reading({ id: 'p1-a2' });
  const id = () => on(page, () => document.querySelector('baolan-reader').article);
  await page.keyboard.press('j');
  const next = await id();
  assert.notEqual(next, 'p1-a2');
  await page.keyboard.press('k');
  assert.equal(await id(), 'p1-a2');
  await page.keyboard.press('v');
  assert.equal(await css(page, 'writingMode'), 'vertical-rl');
  await page.keyboard.press('v');
  await page.keyboard.press('/');
  await page.keyboard.type('jv?');
  assert.equal(await page.getByRole('combobox').inputValue(), 'jv?');
  assert.equal(await css(page, 'writingMode'), 'horizontal-tb');
  await page.getByRole('combobox').fill('');
  await text(page).locator('h1').focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await text(page).locator('h1').focus();
  await page.keyboard.press('j');
  assert.equal(await id(), 'p1-a2');
});

test('what has been read to its end is marked in the contents, then and on the next visit', async () => {
  const { page } = await reading({ id: 'p1-a5' });
  await page.locator('.around').scrollIntoViewIfNeeded();
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('baolan') ?? '{}').read);
  await page.getByRole('link', { name: '目录' }).click();
  assert.equal(await page.locator('.story[data-read]').count(), 1);
  assert.match(await page.locator('.story[data-read] h3').innerText(), /已读/);
  await page.reload();
  await page.locator('.story[data-read]').waitFor();
});

test('a story as schema.org has it, with nothing that is not known', async () => {
  const { page } = await reading();
  const said = await on(page, () => document.querySelector('baolan-reader').newsArticle());
  assert.deepEqual({ ...said, articleBody: said.articleBody.slice(0, 7), author: said.author.length }, {
    '@context': 'https://schema.org', '@type': 'NewsArticle', headline: INTERVIEW, alternativeHeadline: said.alternativeHeadline, articleBody: '民政工作系民生',
    author: 2, datePublished: '2024-01-12', inLanguage: 'zh-CN', isPartOf: { '@type': 'Newspaper', name: '萧山日报' }, printPage: '1',
    publisher: said.publisher,
  });
  assert.equal(await on(page, () => document.querySelector('baolan-reader').newsArticle('nothing')), null);
});

for (const [lang, expected] of [['en', /Contents/], ['zh-TW', /目錄/], ['zh-Hant-HK', /目錄/], ['fr', /Contents/], ['zh', /目录/]])
  test(`the interface speaks ${lang}, the paper its own language`, async () => {
    const { page } = await visit();
    await alone(page, { src: SEED, lang, article: 'p1-a4' });
    await on(page, () => document.querySelector('baolan-reader').ready.then(() => {}));
    await text(page).waitFor();
    assert.match(await page.locator('.home').innerText(), expected);
    assert.equal(await text(page).getAttribute('lang'), 'zh-CN');
    await set(page, 'lang', 'zh-CN');
    await page.getByRole('link', { name: '目录' }).waitFor();
    assert.equal(await text(page).count(), 1);
    assert.equal(await text(page).locator('h1').innerText(), INTERVIEW);
  });

test('the network’s going and coming is said, and told to the page', async () => {
  const { page, context } = await reading();
  await on(page, () => {
    globalThis.heard = [];
    addEventListener('baolan-offline', ({ detail }) => heard.push(detail.offline));
  });
  await context.setOffline(true);
  await page.waitForFunction(() => heard.length === 1);
  assert.match(await status(page), /网络断了/);
  await context.setOffline(false);
  await page.waitForFunction(() => heard.length === 2);
  assert.deepEqual(await on(page, () => heard), [true, false]);
});

// The root's size is the person's and the element's place the page's: what is in the element is not to be touched.
const HOSTILE = `
main { color: lime; font: italic 9px fantasy; text-transform: uppercase; letter-spacing: 1em; text-align: right; line-height: 1; white-space: pre; visibility: hidden; }
baolan-reader { visibility: visible; }
baolan-reader * { margin: 3em !important; color: lime !important; background: purple !important; font: italic 9px fantasy !important; text-transform: uppercase !important;
  letter-spacing: 1em !important; text-align: right !important; float: right !important; position: relative !important; line-height: 1 !important; }
p, h1, article { display: inline !important; text-indent: -99px !important; border: 9px solid red !important; padding: 99px !important; }
article h1 { font-size: 99px !important; }
mark { display: none !important; }`;

test('no style of the page gets into the article or the chrome', async () => {
  const { page } = await reading({ path: '?', id: 'p1-a4' });
  await on(page, () => (document.querySelector('baolan-reader').q = '民政'));
  const styles = () =>
    on(page, () => {
      const host = document.querySelector('baolan-reader');
      const nodes = [...host.querySelectorAll('article, article *'), ...host.shadowRoot.querySelectorAll('.source, .home, .box, .around a, .tools button')];
      const names = ['color', 'backgroundColor', 'fontFamily', 'fontStyle', 'fontSize', 'textTransform', 'letterSpacing', 'display', 'float', 'textIndent', 'paddingTop', 'marginTop', 'borderTopWidth', 'lineHeight', 'position'];
      return nodes.map((node) => names.map((name) => `${node.localName} ${name} ${getComputedStyle(node)[name]}`));
    });
  const before = await styles();
  await on(page, (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, HOSTILE);
  assert.deepEqual(await styles(), before);
});

// Halves of characters come as U+FFFD, which is what a text has for them.
const RUBBISH = '\ud800 \udfff <img src=x onerror=boom()> \u202e倒\u202c \u200b零\u200d宽 \ufeff &amp; <script>boom()</script> ${boom()} 尾。';

test('rubbish shows as text in every view there is', async () => {
  const { page } = await visit();
  await alone(page, { router: 'hash' });
  await load(page, [`本报讯（记者 张三）${RUBBISH}第一段有一些话，说得久一点。\n\n标题 <b>黑</b> ${RUBBISH}\n`, `本报讯（记者 李四）${RUBBISH}另一版。\n\n另一个标题 ${RUBBISH}\n`]);
  const id = await on(page, () => document.querySelector('baolan-reader').issue.pages[0].articles[0].id);
  await open(page, id);
  await set(page, 'view', 'lines');
  await set(page, 'writing-mode', 'vertical');
  await page.getByRole('button', { name: '版面' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox').fill('boom');
  await page.getByRole('option').first().waitFor();
  const said = await on(page, async () => JSON.stringify(await document.querySelector('baolan-reader').newsArticle()));
  assert.match(said, /<script>boom/);
  assert.match(await page.title(), /<b>黑<\/b>/);
  assert.deepEqual(
    await on(page, () => {
      const host = document.querySelector('baolan-reader');
      return [...host.querySelectorAll('*'), ...host.shadowRoot.querySelectorAll('*')].filter((node) => /^(img|script)$/.test(node.localName)).length;
    }),
    0,
  );
});

test('rubbish is printed and copied as text', async () => {
  const { page } = await reading();
  await load(page, [`本报讯（记者 张三）${RUBBISH}第一段有一些话，说得久一点。\n\n标题 <b>黑</b> ${RUBBISH}\n`]);
  await open(page, await on(page, () => document.querySelector('baolan-reader').issue.pages[0].articles[0].id));
  await page.getByRole('button', { name: '复制' }).click();
  const [copied] = await on(page, () => globalThis.copied);
  for (const part of ['<img src=x onerror=boom()>', '<script>boom()</script>', '&amp;', '\ufffd \ufffd', '<b>黑</b>']) assert.ok(copied.includes(part), part);
  await page.emulateMedia({ media: 'print' });
  const body = await text(page).locator('p').last().innerText();
  assert.ok(body.includes('\ufffd \ufffd <img src=x onerror=boom()>') && body.includes('<script>boom()</script>'), body);
  assert.equal(await text(page).locator('img, script').count(), 0);
});

test('find-in-page finds a story’s text where it is shown', async () => {
  const { page } = await reading();
  const found = await on(page, () => {
    const words = document.querySelector('baolan-reader > article p:last-of-type').textContent.slice(-12);
    return globalThis.find(words) && document.querySelector('baolan-reader > article').contains(getSelection().anchorNode);
  });
  assert.ok(found);
});

test('a swipe turns to the next story, and to the next page of the contents', async () => {
  const { page } = await visit({ device: PHONE });
  await load(page, issue());
  const swipe = (from, to) =>
    on(page, ([from, to]) => {
      const target = document.querySelector('baolan-reader').shadowRoot.querySelector('.sheet');
      const touch = (x) => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
      target.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(from)], changedTouches: [touch(from)], bubbles: true, composed: true }));
      target.dispatchEvent(new TouchEvent('touchend', { touches: [], changedTouches: [touch(to)], bubbles: true, composed: true }));
    }, [from, to]);
  await tools(page);
  await swipe(300, 100);
  assert.equal(await on(page, () => document.querySelector('baolan-reader').page), '2');
  await swipe(100, 300);
  assert.equal(await on(page, () => document.querySelector('baolan-reader').page), '1');
  await open(page, 'p1-a2');
  await swipe(300, 100);
  assert.equal(await on(page, () => document.querySelector('baolan-reader').article), 'p1-a3');
});

test('printed, there is the story and where it is from, and nothing to press', async () => {
  const { page } = await reading();
  await set(page, 'writing-mode', 'vertical');
  await set(page, 'theme', 'dark');
  await page.emulateMedia({ media: 'print' });
  const ink = (await css(page, 'color')).match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
  assert.ok(ink < 200, `dark ink on white paper, not ${ink}`);
  for (const part of ['.bar', '.tools', '.around', '.index']) assert.equal(await page.locator(part).isVisible(), false, part);
  assert.ok(await page.locator('.source').isVisible());
  assert.equal(await css(page, 'writingMode'), 'horizontal-tb');
});

for (const width of [320, 640])
  test(`at ${width} px nothing is lost, and nothing scrolls in two directions`, async () => {
    const { page } = await reading({ device: { viewport: { width, height: 640 } } });
    const fits = () => on(page, () => document.documentElement.scrollWidth <= innerWidth);
    assert.ok(await fits());
    for (const name of ['版面', '版式']) {
      await page.getByRole('button', { name }).click();
      const { x, width: wide } = await page.locator('.panel:not([hidden])').boundingBox();
      assert.ok(x >= 0 && x + wide <= width, name);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('combobox').fill('民政');
    await page.getByRole('combobox').press('Enter');
    assert.ok((await page.getByRole('combobox').boundingBox()).width > 60);
    assert.ok(await page.getByRole('button', { name: '下一处' }).isVisible());
    assert.ok(await fits());
  });

test('set vertically a story is read to its end too', async () => {
  const { page } = await reading();
  await set(page, 'writing-mode', 'vertical');
  const before = await page.locator('.progress').getAttribute('aria-valuenow');
  await page.locator('.scroller').evaluate((node) => node.scrollTo(-node.scrollWidth, 0));
  await page.waitForFunction((before) => Number(document.querySelector('baolan-reader').shadowRoot.querySelector('.progress').ariaValueNow) > Number(before), before);
});

test('what is typed while a story is open fills no list of earlier queries', async () => {
  const { page } = await reading();
  await page.getByRole('combobox').pressSequentially('民政局长');
  assert.deepEqual(await on(page, () => JSON.parse(localStorage.getItem('baolan') ?? '{}').queries ?? null), null);
});

test('a facet ends with its issue', async () => {
  const { page } = await reading();
  await page.getByRole('combobox').fill('萧山');
  await page.locator('.aid button').first().click();
  const seed = await (await page.request.get(new URL(SEED, page.url()).href)).text();
  await load(page, [seed]);
  await page.getByRole('combobox').blur();
  await page.getByRole('combobox').focus();
  const { hits } = await on(page, () => document.querySelector('baolan-reader').search('萧山'));
  assert.equal(await page.getByRole('option').count(), hits.length);
});

test('a page that writes the element’s children anew does not lose the next story', async () => {
  const { page } = await reading({ id: 'p1-a2' });
  await on(page, () => document.querySelector('baolan-reader').replaceChildren('新的'));
  await open(page, 'p1-a4');
  assert.equal(await text(page).locator('h1').innerText(), INTERVIEW);
});

test('a press elsewhere closes a panel, also where nothing takes the focus, and one inside it does not', async () => {
  const { page } = await visit();
  await page.getByRole('button', { name: '版面' }).click();
  const panel = page.getByRole('dialog', { name: '版面' });
  await panel.locator('.where').first().click();
  assert.equal(await panel.isVisible(), true);
  await page.locator('.dateline').click();
  assert.equal(await panel.isVisible(), false);
});

for (const date of ['2024', '2024-01', '2024-02-30', '二〇二四'])
  test(`a date that is no day stands as it was written: ${date}`, async () => {
    const { page } = await visit();
    await set(page, 'date', date);
    await page.locator('.dateline', { hasText: new RegExp(`^\\s*${date}(?!年)`) }).waitFor();
  });
