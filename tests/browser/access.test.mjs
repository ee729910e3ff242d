// WCAG 2.2 AA by axe-core, in each view, theme and width.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { DESKTOP, PHONE, load, visit } from './browser.mjs';
import { TURN, issue } from './continued.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const open = (page) => page.evaluate(() => document.querySelector('baolan-reader').open('p1-a4').then(() => {}));

/** Each view, by what leads there from the contents. */
const VIEWS = {
  contents: async () => {},
  article: async (page) => {
    await page.evaluate(() => document.querySelector('baolan-reader').open('p1-a4'));
  },
  'continued contents': (page) => load(page, issue()),
  'continued story': async (page) => {
    await load(page, issue({ headline: TURN.continued }));
    await page.evaluate(() => document.querySelector('baolan-reader').open('p2-a2'));
  },
  search: async (page) => {
    await page.getByRole('combobox').fill('萧山');
    await page.getByRole('combobox').press('ArrowDown');
  },
  'no hit': async (page) => {
    await page.getByRole('combobox').fill('火星殖民');
  },
  matches: async (page) => {
    await page.getByRole('combobox').fill('民政');
    await page.getByRole('combobox').press('Enter');
  },
  vertical: async (page) => {
    await page.evaluate(() => (document.querySelector('baolan-reader').writingMode = 'vertical'));
    await page.getByRole('combobox').fill('民政');
    await page.getByRole('combobox').press('Enter');
  },
  'second page': async (page) => {
    await load(page, issue());
    await page.evaluate(() => (document.querySelector('baolan-reader').page = 2));
  },
  'original lines': async (page) => {
    await open(page);
    await page.evaluate(() => (document.querySelector('baolan-reader').view = 'lines'));
  },
  map: async (page) => {
    await load(page, issue());
    await page.getByRole('button', { name: '版面' }).click();
  },
  look: async (page) => {
    await open(page);
    await page.getByRole('button', { name: '版式' }).click();
  },
  keys: async (page) => {
    await open(page);
    await page.keyboard.press('?');
  },
  facets: async (page) => {
    await open(page);
    await page.getByRole('combobox').fill('萧山');
    await page.locator('.aid').waitFor();
  },
  'a passage': async (page) => {
    await open(page);
    await page.evaluate(() => getSelection().selectAllChildren(document.querySelector('baolan-reader > article [data-role=paragraph]')));
    await page.locator('.strip:not([hidden])').waitFor();
  },
  English: async (page) => {
    await page.evaluate(() => (document.querySelector('baolan-reader').lang = 'en'));
    await page.getByRole('link', { name: 'Contents' }).waitFor();
    await open(page);
  },
  failure: async (page) => {
    await page.evaluate(() => document.querySelector('baolan-reader').load('').catch(() => {}));
  },
};

for (const [width, device] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const theme of ['light', 'dark', 'sepia']) {
    for (const [view, lead] of Object.entries(VIEWS)) {
      test(`${view}, ${width}, ${theme}`, async () => {
        const { page } = await visit({ device: { ...device, colorScheme: theme === 'dark' ? 'dark' : 'light' } });
        if (theme === 'sepia') await page.evaluate(() => (document.querySelector('baolan-reader').theme = 'sepia'));
        await lead(page);
        await page.evaluate(AXE);
        const { violations, passes } = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), RULES);
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`);
        assert.deepEqual(found, []);
        assert.ok(passes.some(({ id }) => id === 'color-contrast'), 'contrast was looked at');
      });
    }
  }
}
