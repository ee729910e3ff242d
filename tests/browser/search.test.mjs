// The search box: typed at, composed in, walked with the keys, and spoken.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alone, visit } from './browser.mjs';
import { issue } from './continued.mjs';

const box = (page) => page.getByRole('combobox');
const options = (page) => page.getByRole('option');
const status = (page) => page.locator('baolan-reader [role=status]');

/** Which option the keys have walked to, from 0. */
const active = (page) =>
  box(page).evaluate((input) => {
    const id = input.getAttribute('aria-activedescendant');
    const option = id && input.getRootNode().getElementById(id);
    if (option && option.getAttribute('aria-selected') !== 'true') throw new Error('active, but not selected');
    return option ? [...option.parentNode.children].indexOf(option) : -1;
  });

/** Counts the searches a page makes from now on. */
const countSearches = (page) =>
  page.evaluate(() => {
    globalThis.searches = [];
    addEventListener('baolan-search', ({ detail }) => searches.push(detail.query));
  });

test('every key typed finds', async () => {
  const { page } = await visit();
  await countSearches(page);
  await box(page).pressSequentially('衙前镇');
  assert.deepEqual(await page.evaluate(() => searches), ['衙', '衙前', '衙前镇']);
  assert.equal(await options(page).count(), 2);
  const hit = await options(page).first().innerText();
  assert.match(hit, /第1版 · \d+ 处/);
  assert.ok((await options(page).first().locator('mark').allInnerTexts()).every((text) => text === '衙前镇'));
  assert.match(await status(page).innerText(), /找到 2 篇/);
  assert.equal(await box(page).getAttribute('aria-expanded'), 'true');
});

test('a match in a headline is marked in the list', async () => {
  const { page } = await visit();
  await box(page).fill('暖冬行');
  assert.equal(await options(page).first().locator('.title mark').innerText(), '暖冬行');
});

test('the list is walked with the arrows, Home and End, and Enter opens', async () => {
  const { page } = await visit();
  await box(page).fill('萧山');
  const last = (await options(page).count()) - 1;
  assert.ok(last >= 2);
  assert.equal(await active(page), -1);
  for (const [key, expected] of [['ArrowDown', 0], ['ArrowDown', 1], ['ArrowUp', 0], ['ArrowUp', last], ['ArrowDown', 0], ['End', last], ['Home', 0], ['ArrowDown', 1]]) {
    await box(page).press(key);
    assert.equal(await active(page), expected, key);
  }
  const title = await options(page).nth(1).locator('.title').textContent();
  await box(page).press('Enter');
  assert.equal(await page.locator('baolan-reader > article h1').textContent(), title);
  assert.equal(await options(page).count(), 0);
});

test('Home and End move the caret while no option is walked to', async () => {
  const { page } = await visit();
  await box(page).fill('萧山');
  await box(page).press('Home');
  assert.equal(await active(page), -1);
  assert.equal(await box(page).evaluate((input) => input.selectionStart), 0);
});

test('Enter without walking opens the best hit', async () => {
  const { page, reader } = await visit();
  await box(page).fill('幸福指数');
  await box(page).press('Enter');
  assert.equal(await reader.getAttribute('article'), 'p1-a4');
});

test('Escape shuts the list, then empties the box', async () => {
  const { page } = await visit();
  await box(page).fill('萧山');
  await box(page).press('Escape');
  assert.equal(await options(page).count(), 0);
  assert.equal(await box(page).inputValue(), '萧山');
  assert.equal(await box(page).getAttribute('aria-expanded'), 'false');
  await box(page).press('ArrowDown');
  assert.ok((await options(page).count()) > 0, 'an arrow opens it again');
  await box(page).press('Escape');
  await box(page).press('Escape');
  assert.equal(await box(page).inputValue(), '');
  assert.equal(new URL(page.url()).hash, '');
});

test('leaving the box shuts the list, coming back opens it', async () => {
  const { page } = await visit();
  await box(page).fill('萧山');
  await box(page).press('Tab');
  assert.equal(await options(page).count(), 0);
  await box(page).focus();
  assert.ok((await options(page).count()) > 0);
});

test('nothing found is said kindly', async () => {
  const { page } = await visit();
  await box(page).fill('火星殖民');
  await page.locator('[part=popup]').getByText('换个短一点的词试试').waitFor();
  assert.match(await page.locator('[part=popup]').innerText(), /没有找到“火星殖民”\s+换个短一点的词试试/);
  assert.match(await status(page).innerText(), /没有找到“火星殖民”/);
  assert.equal(await box(page).getAttribute('aria-expanded'), 'false', 'there is no list to walk');
  await box(page).press('Enter');
  assert.ok(await page.locator('[part=contents]').isVisible());
});

test('half a syllable is no query: composing searches once, at its end', async () => {
  const { page, context } = await visit();
  await countSearches(page);
  await box(page).focus();
  const keyboard = await context.newCDPSession(page);
  for (const text of ['m', 'mi', 'min', "min'z", "min'zheng"]) {
    await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  assert.equal(await box(page).inputValue(), "min'zheng");
  assert.deepEqual(await page.evaluate(() => searches), []);
  await keyboard.send('Input.insertText', { text: '民政' });
  await options(page).first().waitFor();
  assert.deepEqual(await page.evaluate(() => searches), ['民政']);
});

test('keys that belong to the composing never reach the list', async () => {
  const { page, context } = await visit();
  await box(page).fill('萧山');
  const keyboard = await context.newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'xiao', selectionStart: 4, selectionEnd: 4 });
  await box(page).evaluate((input) => {
    for (const key of ['ArrowDown', 'Enter']) input.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true }));
  });
  assert.equal(await active(page), -1);
  assert.equal(await page.locator('baolan-reader > article').count(), 0);
});

test('the key / goes to the box, but not from where someone types', async () => {
  const { page } = await visit();
  await page.keyboard.press('/');
  assert.ok(await box(page).evaluate((input) => input.matches(':focus')));
  assert.equal(await box(page).inputValue(), '');
  await page.keyboard.type('1/2');
  assert.equal(await box(page).inputValue(), '1/2');
  await page.evaluate(() => {
    const area = document.createElement('textarea');
    document.body.append(area);
    area.focus();
  });
  await page.keyboard.press('/');
  assert.equal(await page.locator('textarea').inputValue(), '/');
});

test('typing while an article is open marks it as it goes, and leaves the scroll alone', async () => {
  const { page } = await visit({ path: '#p1-a2' });
  await page.evaluate(() => scrollTo(0, 400));
  await box(page).focus();
  const before = await page.evaluate(() => scrollY);
  await box(page).pressSequentially('项目');
  const marks = page.locator('baolan-reader > article mark');
  assert.ok((await marks.count()) > 10);
  assert.equal(await page.evaluate(() => scrollY), before);
  await box(page).fill('');
  assert.equal(await marks.count(), 0);
  assert.equal(await page.locator('[part=matches]').isVisible(), false);
});

/** A reader with more stories of one word than are listed. */
async function crowded() {
  const { page } = await visit();
  await alone(page, {});
  await page.evaluate(() => {
    const story = (at) => `第${at}条新闻的正文写在这里，一共有两行字，第一行到此为止，\n第二行也到此为止了。\n\n新闻标题第${at}条\n`;
    return document.querySelector('baolan-reader').load(Array.from({ length: 60 }, (_, at) => story(at + 1))).then(() => {});
  });
  return page;
}

test('more hits than are listed are counted', async () => {
  const page = await crowded();
  await box(page).fill('新闻');
  await options(page).nth(39).waitFor();
  const note = await page.locator('[part=popup] .note').innerText();
  assert.equal(await options(page).count(), 40);
  assert.match(note, /^共 \d+ 篇，先列出最相关的 40 篇/);
});

test('hits that are out of sight are there for whoever walks to them at once', async () => {
  const page = await crowded();
  await box(page).focus();
  const active = await box(page).evaluate((input) => {
    input.value = '新闻';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }));
    return input.getAttribute('aria-activedescendant');
  });
  assert.equal(active, 'hit-39');
});

test('every hit has its passage, also where a story of two pieces is one of them', async () => {
  const { page } = await visit();
  const more = Array.from({ length: 9 }, (_, at) => `${String(at + 3).padStart(2, '0')}综合\n\n本报讯（记者 张三）昨日上午，第${at}村的春耕也开始了，河边的柳树绿了。村里的合作社已经把种子和肥料送到了每一户人家。\n\n第${at}村忙起来\n`);
  await page.evaluate((texts) => document.querySelector('baolan-reader').load(texts).then(() => {}), [...issue(), ...more]);
  // Both pieces of the story are among the best, and are one option.
  await box(page).fill('春耕');
  const { hits } = await page.evaluate(() => document.querySelector('baolan-reader').search('春耕'));
  assert.deepEqual(hits.slice(0, 2).map(({ article }) => article.slice(0, 2)).sort(), ['p1', 'p2']);
  await options(page).nth(hits.length - 2).waitFor();
  const passages = await page.locator('[part=popup] .snippet').allInnerTexts();
  assert.equal(passages.length, hits.length - 1);
  assert.deepEqual(passages.filter((passage) => passage === ''), []);
});
