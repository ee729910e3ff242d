// The Chromium that `cargo xtask test` found, and the reader it serves.

import { chromium } from 'playwright-core';

/** Where the reader is served, and what serves it: `cargo xtask test` says. */
export const URL_OF_READER = process.env.BAOLAN_URL ?? 'http://127.0.0.1:8080/';

export const DESKTOP = { viewport: { width: 1280, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];
const ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const OPTIONS = { executablePath: process.env.CHROME_BIN ?? '/usr/bin/chromium', args: [...QUIET, ...ROOT] };

export const launch = () => chromium.launch(OPTIONS);

/**
 * Where a Chromium that is killed keeps what it has said to be stored. By itself it may still store in LevelDB, which goes on writing behind
 * a record that the kill has torn, finds that at the next start but one, and throws out all that the site has stored.
 */
export const STORING_IN_SQLITE = '--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout';

/** The same with a profile that lies in a folder, so that what is stored is there when it is started again. */
export const launchOn = (/** @type {string} */ folder, /** @type {string[]} */ ...args) =>
  chromium.launchPersistentContext(folder, { ...OPTIONS, ...DESKTOP, args: [...OPTIONS.args, ...args] });
