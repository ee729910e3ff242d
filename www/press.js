/**
 * The press: texts of pages become an issue, a page at a time, so that the browser has its turn between, and whoever waits sees how
 * far it is and can stop it.
 *
 * `await pressed(Edition, pages, { signal, onpage: (done) => … })` is the model.
 *
 * @module
 */

import { BaolanError } from './error.js';
import { turn } from './turn.js';

/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {typeof import('../pkg/baolan_wasm.js').Edition} Edition */

/**
 * Makes an edition step by step, with pauses between. One that comes to nothing is freed.
 *
 * @param {Edition} Edition
 * @param {Uint8Array[]} pages
 * @param {{urls?: string[], signal: AbortSignal, pause: () => unknown}} options where the pages are from, what stops it, and what comes after each
 *   page and at the end
 * @returns {Promise<{edition: InstanceType<Edition>, issue: Issue}>} rejected with a BaolanError, or with the signal's reason
 */
export async function edited(Edition, pages, { urls, signal, pause }) {
  const edition = new Edition();
  const steps = [...pages.map((page) => () => edition.read(page)), () => edition.finish()];
  try {
    for (const step of steps) {
      step();
      await pause();
      signal.throwIfAborted();
    }
    return { edition, issue: edition.issue() };
  } catch (cause) {
    const { code = 'wasm', page } = /** @type {Partial<BaolanError>} */ (cause);
    // A wasm that broke down does not let go of what it was at.
    if (signal.aborted || code !== 'wasm') edition.free();
    signal.throwIfAborted();
    throw new BaolanError(code, { page, url: urls?.[page - 1], cause });
  }
}

/**
 * The issue alone, for whoever does not search it there.
 *
 * @param {Edition} Edition
 * @param {Uint8Array[]} pages
 * @param {{signal?: AbortSignal, onpage?: (done: number) => void}} [options]
 * @returns {Promise<Issue>} rejected with a BaolanError, or with the signal's reason
 */
export async function pressed(Edition, pages, { signal = new AbortController().signal, onpage } = {}) {
  let done = 0;
  const pause = () => {
    onpage?.(++done);
    return turn();
  };
  const { edition, issue } = await edited(Edition, pages, { signal, pause });
  edition.free();
  return issue;
}
