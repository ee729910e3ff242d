// A tab or the whole browser killed at any moment of saving or removing an issue: what was said to be done is done, nothing is there by
// half, and the app opens. BAOLAN_RUNS says how often, BAOLAN_SEED at which moments (see chance.mjs).

import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { chance } from './chance.mjs';
import { URL_OF_READER } from './chromium.mjs';
import { DEATHS } from './mortal.mjs';
import { furnished, give, keep, longPage, press, sheet, show, wholes } from './shelf.mjs';
import { ending } from './tour.mjs';

const RUNS = Number(process.env.BAOLAN_RUNS ?? 2);

/** In ms: how long a deed waits before it begins, so that some kills come before it. */
const LEAD = 30;

/** When the last kills come, in parts of the time that a deed takes until it is reported. */
const BEYOND = 1.3;

/** How many days the story of an issue goes on: so many that it takes a while to keep it. */
const DAYS = 4000;

/** How many issues stay on the shelf: all of them are opened after each kill. */
const MOST = 3;

const DATE = '2024-01-05';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{press: string, said: string}} Deed what is pressed, and how the report begins */

/** What is done when death comes, to an issue of that name. @type {Record<string, (page: Page, name: string) => Promise<Deed>>} */
const DEEDS = {
  async saving(page, name) {
    await give(page, { '1.txt': longPage(name, DAYS) });
    await sheet(page).getByLabel('报名').fill(name);
    await sheet(page).getByLabel('日期').fill(DATE);
    return { press: '.proof .chief', said: `已收进报架：${name}` };
  },
  async removing(page, name) {
    await keep(page, { '1.txt': longPage(name, DAYS) }, { publication: name, date: DATE });
    await show(page);
    await remover(page, name).waitFor();
    return { press: `[aria-label^="移除 ${name}"]`, said: `已移除 ${name}` };
  },
};

for (const [who, death] of Object.entries(DEATHS))
  for (const what of Object.keys(DEEDS))
    test(`${who} killed at any moment of ${what} leaves whole issues or none, and what was reported is so`, { timeout: 60_000 + RUNS * 30_000 }, async (test) => {
      const random = chance(`${who} ${what}`);
      const shelf = new Ledger();
      const mortal = await death(ending(test));
      const spans = await undisturbed(mortal, what, shelf);
      let page = await arrived(mortal);
      const tally = {};
      for (let round = 1; round <= RUNS; round += 1) {
        // Every other kill comes at any moment of all of it, and the others while the storage is written to, which is short.
        const since = round % 2 === 1 ? 'waiting' : 'writing';
        const name = `第${round}轮`;
        const reached = await killedIn(what, name, { page, mortal, since, wait: random() * spans[since] * BEYOND });
        shelf.note(name, what, reached);
        page = await arrived(mortal);
        const names = await shelf.check(page);
        const outcome = `${[...reached].at(-1)}, ${names.includes(name) ? 'there' : 'not there'}`;
        tally[outcome] = (tally[outcome] ?? 0) + 1;
      }
      console.log(`${who} killed ${RUNS} times, ${what}; by the last stage that was told: ${JSON.stringify(tally)}`);
    });

/** A tab that has the shelf open. */
async function arrived(mortal) {
  const page = await mortal.tab();
  page.on('pageerror', (error) => assert.fail(error));
  await page.goto(URL_OF_READER);
  await furnished(page);
  await show(page);
  return page;
}

/** How long a deed takes until it is reported, if nobody comes, in ms: from the start, and from when it writes. */
async function undisturbed(mortal, what, shelf) {
  const name = '第0轮';
  const page = await arrived(mortal);
  const { reached, has } = await begin(page, await DEEDS[what](page, name));
  const [waiting, writing, reported] = await Promise.all(['waiting', 'writing', 'reported'].map((stage) => has(stage).then(() => performance.now())));
  shelf.note(name, what, reached);
  await page.close();
  return { waiting: reported - waiting, writing: reported - writing };
}

/**
 * Does something to an issue, and kills who does it, so many ms after a stage.
 *
 * @param {string} what
 * @param {string} name
 * @param {{page: Page, mortal: import('./mortal.mjs').Mortal, since: string, wait: number}}
 * @returns {Promise<Set<string>>} the stages that it told of before
 */
async function killedIn(what, name, { page, mortal, since, wait }) {
  const deed = await DEEDS[what](page, name);
  const kill = await mortal.aim(page);
  const { reached, has } = await begin(page, deed);
  await has(since);
  await pause(wait);
  await kill();
  return reached;
}

/**
 * Lets a deed begin in a moment.
 *
 * @param {Page} page
 * @param {Deed} deed
 * @returns how far it has come, as far as the page could tell, and what waits until it has come so far
 */
async function begin(page, deed) {
  const reached = new Set(['waiting']);
  const heard = new EventEmitter();
  await page.exposeBinding('reach', (_, stage) => void (reached.add(stage), heard.emit(stage)));
  await page.evaluate(tell, { ...deed, lead: LEAD });
  return { reached, has: async (/** @type {string} */ stage) => void (reached.has(stage) || (await once(heard, stage))) };
}

/** Presses a button in a moment, and tells when that is, when the storage is written to, and when that is reported. Runs in the page. */
function tell({ press, said, lead }) {
  const { shadowRoot } = document.querySelector('baolan-reader');
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...its) {
    if (its[1] === 'readwrite') globalThis.reach('writing');
    return transaction.apply(this, its);
  };
  const look = () => [...shadowRoot.querySelectorAll('[role=status]')].some(({ textContent }) => textContent.startsWith(said)) && globalThis.reach('reported');
  // What a person is told, when it stands there and not before.
  new MutationObserver(look).observe(shadowRoot, { childList: true, subtree: true, characterData: true });
  setTimeout(() => {
    globalThis.reach('pressed');
    shadowRoot.querySelector(press).click();
  }, lead);
}

const issue = (page, name) => sheet(page).locator('.issues .open', { hasText: name });
const remover = (page, name) => sheet(page).getByRole('button', { name: `移除 ${name}` });
const parses = (page) => page.evaluate(() => performance.getEntriesByName('baolan:parse').length);

/** What a shelf has to hold, by all that was reported of it and seen on it. */
class Ledger {
  /** @type {Map<string, boolean | null>} whether an issue is there; null where that was not reported */
  #isThere = new Map();

  /**
   * @param {string} name
   * @param {string} what was done to it
   * @param {Set<string>} reached
   */
  note(name, what, reached) {
    this.#isThere.set(name, reached.has('reported') ? what === 'saving' : null);
  }

  /**
   * Looks at all of it in a tab that has just come, and leaves some.
   *
   * @param {Page} page
   */
  async check(page) {
    const names = await listed(page);
    for (const [name, isThere] of this.#isThere) if (isThere !== null) assert.equal(names.includes(name), isThere, `${name} is there`);
    assert.equal((await wholes(page)).length, names.length, 'all that is stored is listed');
    const parsed = await parses(page);
    for (const name of names) await opens(page, name);
    assert.equal(await parses(page), parsed, 'whole by their hashes: none had to be made anew');
    // What was seen stays so.
    for (const name of this.#isThere.keys()) this.#isThere.set(name, names.includes(name));
    for (const name of names.slice(MOST)) await this.#remove(page, name);
    return names;
  }

  async #remove(page, name) {
    await press(remover(page, name));
    await sheet(page).getByText(`已移除 ${name}`).waitFor();
    this.#isThere.set(name, false);
  }
}

/** The names of the issues that the sheet lists, once it does. */
async function listed(page) {
  await sheet(page).locator('.issues, .list > .hint').first().waitFor();
  return sheet(page).locator('.issues .open b').allInnerTexts();
}

/** Opens an issue from the sheet, and reads that all of it is there. */
async function opens(page, name) {
  await press(issue(page, name));
  await page.waitForFunction((name) => document.querySelector('baolan-reader').issue.publication === name, name);
  const text = await page.evaluate(() => document.querySelector('baolan-reader').issue.pages[0].articles[0].body.map(({ text }) => text).join(''));
  assert.deepEqual(text.match(/(?<=第)\d+(?=天)/g), Array.from({ length: DAYS }, (_, day) => String(day)), 'every day of it');
  await show(page);
  assert.doesNotMatch(await page.locator('.status').innerText(), /损坏/);
}
