// A tour of the reader with the sample issue: a story is opened and read, a word searched, its matches walked, the page set
// vertically and in the dark, and the way back taken. Each step begins where the one before ended.
//
// `test('the tour', LASTING, (test) => tour(test, DRIVERS.Firefox, URL_OF_READER))`.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './waiting.mjs';

/** @typedef {import('./drivers.mjs').Driver} Driver */

/** When a browser that no longer answers is given up, in ms: no tour on a busy machine takes so long. */
const LOST = 180_000;

/** What a test that takes the tour is to be told. */
export const LASTING = { timeout: LOST };

const INTERVIEW = '用民生保障温度提高百姓幸福指数';

/** @type {Record<string, (driver: Driver) => Promise<void>>} */
const STEPS = {
  async 'the contents stand there'(driver) {
    await until(() => driver.evaluate(spot, 'h1', '萧山日报'), 'the masthead');
    assert.ok(await driver.evaluate(spot, 'h3', INTERVIEW), 'a story of the page is on the front page');
    assert.match(await driver.evaluate(printed, '.dateline'), /2024年1月12日\s+星期五\s+农历癸卯年腊月初二/, 'the day by both calendars');
  },

  async 'a story is opened by its link, and read'(driver) {
    await click(driver, 'a', INTERVIEW);
    await until(() => driver.evaluate(spot, 'article h1', INTERVIEW), 'the headline of the story');
    assert.match(await hash(driver), /^#p1-a4/);
    const { paragraphs, laidOut, indented } = await driver.evaluate(look);
    assert.ok(paragraphs >= 5, `${paragraphs} paragraphs`);
    assert.equal(laidOut, paragraphs, 'every paragraph takes room on the page');
    assert.equal(indented, paragraphs, 'every paragraph is indented by two characters');
  },

  async 'a word is searched, and the first hit taken by the keys'(driver) {
    await click(driver, '[role=combobox]', '');
    await driver.type('民政');
    await until(() => driver.evaluate(spot, '[role=option]', INTERVIEW), 'the story among the hits');
    await driver.press('ArrowDown');
    await driver.press('Enter');
    await until(async () => (await driver.evaluate(marks)).at === 0, 'the first match to be pointed out');
    assert.equal(await hash(driver), '#p1-a4?q=民政');
    const { texts } = await driver.evaluate(marks);
    assert.ok(texts.length >= 5, `${texts.length} matches`);
    assert.ok(texts.every((text) => text === '民政'), texts.join());
    await inView(driver);
  },

  async 'the next match is shown'(driver) {
    await next(driver, 1);
  },

  async 'the story is set vertically, and the next match shown there'(driver) {
    await driver.evaluate(set, 'writing-mode', 'vertical');
    await until(async () => (await driver.evaluate(style, 'article', 'writingMode')) === 'vertical-rl', 'vertical lines from right to left');
    await next(driver, 2);
    await driver.evaluate(set, 'writing-mode', null);
    await until(async () => (await driver.evaluate(style, 'article', 'writingMode')) === 'horizontal-tb', 'horizontal lines again');
  },

  async 'the page goes dark'(driver) {
    await driver.evaluate(set, 'theme', 'light');
    const day = await colours(driver);
    await driver.evaluate(set, 'theme', 'dark');
    const night = await colours(driver);
    assert.ok(day.paper > day.ink, 'by day the paper is lighter than the ink');
    assert.ok(night.paper < night.ink, 'at night the ink is lighter than the paper');
    assert.ok(night.paper < day.paper, 'the paper is darker than by day');
  },

  async 'back leads to the contents'(driver) {
    const way = (await driver.evaluate(() => history.length)) - (await driver.evaluate(() => globalThis.arrival));
    assert.ok(way > 0, 'reading leaves a way back');
    for (let step = 0; step < way; step += 1) await driver.back();
    await until(() => driver.evaluate(spot, 'h1', '萧山日报'), 'the masthead');
    assert.equal(await hash(driver), '');
    assert.equal((await driver.evaluate(look)).paragraphs, 0, 'the story is gone');
  },
};

/** What a page's reader is given as a file: a story, and the day in its name. */
const GIVEN = { name: '2024-01-09.txt', headline: '春天来了', text: '本报讯（记者 张三）河边的柳树绿了，村里的合作社已经把种子和肥料送到了每一户人家。\n\n春天来了\n' };

/**
 * What more is done with files where a page has a library: an issue is saved as one, kept, given and searched with others.
 *
 * @param {string} saved what the sample issue is to be saved as
 * @returns {Record<string, (driver: Driver) => Promise<void>>}
 */
export const withFiles = (saved) => ({
  async 'the issue is saved as a web page'(driver) {
    await click(driver, 'button', '版面');
    await click(driver, 'button', '存为网页');
    const file = await until(() => driver.saved('萧山日报-2024-01-12.html'), 'the file');
    assert.ok(file === saved, `${file.length} characters are what the command writes, which are ${saved.length}`);
  },

  async 'the shelf is shown, and the issue put there'(driver) {
    await click(driver, 'button', '报架');
    await until(() => driver.evaluate(spot, 'dialog p', '报架还空着'), 'the shelf, which is empty');
    await click(driver, 'dialog button', '把这一期收进报架');
    await until(() => driver.evaluate(spot, 'dialog p', '这一期已在报架上'), 'it to be said that it is there');
  },

  async 'a page that is given as a file is recognised, kept and opened'(driver) {
    const folder = await mkdtemp(join(tmpdir(), 'baolan-given-'));
    const path = join(folder, GIVEN.name);
    await writeFile(path, GIVEN.text);
    await driver.give('dialog input[multiple]:not([accept])', path);
    await until(() => driver.evaluate(spot, 'dialog p', '认出 1 版、1 篇'), 'what was recognised');
    await rm(folder, { recursive: true });
    await click(driver, 'dialog button', '收进报架并打开');
    await until(() => driver.evaluate(spot, 'h3', GIVEN.headline), 'its story on the front page');
  },

  async 'both are listed, and the first is opened from the shelf'(driver) {
    await click(driver, 'button', '报架');
    await until(() => driver.evaluate(spot, '.issues .open', '2024年1月9日'), 'the one that was given');
    await click(driver, '.issues .open', '萧山日报');
    await until(() => driver.evaluate(spot, 'h3', INTERVIEW), 'its story on the front page');
  },

  async 'all that is kept is searched, and a hit opened'(driver) {
    await click(driver, '[role=combobox]', '');
    await driver.type('柳树');
    await click(driver, 'button', '整个报架');
    await click(driver, '.found .hit', GIVEN.headline);
    await until(() => driver.evaluate(spot, 'article h1', GIVEN.headline), 'the story, which is of the other issue');
  },
});

/** What is looked at when all is done. */
const LAST = {
  async 'nobody complained'(driver) {
    assert.deepEqual(await driver.complaints(), []);
  },
};

/**
 * Takes the tour.
 *
 * @param {import('node:test').TestContext} test
 * @param {(ending: import('./drivers.mjs').Ending) => Promise<Driver>} launch of a browser
 * @param {string} url of a page that has the sample issue open
 * @param {object} [wish]
 * @param {(driver: Driver) => Promise<void>} [wish.before] what is done first
 * @param {Record<string, (driver: Driver) => Promise<void>>} [wish.more] steps after those of every tour
 * @returns {Promise<Driver>} what stands at the end of it
 */
export async function tour(test, launch, url, { before = async () => {}, more = {} } = {}) {
  const driver = await launch(ending(test));
  await before(driver);
  await driver.open(url);
  await driver.evaluate(() => (globalThis.arrival = history.length));
  for (const [step, walk] of Object.entries({ ...STEPS, ...more, ...LAST })) await test.test(step, () => walk(driver));
  return driver;
}

/** Takes what ends a thing, and does so after the test, for the last thing first. */
export function ending(test) {
  const ends = [];
  test.after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return (end) => ends.push(end);
}

/** Clicks where a person would: on what holds this text. */
async function click(driver, selector, text) {
  const { x, y } = await until(() => driver.evaluate(spot, selector, text), `${selector} ${text}`);
  await driver.click(x, y);
}

/** Goes to the next match, which is that one. */
async function next(driver, at) {
  await click(driver, 'button', '下一处');
  await until(async () => (await driver.evaluate(marks)).at === at, `match ${at + 1} to be pointed out`);
  await inView(driver);
}

const inView = (driver) => until(async () => (await driver.evaluate(marks)).seen, 'the match that is pointed out to be in view');

/** Without the slug, which says the headline again. */
const hash = async (driver) => decodeURIComponent(await driver.evaluate(() => location.hash)).replace(/\/[^?]*/, '');

/** How light the paper and the ink of the story are, as the page's style says: the sum of red, green and blue. */
async function colours(driver) {
  const sum = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
  return { paper: sum(await driver.evaluate(paper)), ink: sum(await driver.evaluate(style, 'article', 'color')) };
}

// What follows runs in the page, each function by itself.

/** The place in the window of the first thing that has this text or name, brought into view; null unless it can be seen. */
function spot(selector, text) {
  const host = document.querySelector('baolan-reader');
  const names = (node) => [node.textContent, node.ariaLabel].some((name) => name?.includes(text));
  const nodes = [...host.shadowRoot.querySelectorAll(selector), ...document.querySelectorAll(`baolan-reader > ${selector}`)];
  const node = nodes.find((node) => names(node) && node.getClientRects().length > 0);
  const place = () => {
    // An inline box around a block begins and ends with nothing.
    const { x, y, width, height } = [...node.getClientRects()].find(({ width, height }) => width * height > 0) ?? node.getClientRects()[0];
    const [left, top] = [x + width / 2, y + height / 2];
    const over = document.elementFromPoint(left, top);
    return node.contains(over === host ? host.shadowRoot.elementFromPoint(left, top) : over) ? { x: left, y: top } : null;
  };
  if (!node || place()) return node && place();
  node.scrollIntoView({ block: 'center', behavior: 'instant' });
  return place();
}

/** The text of a part of the page, as it is shown. */
function printed(selector) {
  return document.querySelector('baolan-reader').shadowRoot.querySelector(selector).innerText;
}

/** What can be seen of the story's paragraphs that are set as such. */
function look() {
  const paragraphs = [...document.querySelectorAll('baolan-reader > article > :is([data-role=paragraph], [data-role=answer])')];
  const indent = (node) => parseFloat(getComputedStyle(node).textIndent) / parseFloat(getComputedStyle(node).fontSize);
  return {
    paragraphs: paragraphs.length,
    laidOut: paragraphs.filter((node) => node.offsetWidth > 0 && node.offsetHeight > 0).length,
    indented: paragraphs.filter((node) => indent(node) === 2).length,
  };
}

/** The matches in the story, which of them is pointed out, and whether that one can be seen. */
function marks() {
  const marks = [...document.querySelectorAll('baolan-reader > article mark')];
  const at = marks.findIndex((mark) => mark.ariaCurrent === 'true');
  const { x, y, width, height } = marks[at]?.getClientRects()[0] ?? new DOMRect();
  const seen = at >= 0 && marks[at].contains(document.elementFromPoint(x + width / 2, y + height / 2));
  return { at, seen, texts: marks.map((mark) => mark.textContent) };
}

/** Gives the reader an attribute, or takes it away. */
function set(name, value) {
  const host = document.querySelector('baolan-reader');
  if (value === null) host.removeAttribute(name);
  else host.setAttribute(name, value);
}

/** A property of the style of something in the reader. */
function style(inside, property) {
  return getComputedStyle(document.querySelector('baolan-reader').querySelector(inside))[property];
}

/** What the reader prints on. */
function paper() {
  return getComputedStyle(document.querySelector('baolan-reader').shadowRoot.querySelector('.sheet')).backgroundColor;
}
