/**
 * What is fetched when the small wasm is not enough: the wasm that parses papers of all kinds, the one that searches, and the
 * table of characters. Each once for all readers of a page; what can't be had the next reader tries again.
 *
 * @module
 */

import { PAPERS, SEARCH, TABLE } from './integrity.js';
import { once } from './once.js';

/** @typedef {import('./model.js').Issue} Issue */

/**
 * The parser of all papers; null where it can't be had.
 *
 * @type {(wasmUrl: string | null) => Promise<typeof import('../pkg/baolan_papers.js').Edition | null>}
 */
export const papers = tried(async (wasmUrl) => {
  const { default: init, Edition } = await import('../pkg/baolan_papers.js');
  const address = wasmUrl ? beside('baolan_papers_bg.wasm', wasmUrl) : new URL('../pkg/baolan_papers_bg.wasm', import.meta.url);
  await init({ module_or_path: fetch(address, { integrity: PAPERS }) });
  return Edition;
});

/**
 * What searches; null where it can't be had.
 *
 * @type {(wasmUrl: string | null) => Promise<typeof import('../pkg/baolan_search.js').Archive | null>}
 */
export const search = tried(async (wasmUrl) => {
  const { default: init, Archive } = await import('../pkg/baolan_search.js');
  const address = wasmUrl ? beside('baolan_search_bg.wasm', wasmUrl) : new URL('../pkg/baolan_search_bg.wasm', import.meta.url);
  await init({ module_or_path: fetch(address, { integrity: SEARCH }) });
  return Archive;
});

/**
 * Gives the wasm that searches the table of characters; null where it can't be had, and queries are as they are.
 *
 * @type {(wasmUrl: string | null) => Promise<true | null>}
 */
export const table = tried(async (wasmUrl) => {
  const address = wasmUrl ? beside('baolan_table.bin', wasmUrl) : new URL('../pkg/baolan_table.bin', import.meta.url);
  const [Archive, response] = await Promise.all([search(wasmUrl), fetch(address, { integrity: TABLE })]);
  Archive.loadTable(new Uint8Array(await response.arrayBuffer()));
  return true;
});

/**
 * An issue as the wasm that searches has it; null where that can't be had.
 *
 * @param {Issue} issue
 * @param {string | null} wasmUrl of the small wasm, where it does not lie beside this module; the others lie beside it
 * @returns {Promise<import('./engine.js').Searched | null>}
 */
export async function archive(issue, wasmUrl) {
  const Archive = await search(wasmUrl);
  if (!Archive) return null;
  const archive = new Archive();
  // So few articles are read as fast as an index is asked.
  archive.add(Archive.index(issue, true));
  return {
    search: (query, passages) => archive.search(query, ALL, false, passages),
    mark: (article, query) => archive.mark(0, article, query),
    free: () => archive.free(),
  };
}

/** A limit beyond all hits. */
const ALL = 0xffffffff;

/**
 * What is done once, and null where it can't be done.
 *
 * @template T
 * @param {(wasmUrl: string | null) => Promise<T>} work
 * @returns {(wasmUrl: string | null) => Promise<T | null>}
 */
function tried(work) {
  const begun = once(work);
  return (wasmUrl) => begun(wasmUrl).catch(() => null);
}

/** The address of a file that lies beside the small wasm. */
const beside = (/** @type {string} */ name, /** @type {string} */ wasmUrl) => new URL(name, new URL(wasmUrl, document.baseURI));
