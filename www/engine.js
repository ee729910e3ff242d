/**
 * The way from addresses or texts to a searchable issue. The only module that knows the wasm: it fetches the bytes
 * of the pages, starts the wasm once a page, owns the Edition in the wasm's memory and frees it.
 *
 * `await engine.open({urls: ['p1.txt']}, {signal})`, then `engine.issue` and `engine.search('民政')`.
 *
 * @module
 */

import init, { Edition } from '../pkg/baolan_wasm.js';

/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {{urls: string[]} | {texts: string[]}} Source one URL or one text a page */

/** What went wrong on the way to an issue: `code` is a key of `strings.errors`. */
export class BaolanError extends Error {
  name = 'BaolanError';

  /**
   * @param {string} code
   * @param {{page?: number, url?: string, status?: number, cause?: unknown}} [facts] page is counted from 1
   */
  constructor(code, { page, url, status, cause } = {}) {
    super(`${code}${url ? `: ${url}` : ''}${status ? ` (${status})` : ''}${cause ? `: ${cause}` : ''}`, { cause });
    Object.assign(this, { code, page, url, status });
  }
}

/** One issue at a time, open or not. */
export class Engine {
  /** @type {Edition | null} */
  #edition = null;

  /** @type {Issue | null} */
  issue = null;

  /**
   * Opens an issue; the one before stays open until the new one is.
   *
   * @param {Source} source
   * @param {{wasmUrl: string | null, signal: AbortSignal}} options
   * @returns {Promise<Issue>} rejected with a BaolanError, or with the signal's reason
   */
  async open(source, { wasmUrl, signal }) {
    const [pages] = await Promise.all([bytes(source, signal), start(wasmUrl)]);
    signal.throwIfAborted();
    const edition = edited(pages, source);
    this.close();
    this.#edition = edition;
    this.issue = edition.issue();
    return this.issue;
  }

  /**
   * @param {string} query
   * @returns {import('./model.js').Hits}
   */
  search(query) {
    return this.#edition?.search(String(query ?? '')) ?? { query, total: 0, exact: true, hits: [] };
  }

  /**
   * @param {string} article
   * @param {string} query
   * @returns {import('./model.js').Marked | undefined}
   */
  mark(article, query) {
    return this.#edition?.mark(article, query);
  }

  /** Gives the wasm its memory back. */
  close() {
    this.#edition?.free();
    this.#edition = null;
    this.issue = null;
  }
}

/** @type {Promise<unknown> | undefined} */
let started;

/**
 * Starts the wasm, once for all readers of a page; after a failure the next reader tries again.
 *
 * @param {string | null} url of the wasm, where it does not lie beside this module
 */
function start(url) {
  started ??= init({ module_or_path: url || undefined }).catch((cause) => {
    started = undefined;
    throw new BaolanError('wasm', { cause });
  });
  return started;
}

/**
 * @param {Source} source
 * @param {AbortSignal} signal
 * @returns {Promise<Uint8Array[]>}
 */
async function bytes({ urls, texts }, signal) {
  if (texts) return texts.map((text) => new TextEncoder().encode(text));
  return Promise.all(urls.map((url, at) => fetched(url, at + 1, signal)));
}

/**
 * @param {string} url
 * @param {number} page
 * @param {AbortSignal} signal
 */
async function fetched(url, page, signal) {
  try {
    const response = await fetch(url, { signal });
    const { ok, status } = response;
    if (!ok) throw new BaolanError(status === 404 || status === 410 ? 'missing' : 'server', { page, url, status });
    if (/\bhtml\b/.test(response.headers.get('content-type') ?? '')) throw new BaolanError('html', { page, url, status });
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (signal.aborted || error instanceof BaolanError) throw error;
    throw new BaolanError('network', { page, url, cause: error });
  }
}

/**
 * @param {Uint8Array[]} pages
 * @param {Source} source
 * @returns {Edition}
 */
function edited(pages, { urls }) {
  try {
    return new Edition(pages);
  } catch (cause) {
    const { code = 'wasm', page } = /** @type {Partial<BaolanError>} */ (cause);
    throw new BaolanError(code, { page, url: urls?.[page - 1], cause });
  }
}
