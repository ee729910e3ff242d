// WCAG 2.2 AA by axe-core, in each view, theme and width.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { DESKTOP, PHONE, load, visit } from './browser.mjs';
import { TURN, issue } from './continued.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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
  failure: async (page) => {
    await page.evaluate(() => document.querySelector('baolan-reader').load('').catch(() => {}));
  },
};

for (const [width, device] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [view, lead] of Object.entries(VIEWS)) {
      test(`${view}, ${width}, ${colorScheme}`, async () => {
        const { page } = await visit({ device: { ...device, colorScheme } });
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
