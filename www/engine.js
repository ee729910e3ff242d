/**
 * The way from addresses or texts to a searchable issue. The only module that knows the wasm: it fetches the bytes
 * of the pages, starts the wasm once a page, owns the Edition in the wasm's memory and frees it. There are two wasms:
 * a small one that knows Chinese papers, and the whole, fetched when an issue shows that it needs more.
 *
 * `await engine.open({urls: ['p1.txt']}, {signal})`, then `engine.issue` and `engine.search('民政')`.
 *
 * @module
 */

import init, { Edition } from '../pkg/baolan_wasm.js';
import { PKG } from './place.js';

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

  /** What the edition was made of, where the wasm is, and whether the whole has read the pages. */
  #source = { pages: /** @type {Uint8Array[]} */ ([]), wasmUrl: /** @type {string | null} */ (null), isRead: false };

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
    let edition = edited(Edition, pages, source);
    let issue = edition.issue();
    const Whole = isWanting(issue) && (await Promise.race([whole(wasmUrl), late(PATIENCE)]));
    if (Whole) {
      edition.free();
      edition = edited(Whole, pages, source);
      issue = edition.issue();
    }
    if (signal.aborted) edition.free();
    signal.throwIfAborted();
    this.close();
    this.#edition = edition;
    this.#source = { pages, wasmUrl, isRead: Boolean(Whole) };
    this.issue = issue;
    return issue;
  }

  /**
   * @param {string} query
   * @returns {import('./model.js').Hits}
   */
  search(query) {
    return this.#edition?.search(String(query ?? '')) ?? { query, total: 0, exact: true, hits: [] };
  }

  /**
   * Fetches what a query needs beyond the small wasm: the whole for operators and near misses, and the table of characters for
   * other forms and pinyin where nothing is found as it stands.
   *
   * @param {string} query
   * @param {import('./model.js').Hits} hits what `search` gave
   * @returns {Promise<boolean>} whether the same search may give something else now
   */
  async learn(query, { total, exact }) {
    const { issue } = this;
    const missed = query.trim() !== '' && (total === 0 || !exact);
    if (!issue || (!missed && !OPERATOR.test(query))) return false;
    // What the hits are from: another query may have fetched the same in the meantime.
    const before = { edition: this.#edition, knows };
    const { wasmUrl } = this.#source;
    const [Whole] = await Promise.all([whole(wasmUrl), missed && table(wasmUrl)]);
    if (!Whole || issue !== this.issue) return false;
    if (!this.#source.isRead) this.#grow(Whole);
    return this.#edition !== before.edition || knows !== before.knows;
  }

  /** @param {typeof Edition} Whole reads the pages too; what it makes of them is taken if it is the same issue */
  #grow(Whole) {
    const edition = new Whole(this.#source.pages);
    this.#source.isRead = true;
    if (JSON.stringify(edition.issue()) !== JSON.stringify(this.issue)) return edition.free();
    this.#edition.free();
    this.#edition = edition;
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

/** How long an issue waits for the whole, in ms, before it is shown as the small one reads it: about what 100 KB take by a slow phone. */
const PATIENCE = 4000;

/**
 * @param {number} time in ms
 * @returns {Promise<null>} once it is over
 */
const late = (time) => new Promise((resolve) => setTimeout(resolve, time, null));

/** What may make a query more than words: quotation marks, exclusion, alternatives, fields. */
const OPERATOR = /["|｜:：]|(^|\s)-\S|\sOR\s/;

/** @type {Promise<typeof Edition | null> | undefined} */
let wholeStarted;

/** Whether queries are read by the table of characters. */
let knows = false;

/** @type {Promise<void> | undefined} */
let tableStarted;

/**
 * Gives the whole wasm the table of characters, once for all readers of a page; where it can't be had queries are as they are.
 *
 * @param {string | null} wasmUrl as of `whole`
 */
function table(wasmUrl) {
  tableStarted ??= Promise.all([import('../pkg/baolan_whole.js'), whole(wasmUrl), fetch(beside('baolan_table.bin', wasmUrl))])
    .then(async ([{ Archive }, , response]) => {
      if (!response.ok) throw new Error(`${response.status}`);
      Archive.loadTable(new Uint8Array(await response.arrayBuffer()));
      knows = true;
    })
    .catch(() => {
      tableStarted = undefined;
    });
  return tableStarted;
}

/**
 * The address of a file of pkg/.
 *
 * @param {string} name
 * @param {string | null} wasmUrl of the small wasm, where it does not lie beside this module
 */
const beside = (name, wasmUrl) => new URL(name, wasmUrl ? new URL(wasmUrl, document.baseURI) : PKG);

/**
 * The whole wasm's Edition, fetched once for all readers of a page; null where it can't be had, which the next reader
 * tries again: an issue is better read by the small one than not at all.
 *
 * @param {string | null} url of the small wasm, where it does not lie beside this module; the whole lies beside it
 */
function whole(url) {
  wholeStarted ??= import('../pkg/baolan_whole.js')
    .then(async ({ default: init, Edition }) => {
      await init({ module_or_path: url ? beside('baolan_whole_bg.wasm', url) : undefined });
      return Edition;
    })
    .catch(() => {
      wholeStarted = undefined;
      return null;
    });
  return wholeStarted;
}

/**
 * Whether an issue shows that there is more in it than the small wasm knows: a text without a headline, which may stand
 * far from it, or more than a few words that are not Chinese.
 *
 * @param {Issue} issue
 */
function isWanting({ pages }) {
  const articles = pages.flatMap((page) => page.articles);
  const text = JSON.stringify(articles.map(({ headline, body }) => [headline, body.map((paragraph) => paragraph.text)]));
  const count = (/** @type {RegExp} */ kind) => text.match(kind)?.length ?? 0;
  return (
    articles.some(({ kind, headline, body }) => kind !== 'photo' && !headline.length && body.length) ||
    count(/[a-z]+|[ぁ-ヺ]/gi) > count(/[一-龥]/g) / 4
  );
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
 * @param {typeof Edition} Edition
 * @param {Uint8Array[]} pages
 * @param {Source} source
 * @returns {Edition}
 */
function edited(Edition, pages, { urls }) {
  try {
    return new Edition(pages);
  } catch (cause) {
    const { code = 'wasm', page } = /** @type {Partial<BaolanError>} */ (cause);
    throw new BaolanError(code, { page, url: urls?.[page - 1], cause });
  }
}
