// Takes the pictures in docs/, every view at both widths in both themes, and the page that shows them:
// `BAOLAN_URL=http://127.0.0.1:8080/ node tests/browser/screenshots.mjs`, while `cargo xtask serve` runs.

import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, URL_OF_READER, launch } from './chromium.mjs';
import { issue } from './continued.mjs';

const DEVICES = { desktop: DESKTOP, phone: PHONE };

const open = (page) => page.evaluate(() => document.querySelector('baolan-reader').open('p1-a4').then(() => {}));
const set = (page, name, value) => page.evaluate(([name, value]) => document.querySelector('baolan-reader').setAttribute(name, value), [name, value]);

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
  vertical: (page) => open(page).then(() => set(page, 'writing-mode', 'vertical')),
  lines: (page) => open(page).then(() => set(page, 'view', 'lines')),
  map: (page) => open(page).then(() => page.getByRole('button', { name: '版面' }).click()).then(() => page.locator('.panel .map a').first().waitFor()),
  look: (page) => open(page).then(() => page.getByRole('button', { name: '版式' }).click()),
  keys: (page) => open(page).then(() => page.keyboard.press('?')),
  pages: async (page) => {
    await page.evaluate((texts) => document.querySelector('baolan-reader').load(texts).then(() => {}), issue());
    await page.evaluate(() => (document.querySelector('baolan-reader').page = 2));
  },
  library: async (page) => {
    await open(page);
    await page.getByRole('button', { name: '报架', exact: true }).click();
    await page.getByRole('button', { name: '把这一期收进报架' }).click();
    await page.getByText('这一期已在报架上').waitFor();
  },
  portal: async (page) => {
    await page.goto(`${URL_OF_READER}examples/portal/index.html#paper`);
    await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => {}));
  },
  failure: (page) => page.evaluate(() => document.querySelector('baolan-reader').load('').catch(() => {})),
};

const folder = fileURLToPath(new URL('../../docs/views', import.meta.url));
await mkdir(folder, { recursive: true });
const browser = await launch();
for (const view of Object.keys(VIEWS)) for (const device of Object.keys(DEVICES)) for (const theme of ['light', 'dark']) await take(view, device, theme);
await browser.close();
await writeFile(fileURLToPath(new URL('../../docs/views.md', import.meta.url)), album());

/** The page of all pictures, a view a table. */
function album() {
  const picture = (view, device, theme) => `![${view}, ${device}, ${theme}](views/${view}-${device}-${theme}.jpg)`;
  const section = (view) =>
    `## ${view}\n\n| | light | dark |\n| --- | --- | --- |\n${Object.keys(DEVICES).map((device) => `| ${device} | ${picture(view, device, 'light')} | ${picture(view, device, 'dark')} |`).join('\n')}\n`;
  return `# Every view\n\nAt 1280 and 390 px, by day and by night; taken by \`node tests/browser/screenshots.mjs\`.\n\n${Object.keys(VIEWS).map(section).join('\n')}`;
}

async function take(view, device, theme) {
  const context = await browser.newContext({ ...DEVICES[device], colorScheme: theme });
  const page = await context.newPage();
  await page.goto(URL_OF_READER);
  await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => {}));
  await VIEWS[view](page);
  // The tools of a story come a moment after it.
  if (await page.locator('.reading:visible').count()) await page.locator('.progress').waitFor({ state: 'attached' });
  const path = `${folder}/${view}-${device}-${theme}.jpg`;
  await page.screenshot({ path, caret: 'initial', type: 'jpeg', quality: 72 });
  console.log(path);
  await context.close();
}
