// A story that turns the page (下转, 上接) is read as one, with the turn marked; and its pieces keep their own addresses.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeup } from '../../www/makeup.js';
import { DESKTOP, PHONE, hash, load, visit } from './browser.mjs';
import { TURN, circle, issue } from './continued.mjs';

const FIRST = 'p1-a1';
const SECOND = 'p2-a2';
const OPENING = '种粮大户老周告诉记者';
const REST = '在育秧工厂里';

const story = (page) => page.locator('baolan-reader > article');
const turn = (page) => story(page).locator('[data-role=turn]');
const marks = (page) => story(page).locator('mark');

/** A reader with the issue open, at an article if one is named. */
async function reading({ texts = issue(), open, ...wish } = {}) {
  const { page } = await visit(wish);
  await load(page, texts);
  if (open) await page.evaluate((id) => document.querySelector('baolan-reader').open(id).then(() => {}), open);
  return page;
}

/** The places of these texts in what the story says, which has each of them once. */
const places = (text, parts) =>
  parts.map((part) => {
    assert.equal(text.split(part).length, 2, `${part} once in ${text}`);
    return text.indexOf(part);
  });

const rising = (numbers) => numbers.every((number, at) => at === 0 || number > numbers[at - 1]);

const inView = (locator) =>
  locator.evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

test('the fixture is tied by the parser, and the model stays in pieces', async () => {
  const page = await reading({ open: FIRST });
  const tied = await page.evaluate(() => {
    const { pages } = document.querySelector('baolan-reader').issue;
    return pages.flatMap(({ articles }) => articles.flatMap(({ id, jumps }) => jumps.map(({ direction, article }) => [id, direction, article])));
  });
  assert.deepEqual(tied, [[FIRST, 'to', SECOND], [SECOND, 'from', FIRST]]);
});

test('a story that turns the page is one: head, text, jump, turn, jump, text', async () => {
  const page = await reading({ open: FIRST });
  const text = await story(page).innerText();
  const parts = ['各县区代表走进田间', TURN.headline, '记者 何可人', OPENING, TURN.to, '第2版 综合', TURN.from, REST, '管护难题。'];
  assert.ok(rising(places(text, parts)), text);
  assert.equal(await story(page).count(), 1);
  assert.deepEqual(await story(page).getByRole('heading').allInnerTexts(), [TURN.headline]);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'h1');
});

test('what the second page prints over the text is small at the turn where it is new', async () => {
  const page = await reading({ texts: issue({ headline: TURN.continued }), open: FIRST });
  const text = await story(page).innerText();
  assert.ok(rising(places(text, [TURN.headline, TURN.to, '第2版 综合', TURN.continued, TURN.from, REST])), text);
  assert.deepEqual(await story(page).getByRole('heading').allInnerTexts(), [TURN.headline]);
  const size = (locator) => locator.evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
  assert.ok((await size(story(page).getByText(TURN.continued))) < (await size(story(page).locator('h1'))));
});

for (const [name, device] of Object.entries({ desktop: DESKTOP, phone: PHONE }))
  test(`the piece that goes on has its own address and opens the whole story at the turn (${name})`, async () => {
    const page = await reading({ device });
    const heard = await page.evaluate(async (id) => {
      const reader = document.querySelector('baolan-reader');
      const heard = [];
      reader.addEventListener('baolan-article', ({ detail }) => heard.push([detail.id, detail.article.id]));
      await reader.open(id);
      return [...heard, [reader.article, reader.page]];
    }, SECOND);
    assert.deepEqual(heard, [[SECOND, SECOND], [SECOND, '2']]);
    assert.equal(hash(page), `#${SECOND}`);
    assert.ok(rising(places(await story(page).innerText(), [TURN.headline, OPENING, '第2版 综合', REST])));
    assert.equal(await page.evaluate(() => document.activeElement.dataset.role), 'turn');
    assert.ok(await inView(turn(page)));
    assert.match(await page.title(), new RegExp(TURN.headline));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  });

test('an address that names the second piece opens at the turn', async () => {
  const [first, second] = issue();
  const body = `<!doctype html><meta name="viewport" content="width=device-width"><title>.</title><link rel="icon" href="data:,"><script type="module" src="/pkg/baolan.js"></script><main><baolan-reader src="/a.txt /b.txt" router="hash"></baolan-reader></main>`;
  const text = (body) => (route) => route.fulfill({ contentType: 'text/plain; charset=utf-8', body });
  const { page } = await visit({
    path: `two.html#${SECOND}`,
    device: PHONE,
    routes: { '**/two.html': (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }), '**/a.txt': text(first), '**/b.txt': text(second) },
    ready: false,
  });
  await turn(page).waitFor();
  await page.waitForFunction(() => scrollY > 0);
  assert.ok(await inView(turn(page)));
});

test('the printed jumps lead to the other piece, and back leads back', async () => {
  const page = await reading({ open: FIRST, device: PHONE });
  await story(page).getByRole('link', { name: TURN.to }).click();
  assert.equal(hash(page), `#${SECOND}`);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.role), 'turn');
  await story(page).getByRole('link', { name: TURN.from }).click();
  assert.equal(hash(page), `#${FIRST}`);
  assert.equal(await page.evaluate(() => document.activeElement.localName), 'h1');
  await page.goBack();
  assert.equal(await page.evaluate(() => document.querySelector('baolan-reader').article), SECOND);
});

test('a hit in the second piece opens there, with the matches of all pieces marked', async () => {
  const page = await reading({ device: PHONE });
  await page.getByRole('combobox').fill('农户');
  await page.getByRole('combobox').press('Enter');
  assert.equal(hash(page), `#${SECOND}?q=农户`);
  await marks(page).first().waitFor();
  assert.deepEqual(await marks(page).allInnerTexts(), ['农户', '农户']);
  await page.getByRole('combobox').fill('种');
  const all = await marks(page).count();
  const before = await story(page).locator('> :not(section) mark').count();
  assert.ok(before > 0 && all > before, 'both pieces have matches');
  assert.equal(await marks(page).nth(before).getAttribute('aria-current'), 'true', 'the first in the piece that is open');
  assert.equal(await page.locator('.count').innerText(), `${before + 1}/${all}`);
  await page.getByRole('button', { name: '上一处' }).click();
  assert.equal(await marks(page).nth(before - 1).getAttribute('aria-current'), 'true', 'and the walk goes through all');
  assert.ok(await inView(marks(page).nth(before - 1)));
});

test('the second piece opens at the turn where only the first has matches', async () => {
  const page = await reading({ device: PHONE });
  await page.evaluate(() => (document.querySelector('baolan-reader').q = '老周'));
  await page.evaluate((id) => document.querySelector('baolan-reader').open(id).then(() => {}), SECOND);
  assert.equal(await marks(page).count(), 1);
  assert.ok(await inView(turn(page)));
});

test('the contents list both pieces, the second small and with where it comes from', async () => {
  const page = await reading();
  const size = (locator) => locator.evaluate((node) => parseFloat(getComputedStyle(node).fontSize));
  const major = await size(page.locator('[part=page] h3').nth(1));
  await page.getByRole('link', { name: '第2版 综合' }).first().click();
  const section = page.locator('[part=page]');
  const [lead, second] = await section.locator('.story').allInnerTexts();
  assert.match(lead, /^邻里图书角正式开放/);
  assert.match(second, /^上接第1版\s+不误农时抢春耕/);
  assert.equal(await page.getByText('上接第1版').count(), 1);
  assert.ok((await size(section.locator('h3').nth(1))) < major, 'smaller than a major story');
  await section.getByRole('link', { name: TURN.headline }).click();
  assert.equal(hash(page), `#${SECOND}`);
  await page.getByRole('link', { name: '目录' }).click();
  assert.equal(await section.getByRole('link', { name: TURN.headline }).getAttribute('aria-current'), 'true');
});

test('a piece without a headline goes by that of its story', async () => {
  const page = await reading({ texts: issue({ headline: '' }) });
  const [id, headline] = await page.evaluate(() => {
    const { pages } = document.querySelector('baolan-reader').issue;
    const { id, headline } = pages[1].articles.find(({ jumps }) => jumps.length > 0);
    return [id, headline];
  });
  assert.deepEqual(headline, [], 'the fixture');
  await page.evaluate(() => (document.querySelector('baolan-reader').page = 2));
  assert.equal(await page.locator(`[part=contents] [data-article=${id}]`).innerText(), TURN.headline);
  await page.getByRole('combobox').fill('育秧工厂');
  assert.equal(await page.getByRole('option').locator('.title').innerText(), TURN.headline);
});

test('the next story is another story, and none comes twice', async () => {
  const page = await reading({ open: FIRST });
  const seen = [];
  for (const next = page.getByRole('link', { name: '下一篇' }); ; await next.click()) {
    seen.push(await page.evaluate(() => document.querySelector('baolan-reader').article));
    if ((await next.count()) === 0) break;
  }
  assert.deepEqual(seen, [FIRST, 'p1-a2', 'p1-a3', 'p2-a1']);
  await page.evaluate((id) => document.querySelector('baolan-reader').open(id).then(() => {}), SECOND);
  await page.getByRole('link', { name: '下一篇' }).click();
  assert.equal(await page.evaluate(() => document.querySelector('baolan-reader').article), 'p1-a2');
});

test('pages that jump round in a circle are one story, each piece once', async () => {
  const page = await reading({ texts: circle() });
  for (const id of ['p1-a1', 'p2-a1', 'p3-a1']) {
    await page.evaluate((id) => document.querySelector('baolan-reader').open(id).then(() => {}), id);
    assert.deepEqual(await turn(page).allInnerTexts(), ['第2版 综合', '第3版 文化']);
    assert.ok(rising(places(await story(page).innerText(), ['甲村', '乙村', '丙村'])));
  }
});

/** A model of articles by their ids and what they jump to, a page each. */
const model = (jumps) => ({
  pages: Object.entries(jumps).map(([id, to], at) => ({
    number: at + 1,
    name: null,
    furniture: [],
    articles: [{
      id, kind: id === 'teaser' ? 'teaser' : 'news', column: null, kicker: [], headline: [id], subhead: [], byline: null, body: [],
      jumps: to.map((article) => ({ direction: 'to', page: null, text: '', article })),
    }],
  })),
});

for (const [what, jumps, expected] of [
  ['a chain', { a: ['b'], b: ['c'], c: [] }, ['a b c']],
  ['a chain printed backwards', { c: [], b: ['c'], a: ['b'] }, ['a b c']],
  ['a circle', { a: ['b'], b: ['c'], c: ['a'] }, ['a b c']],
  ['a circle with a way in', { a: ['b'], b: ['c'], c: ['b'] }, ['a b c']],
  ['a jump to itself', { a: ['a'], b: [] }, ['a', 'b']],
  ['two that lead to one', { a: ['c'], b: ['c'], c: [] }, ['a c', 'b']],
  ['the same jump twice', { a: ['b', 'b'], b: [] }, ['a b']],
  ['one that leads to two', { a: ['b', 'c'], b: [], c: [] }, ['a b c']],
  ['what is not in the issue', { a: ['x', null, undefined] }, ['a']],
  ['a teaser', { teaser: ['b'], b: [] }, ['b']],
])
  test(`stories: ${what}`, () => {
    const { order, pieces } = makeup(model(jumps));
    assert.deepEqual(order.map(({ story }) => story.map(({ article }) => article.id).join(' ')), expected);
    for (const piece of pieces.values()) {
      assert.ok(piece.story.includes(piece));
      assert.ok(piece.story.every(({ story }) => story === piece.story), 'one array for all its pieces');
    }
  });
