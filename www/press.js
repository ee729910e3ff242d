/**
 * The press: texts of pages become an issue, a page at a time, so that the browser has its turn between and whoever waits sees how
 * far it is and can stop it.
 *
 * `await pressed(Edition, pages, { signal, onpage: (done) => … })` is the model.
 *
 * @module
 */

import { BaolanError } from './error.js';
import { turn } from './turn.js';

/**
 * @param {typeof import('../pkg/baolan_papers.js').Edition} Edition
 * @param {Uint8Array[]} pages
 * @param {{signal?: AbortSignal, onpage?: (done: number) => void}} [options]
 * @returns {Promise<import('./model.js').Issue>} rejected with a BaolanError, or with the signal's reason
 */
export async function pressed(Edition, pages, { signal, onpage } = {}) {
  const edition = new Edition();
  const steps = [...pages.map((page) => () => edition.read(page)), () => edition.finish()];
  try {
    for (const [at, step] of steps.entries()) {
      step();
      onpage?.(at + 1);
      await turn();
      signal?.throwIfAborted();
    }
    return edition.issue();
  } catch (cause) {
    signal?.throwIfAborted();
    const { code = 'wasm', page } = /** @type {Partial<BaolanError>} */ (cause);
    throw new BaolanError(code, { page, cause });
  } finally {
    edition.free();
  }
}
