// What an article takes comes late, or the language changes in between: nothing comes twice, nothing is taken out of anyone's hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, visit } from './browser.mjs';
import { issue } from './continued.mjs';

const on = (page, script, ...args) => page.evaluate(script, ...args);
const text = (page) => page.locator('baolan-reader > article');
const set = (page, name, value) => page.evaluate(([name, value]) => document.querySelector('baolan-reader').setAttribute(name, value), [name, value]);

/** What can be done with a story comes a moment after it. */
const tools = (page) => page.locator('.progress').waitFor({ state: 'attached' });

test('another language in mid-reading leaves one desk, the way to all pages, and the keys', async () => {
  const { page } = await visit();
  await load(page, issue());
  await set(page, 'lang', 'en');
  await page.getByRole('link', { name: 'Next page' }).click();
  assert.equal(await on(page, () => document.querySelector('baolan-reader').page), '2');
  await on(page, () => {
    const reader = document.querySelector('baolan-reader');
    reader.open('p1-a2');
    reader.lang = 'zh-TW';
  });
  await page.getByRole('link', { name: '目錄' }).waitFor();
  await text(page).waitFor();
  assert.equal(await page.locator('.desk').count(), 1);
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.querySelector('baolan-reader').article === 'p1-a3');
});

/** A reader whose tools are held back, and what lets them come. */
async function held(wish = {}) {
  let release;
  const until = new Promise((resolve) => (release = resolve));
  const world = await visit({ ...wish, routes: { '**/baolan_desk.js': async (route) => (await until, route.continue()) } });
  return { ...world, release };
}

test('tools that come while somebody walks through the hits, or has shut them, change nothing there', async () => {
  const { page, release } = await held({ path: '#p1-a4' });
  const box = page.getByRole('combobox');
  await box.fill('萧山');
  await box.press('ArrowDown');
  await box.press('ArrowDown');
  release();
  await tools(page);
  assert.equal(await box.getAttribute('aria-activedescendant'), 'hit-1');
});

test('tools that come after the hits were shut do not open them', async () => {
  const { page, release } = await held({ path: '#p1-a4' });
  await page.getByRole('combobox').fill('萧山');
  await page.getByRole('combobox').press('Escape');
  release();
  await tools(page);
  assert.equal(await page.locator('.popup').isVisible(), false);
});

test('tools that come after the language has changed come once', async () => {
  const { page, release } = await held({ path: '#p1-a4' });
  await set(page, 'lang', 'en');
  await page.getByRole('link', { name: 'Contents' }).waitFor();
  await text(page).waitFor();
  release();
  await tools(page);
  await page.waitForTimeout(300);
  assert.ok(await on(page, () => {
    const sheets = document.querySelector('baolan-reader').shadowRoot.adoptedStyleSheets;
    return new Set(sheets).size === sheets.length;
  }), 'each sheet once');
  assert.equal(await page.locator('.keys').count(), 1);
});

test('a panel asked for twice before it is there is opened, and a key that was overtaken does nothing', async () => {
  const { page, release } = await held({ path: '#p1-a2' });
  await page.keyboard.press('j');
  await page.getByRole('combobox').fill('年');
  await page.getByRole('button', { name: '版式' }).click();
  await page.getByRole('button', { name: '版式' }).click();
  await page.getByRole('combobox').focus();
  release();
  await page.getByRole('dialog', { name: '版式' }).waitFor();
  assert.equal(await on(page, () => document.querySelector('baolan-reader').article), 'p1-a2');
});
