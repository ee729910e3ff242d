// Takes the pictures in docs/: `BAOLAN_URL=http://127.0.0.1:8080/ node tests/browser/screenshots.mjs`, while
// `cargo xtask serve` runs. `--all FOLDER` takes every view at both widths in both themes instead, to look them over.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, URL_OF_READER, launch } from './chromium.mjs';
import { issue } from './continued.mjs';

const DEVICES = { desktop: DESKTOP, phone: PHONE };

/** Each view, by what leads there from the contents. */
const VIEWS = {
  contents: async () => {},
  article: (page) => page.evaluate(() => document.querySelector('baolan-reader').open('p1-a4')),
  continued: (page) =>
    page.evaluate(async (texts) => {
      const reader = document.querySelector('baolan-reader');
      await reader.load(texts);
      await reader.open('p2-a2');
    }, issue()),
  search: async (page) => {
    await page.getByRole('combobox').pressSequentially('萧山');
    await page.getByRole('combobox').press('ArrowDown');
  },
  matches: async (page) => {
    await page.getByRole('combobox').pressSequentially('民政');
    await page.getByRole('combobox').press('Enter');
  },
  failure: (page) => page.evaluate(() => document.querySelector('baolan-reader').load('').catch(() => {})),
};

/** The pictures of the README: view, device, theme. */
const CHOSEN = [
  ['contents', 'desktop', 'light'],
  ['search', 'phone', 'light'],
  ['article', 'phone', 'dark'],
];

const all = Object.keys(VIEWS).flatMap((view) =>
  Object.keys(DEVICES).flatMap((device) => ['light', 'dark'].map((theme) => [view, device, theme])),
);

const at = process.argv.indexOf('--all');
const folder = at < 0 ? fileURLToPath(new URL('../../docs', import.meta.url)) : process.argv[at + 1];
await mkdir(folder, { recursive: true });
const browser = await launch();
for (const [view, device, theme] of at < 0 ? CHOSEN : all) await take(view, device, theme);
await browser.close();

async function take(view, device, theme) {
  const context = await browser.newContext({ ...DEVICES[device], colorScheme: theme });
  const page = await context.newPage();
  await page.goto(URL_OF_READER);
  await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => {}));
  await VIEWS[view](page);
  const path = `${folder}/${view}-${device}${theme === 'dark' ? '-dark' : ''}.png`;
  await page.screenshot({ path, caret: 'initial' });
  console.log(path);
  await context.close();
}
