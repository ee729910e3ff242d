/**
 * The way from addresses or texts to a searchable issue. The only module that knows the wasm: it fetches the bytes
 * of the pages, starts the wasm once a page, owns what is in the wasm's memory and frees it. There are three wasms: a
 * small one that knows Chinese papers and searches by reading; one that knows papers of all kinds, fetched when an issue shows
 * that it needs it; and one that knows all about searching, fetched when a query does.
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
  /** @type {Edition | null} what parsed the issue, and searches it as long as that will do */
  #edition = null;

  /** @type {Archive | null} what searches it else */
  #archive = null;

  /** @type {string | null} where the wasm is, if not beside this module */
  #wasmUrl = null;

  /** Whether the issue needs more of folding than reading knows (accents): it is not all in Chinese. */
  #isForeign = false;

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
    const Papers = isWanting(issue) && (await Promise.race([papers(wasmUrl), late(PATIENCE)]));
    if (Papers) {
      edition.free();
      edition = edited(Papers, pages, source);
      issue = edition.issue();
    }
    if (signal.aborted) edition.free();
    signal.throwIfAborted();
    this.close();
    this.#edition = edition;
    this.#wasmUrl = wasmUrl;
    this.#isForeign = Boolean(Papers);
    this.issue = issue;
    return issue;
  }

  /**
   * @param {string} query
   * @returns {import('./model.js').Hits}
   */
  search(query) {
    const asked = String(query ?? '');
    if (this.#archive) return this.#archive.search(asked, ALL);
    return this.#edition?.search(asked) ?? { query, total: 0, exact: true, hits: [] };
  }

  /**
   * Fetches what a query needs beyond reading: the wasm that searches for operators and near misses, and the table of
   * characters for other forms and pinyin where nothing is found as it stands.
   *
   * @param {string} query
   * @param {import('./model.js').Hits} hits what `search` gave
   * @returns {Promise<boolean>} whether the same search may give something else now
   */
  async learn(query, { total, exact }) {
    const { issue } = this;
    const missed = total === 0 || !exact;
    if (!issue || query.trim() === '' || !(missed || this.#isForeign || OPERATOR.test(query))) return false;
    // What the hits are from: another query may fetch the same in the meantime.
    const before = { archive: this.#archive, knows };
    const [Archive] = await Promise.all([search(this.#wasmUrl), missed && table(this.#wasmUrl)]);
    if (!Archive || issue !== this.issue) return false;
    this.#archive ??= archived(Archive, issue);
    return this.#archive !== before.archive || knows !== before.knows;
  }

  /**
   * @param {string} article
   * @param {string} query
   * @returns {import('./model.js').Marked | undefined}
   */
  mark(article, query) {
    return this.#archive ? this.#archive.mark(0, article, query) : this.#edition?.mark(article, query);
  }

  /** Gives the wasm its memory back. */
  close() {
    this.#edition?.free();
    this.#archive?.free();
    this.#edition = this.#archive = null;
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

/** How long an issue waits for a better parser, in ms, before it is shown as the small one reads it. */
const PATIENCE = 4000;

/**
 * @param {number} time in ms
 * @returns {Promise<null>} once it is over
 */
const late = (time) => new Promise((resolve) => setTimeout(resolve, time, null));

/** A limit beyond all hits. */
const ALL = 0xffffffff;

/** What may make a query more than words: quotation marks, exclusion, alternatives, fields. */
const OPERATOR = /["|｜:：]|(^|\s)-\S|\sOR\s/;

/** @typedef {import('../pkg/baolan_search.js').Archive} Archive */

/** Whether queries are read by the table of characters. */
let knows = false;

/** @type {Promise<void> | undefined} */
let tableStarted;

/**
 * Gives the wasm that searches the table of characters, once for all readers of a page; where it can't be had queries are as
 * they are.
 *
 * @param {string | null} wasmUrl of the small wasm, where it does not lie beside this module; the table lies beside it
 */
function table(wasmUrl) {
  tableStarted ??= Promise.all([search(wasmUrl), fetch(beside('baolan_table.bin', wasmUrl))])
    .then(async ([Archive, response]) => {
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
 * A class of a wasm that is fetched once for all readers of a page; null where it can't be had, which the next one tries
 * again: an issue is better read and searched by the small wasm than not at all.
 *
 * @template T, Module
 * @param {() => Promise<Module>} imported the wasm's module
 * @param {string} name
 * @param {(module: Module) => T} chosen
 * @returns {(wasmUrl: string | null) => Promise<T | null>}
 */
function later(imported, name, chosen) {
  /** @type {Promise<T | null> | undefined} */
  let begun;
  return (wasmUrl) =>
    (begun ??= imported()
      .then(async (module) => {
        await module.default({ module_or_path: wasmUrl ? beside(`baolan_${name}_bg.wasm`, wasmUrl) : undefined });
        return chosen(module);
      })
      .catch(() => {
        begun = undefined;
        return null;
      }));
}

const papers = later(() => import('../pkg/baolan_papers.js'), 'papers', ({ Edition }) => Edition);
const search = later(() => import('../pkg/baolan_search.js'), 'search', ({ Archive }) => Archive);

/**
 * @param {typeof import('../pkg/baolan_search.js').Archive} Archive
 * @param {Issue} issue
 */
function archived(Archive, issue) {
  const archive = new Archive();
  // So few articles are read as fast as an index is asked.
  archive.add(Archive.index(issue, true));
  return archive;
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
