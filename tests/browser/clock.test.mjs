// A clock that jumps: set back to where a battery that is empty leaves it, and forward by a lifetime. Issues are in the order of their
// own days, and nothing that is kept is lost, changed or too old.

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { URL_OF_READER, visit } from './browser.mjs';
import { DESKTOP, launch } from './chromium.mjs';
import { Host } from './host.mjs';
import { ask, found, furnished, keep, page as text, press, sheet, show, wholes } from './shelf.mjs';
import { agree, kept, open, update, version, waits } from './version.mjs';

/** What the clock shows: the day it should, the first that a clock can, and two that none of the first readers will see. */
const [RIGHT, EMPTY, LATE, LATER] = ['2024-01-12T08:00:00Z', '1970-01-01T00:00:00Z', '2107-06-01T12:00:00Z', '2290-01-01T00:00:00Z'];

const PAPER = '甲报';

/** The days of the issues, in the order in which they are kept. */
const DAYS = ['2024-01-05', '2024-01-09', '2023-11-30'];

/** The same as a list has them, the newest first. */
const LISTED = ['甲报 2024年1月9日 星期二', '甲报 2024年1月5日 星期五', '甲报 2023年11月30日 星期四'];

/** Sets the clock, which goes on from there; what measures how long something takes asks another. Runs in the page, or in a worker. */
function set(time) {
  globalThis.Right ??= Date;
  const { Right } = globalThis;
  const ahead = Right.parse(time) - Right.now();
  globalThis.Date = class extends Right {
    constructor(...its) {
      super(...(its.length > 0 ? its : [Right.now() + ahead]));
    }
    static now = () => Right.now() + ahead;
  };
}

/** A tab of that time, with its shelf. */
async function tab(context, time) {
  const page = await context.newPage();
  await page.addInitScript(set, time);
  await page.goto(URL_OF_READER);
  await furnished(page);
  return page;
}

/** A tab whose clock stood elsewhere whenever one of its issues was kept. */
async function shelf() {
  const { context } = await visit();
  const page = await tab(context, RIGHT);
  for (const [at, time] of [RIGHT, EMPTY, LATE].entries()) {
    await page.evaluate(set, time);
    await keep(page, { '1.txt': text(`${DAYS[at]}春天来了`) }, { publication: PAPER, date: DAYS[at] });
  }
  return { page, context };
}

const issues = (page) => sheet(page).locator('.issues .open');

/** What the shelf lists, once that is as much as there should be. */
async function listed(page) {
  await show(page);
  await press(sheet(page).getByRole('button', { name: '按报名' }));
  await issues(page).nth(DAYS.length - 1).waitFor();
  return issues(page).allInnerTexts();
}

/** Looks that all issues are there, in their order, whole, and found. */
async function looks(page) {
  assert.deepEqual(await listed(page), LISTED);
  assert.equal((await wholes(page)).length, DAYS.length);
  for (const at of LISTED.keys()) {
    await show(page);
    await press(issues(page).nth(at));
    await page.waitForFunction((day) => document.querySelector('baolan-reader').issue.date === day, [...DAYS].sort().at(-1 - at));
  }
  assert.doesNotMatch(await page.locator('.status').innerText(), /损坏/);
  await ask(page, '柳树');
  await found(page).nth(DAYS.length - 1).waitFor();
  await page.keyboard.press('Escape');
}

/** What the shelf is sent out as. */
async function sent(page) {
  await show(page);
  const [download] = await Promise.all([page.waitForEvent('download'), sheet(page).getByRole('button', { name: '全部导出' }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('issues kept while the clock jumps are listed by their own days, open and are found, at any time', async () => {
  const { page, context } = await shelf();
  for (const time of [EMPTY, LATER]) {
    // The clock jumps under a page that is open, and stands there when one comes.
    await page.evaluate(set, time);
    await looks(page);
    await looks(await tab(context, time));
  }
});

test('what was removed comes back where it was, though the clock jumps meanwhile', async () => {
  const { page, context } = await shelf();
  for (const [before, after] of [[LATE, EMPTY], [EMPTY, LATER]]) {
    await page.evaluate(set, before);
    assert.deepEqual(await listed(page), LISTED);
    await press(sheet(page).getByRole('button', { name: '移除 甲报 2024年1月5日' }));
    const undo = sheet(page).getByRole('button', { name: '撤销' });
    await undo.waitFor();
    assert.equal((await wholes(page)).length, DAYS.length - 1);
    await page.evaluate(set, after);
    await press(undo);
    await undo.waitFor({ state: 'detached' });
    assert.deepEqual(await listed(page), LISTED);
  }
  await looks(await tab(context, LATER));
});

test('what is sent out is the same at any time, and is taken in at any other', async () => {
  const { page } = await shelf();
  const files = [];
  for (const time of [RIGHT, EMPTY, LATE]) {
    await page.evaluate(set, time);
    files.push(await sent(page));
    assert.equal(files.at(-1).name, `baolan-${time.slice(0, 10)}.zip`);
  }
  for (const { bytes } of files) assert.ok(bytes.equals(files[0].bytes), 'a file says nothing of the clock');
  const ids = await wholes(page);
  const other = await tab((await visit()).context, LATER);
  await show(other);
  await sheet(other).locator('input[accept]').setInputFiles({ name: '1.zip', mimeType: 'application/zip', buffer: files[0].bytes });
  await sheet(other).getByText(`已导入 ${DAYS.length} 期`).waitFor();
  assert.deepEqual(await wholes(other), ids);
  await looks(other);
});

test('a worker whose clock jumps keeps what it has, and takes a new version', async (test) => {
  const host = await Host.start({ after: (end) => test.after(end) });
  const browser = await launch();
  test.after(() => browser.close());
  const context = await browser.newContext(DESKTOP);
  const own = await readFile(path.join(host.folder, 'www/sw.js'), 'utf8');
  /** A tab, and the next worker to come, of that time. */
  const at = async (time) => {
    await writeFile(path.join(host.folder, 'www/sw.js'), `(${set})('${time}');\n${own}`);
    const page = await context.newPage();
    await page.addInitScript(set, time);
    return page;
  };
  const first = await at(LATE);
  await open(first, host.url);
  await kept(first);
  await first.close();
  // By this clock, what is kept is from a far future.
  const page = await at(EMPTY);
  await open(page, host.url);
  await host.publish('two');
  await update(page);
  await waits(page);
  await agree(page, 'two');
  await page.close();
  await host.kill();
  const last = await at(LATER);
  await open(last, host.url);
  assert.equal(await version(last), 'two');
});
