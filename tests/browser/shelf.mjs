// A reader with its shelf, and what hands do there.

import assert from 'node:assert/strict';
import { TERMS } from '../../www/shelf.js';
import { visit } from './browser.mjs';

export const SEED = 'xiaoshan-2024-01-12-p1.txt';

/** The text of a page of its own. */
export const page = (text) => `本报讯（记者 张三）${text}，河边的柳树绿了。村里的合作社已经把种子和肥料送到了每一户人家。\n\n${text}\n`;

/** The text of a page of any length whose story goes by a name. */
export const longPage = (text, lines) => `${text}\n\n本报讯（记者 张三）${Array.from({ length: lines }, (_, at) => `${text}，第${at}天，河边的柳树绿了，村里的合作社\n把种子和肥料送到了每一户人家。`).join('')}\n`;

/** A reader whose shelf has come. */
export async function reader(wish = {}) {
  const visited = await visit(wish);
  await furnished(visited.page);
  return visited;
}

/** What comes after a story comes sooner where one is opened. */
export async function furnished(page) {
  await page.evaluate(() => document.querySelector('baolan-reader').open('p1-a1').then(() => {}));
  await button(page).waitFor();
  await page.evaluate(() => void (document.querySelector('baolan-reader').article = null));
}

export const button = (page) => page.locator('.bar').getByRole('button', { name: '报架', exact: true });
export const sheet = (page) => page.getByRole('dialog', { name: '报架' });

/** Opens the sheet, if it is not. */
export async function show(page) {
  if (!(await sheet(page).isVisible())) await button(page).click();
  return sheet(page);
}

/** Presses what the list has, which may be drawn anew between a mouse's down and up. */
export const press = (button) => button.evaluate((node) => node.click());

/** Puts the open issue on the shelf. */
export async function pin(page) {
  const shelf = await show(page);
  await shelf.getByRole('button', { name: '把这一期收进报架' }).click();
  await shelf.getByText('这一期已在报架上').waitFor();
}

/** Files in, as the picker gives them: each its name and its text. */
export async function give(page, files) {
  const shelf = await show(page);
  await shelf.locator('input[multiple]:not([accept])').setInputFiles(Object.entries(files).map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })));
}

/** Files in, set right, kept and open. */
export async function keep(page, files, { publication, date }) {
  await give(page, files);
  const shelf = sheet(page);
  await shelf.getByLabel('报名').fill(publication);
  await shelf.getByLabel('日期').fill(date);
  await shelf.getByRole('button', { name: '收进报架并打开' }).click();
  await page.waitForFunction((names) => {
    const { issue } = document.querySelector('baolan-reader');
    return issue?.publication === names.publication && issue.date === names.date;
  }, { publication, date });
}

/** All that lies in the storage at one moment, by store. */
export const stored = (page) =>
  page.evaluate(async () => {
    const request = indexedDB.open('baolan-library');
    const database = await new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const transaction = database.transaction(database.objectStoreNames);
    const asked = [...database.objectStoreNames].map((name) => [name, transaction.objectStore(name).getAllKeys()]);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
    return Object.fromEntries(asked.map(([name, { result }]) => [name, result]));
  });

/** The ids of all issues that lie in the storage, none of which is there by half. */
export async function wholes(page) {
  const { cards, texts, heads, terms, folds } = await stored(page);
  assert.deepEqual([texts, heads], [cards, cards], 'each store has what the others have');
  for (const id of cards) {
    assert.equal(terms.filter(([, of]) => of === id).length, TERMS, 'all of its terms');
    const articles = folds.filter(([of]) => of === id);
    assert.deepEqual(articles, Array.from({ length: Math.max(1, articles.length) }, (_, number) => [id, number]), 'the texts of its articles');
  }
  assert.deepEqual([terms.length, new Set(folds.map(([id]) => id)).size], [TERMS * cards.length, cards.length], 'of no other issue anything is left');
  return cards;
}

/**
 * Changes what lies in the storage behind the reader's back: `spoil(page, 'texts', 'issue')` flips a bit of the models, and
 * `spoil(page, 'heads')` one of each head.
 */
export const spoil = (page, store, ...parts) =>
  page.evaluate(async ([store, parts]) => {
    const request = indexedDB.open('baolan-library');
    const database = await new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const transaction = database.transaction(store, 'readwrite');
    const cursor = transaction.objectStore(store).openCursor();
    cursor.onsuccess = () => {
      const at = cursor.result;
      if (!at) return;
      const { value } = at;
      for (const bytes of parts.length > 0 ? parts.map((part) => [value[part]].flat()[0]) : [value]) bytes[bytes.length >> 1] ^= 4;
      at.update(value);
      at.continue();
    };
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, [store, parts]);

/** Asks the box, of the whole shelf. */
export async function ask(page, query) {
  await page.getByRole('combobox').fill(query);
  await page.getByRole('button', { name: '整个报架' }).click();
}

export const found = (page) => page.locator('.found .hit');
