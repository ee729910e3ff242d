// WCAG 2.2 AA by axe-core, in each view, theme, writing mode and width.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { DESKTOP, PHONE, load, visit } from './browser.mjs';
import { TURN, issue } from './continued.mjs';
import { ask, found, give, keep, page as text, show } from './shelf.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Opens a story, and waits for its tools. */
async function open(page, id = 'p1-a4') {
  await page.evaluate((id) => document.querySelector('baolan-reader').open(id).then(() => {}), id);
  await page.locator('.progress').waitFor({ state: 'attached' });
}

/** Each view, by what leads there from the contents. */
const VIEWS = {
  contents: async () => {},
  article: (page) => open(page),
  'continued contents': (page) => load(page, issue()),
  'continued story': async (page) => {
    await load(page, issue({ headline: TURN.continued }));
    await open(page, 'p2-a2');
  },
  search: async (page) => {
    await page.getByRole('combobox').fill('萧山');
    await page.getByRole('combobox').press('ArrowDown');
  },
  'no hit': async (page) => {
    await page.getByRole('combobox').fill('火星殖民');
    await page.locator('.note', { hasText: '换个短一点的词' }).waitFor();
  },
  matches: async (page) => {
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
    await page.locator('.original').waitFor();
  },
  map: async (page) => {
    await load(page, issue());
    await page.getByRole('button', { name: '版面' }).click();
    await page.locator('.panel .map a').first().waitFor();
  },
  look: async (page) => {
    await open(page);
    await page.getByRole('button', { name: '版式' }).click();
  },
  keys: async (page) => {
    await open(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '快捷键' }).waitFor();
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
  shelf: async (page) => {
    await open(page);
    await keep(page, { '1.txt': text('春天来了') }, { publication: '甲报', date: '2024-01-05' });
    await (await show(page)).locator('.issues .open').waitFor();
  },
  'what came in': async (page) => {
    await open(page);
    await give(page, { '1.txt': text('春天来了'), '2.pdf': '%PDF-1.7' });
    await page.locator('.proof').waitFor();
  },
  'what was not taken': async (page) => {
    await open(page);
    await give(page, { '2.pdf': '%PDF-1.7' });
    await page.locator('.trouble').waitFor();
  },
  'the shelf searched': async (page) => {
    await open(page);
    await keep(page, { '1.txt': text('春天来了') }, { publication: '甲报', date: '2024-01-05' });
    await ask(page, '春天');
    await found(page).first().waitFor();
  },
  failure: async (page) => {
    await page.evaluate(() => document.querySelector('baolan-reader').load('').catch(() => {}));
  },
};

/** Those that show a story, which may run down the page or across it. */
const STORIES = ['article', 'continued story', 'matches', 'original lines', 'look', 'keys', 'a passage', 'English'];

for (const [width, device] of Object.entries({ desktop: DESKTOP, phone: PHONE }))
  for (const theme of ['light', 'dark', 'sepia'])
    for (const [view, lead] of Object.entries(VIEWS))
      for (const writing of STORIES.includes(view) ? ['horizontal', 'vertical'] : ['horizontal'])
        test(`${view}, ${width}, ${theme}, ${writing}`, async () => {
          const { page } = await visit({ device: { ...device, colorScheme: theme === 'dark' ? 'dark' : 'light' } });
          const attributes = { theme: theme === 'sepia' ? theme : null, writingMode: writing === 'vertical' ? writing : null };
          await page.evaluate((attributes) => void Object.assign(document.querySelector('baolan-reader'), attributes), attributes);
          await lead(page);
          await page.evaluate(AXE);
          const { violations, passes } = await page.evaluate((values) => axe.run({ runOnly: { type: 'tag', values } }), RULES);
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`);
          assert.deepEqual(found, []);
          assert.ok(passes.some(({ id }) => id === 'color-contrast'), 'contrast was looked at');
        });
