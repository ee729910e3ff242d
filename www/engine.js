/**
 * The way from addresses or texts to a searchable issue. The only module that knows the wasm: it fetches the bytes
 * of the pages, starts the wasm once a page, owns what is in the wasm's memory and frees it. There are three wasms: a
 * small one that knows Chinese papers and searches by reading; one that knows papers of all kinds, fetched when an issue shows
 * that it needs it; and one that knows all about searching, fetched when a query does (`beyond.js`).
 *
 * `(await engine.open({urls: ['p1.txt']}, {signal}))()`, then `engine.issue` and `engine.search('民政')`.
 *
 * @module
 */

import { Edition, initSync } from '../pkg/baolan_wasm.js';
import { compiled } from './compiled.js';
import { BaolanError } from './error.js';
import { edited } from './press.js';
import { turn } from './turn.js';

/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {Pick<Edition, 'search' | 'mark' | 'free'>} Searched an issue in the memory of a wasm */
/**
 * One URL or one text a page; and what makes the edition of them, where that is not the parser.
 *
 * @typedef {({urls: string[]} | {texts: string[]}) & {Maker?: typeof Edition}} Source
 */

/** One issue at a time, open or not. */
export class Engine {
  /** @type {Searched | null} what parsed the issue, and searches it as long as that will do; else what `beyond.js` makes of it */
  #edition = null;

  /** Whether it is that. */
  #isArchive = false;

  /** @type {string | null} where the wasm is, if not beside this module */
  #wasmUrl = null;

  /** Whether reading is not enough for any query of the issue: it is not all in Chinese. */
  #isForeign = false;

  /** @type {Issue | null} */
  issue = null;

  /** @type {Uint8Array[]} the text of each page */
  pages = [];

  /**
   * Makes an issue ready; the one before stays open until whoever shows it calls what this gives.
   *
   * @param {Source} source
   * @param {{wasmUrl: string | null, signal: AbortSignal}} options
   * @returns {Promise<() => void>} what opens it; rejected with a BaolanError, or with the signal's reason
   */
  async open(source, { wasmUrl, signal }) {
    const [pages] = await Promise.all([bytes(source, signal), start(wasmUrl)]);
    signal.throwIfAborted();
    const pause = paced();
    let { edition, issue } = await edited(source.Maker ?? Edition, pages, { ...source, signal, pause });
    const isForeign = isInLetters(issue);
    const Papers = !source.Maker && (isForeign || isHeadless(issue)) && (await soon(beyond().then((more) => more?.papers(wasmUrl))));
    if (Papers) {
      edition.free();
      ({ edition, issue } = await edited(Papers, pages, { ...source, signal, pause }));
    }
    // Who shows the issue has a slice of their own.
    await pause();
    if (signal.aborted) edition.free();
    signal.throwIfAborted();
    return () => {
      this.close();
      this.#edition = edition;
      this.#wasmUrl = wasmUrl;
      this.#isForeign = isForeign;
      this.issue = issue;
      this.pages = pages;
    };
  }

  /**
   * @param {string} query
   * @param {number} [passages] how many hits have a snippet; all if nothing is said
   * @returns {import('./model.js').Hits}
   */
  search(query, passages = ALL) {
    return this.#edition?.search(query, passages) ?? { query, total: 0, exact: true, hits: [] };
  }

  /**
   * The same with what it needs beyond reading, if that comes in time.
   *
   * @param {string} query
   * @returns {Promise<import('./model.js').Hits>}
   */
  async answer(query) {
    const hits = this.search(query);
    return (await soon(this.learn(query, hits))) ? this.search(query) : hits;
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
    if (!issue || query.trim() === '' || !(missed || OPERATOR.test(query) || this.#isForeign)) return false;
    // What the hits are from: another query may fetch the same in the meantime.
    const before = { edition: this.#edition, knows };
    const url = this.#wasmUrl;
    const more = await beyond();
    // Looked at only now: another query may have made it while this one waited.
    const [made, read] = await Promise.all([!this.#isArchive && more?.archive(issue, url), missed && more?.table(url)]);
    knows ||= Boolean(read);
    if (made) this.#grow(made, issue);
    return issue === this.issue && (this.#edition !== before.edition || knows !== before.knows);
  }

  /**
   * @param {Searched} archive what searches from now on, unless it comes too late
   * @param {Issue} issue that it is of
   */
  #grow(archive, issue) {
    if (issue !== this.issue || this.#isArchive) return archive.free();
    this.#edition.free();
    this.#edition = archive;
    this.#isArchive = true;
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
    this.#edition = this.issue = null;
    this.#isArchive = false;
    this.pages = [];
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
  started ??= compiled(url).then(
    (module) => initSync({ module }),
    (cause) => {
      started = undefined;
      throw new BaolanError('wasm', { cause });
    },
  );
  return started;
}

/** How long, in ms, an issue waits for a better parser, and an answer for more than reading. */
const PATIENCE = 4000;

/**
 * @template T
 * @param {Promise<T>} wanted
 * @returns {Promise<T | null>} null where it takes too long
 */
const soon = (wanted) => Promise.race([wanted, new Promise((resolve) => setTimeout(resolve, PATIENCE, null))]);

/** The module that fetches more; null where it can't be had itself. */
const beyond = () => import('./beyond.js').catch(() => null);

/** More passages than there are hits. */
const ALL = 0xffffffff;

/** What may make a query more than words: quotation marks, exclusion, alternatives, fields. */
const OPERATOR = /["|｜:：]|(^|\s)-\S|\sOR\s/;

/** Whether queries are read by the table of characters. */
let knows = false;

/**
 * Whether an issue has a text without a headline, which may stand far from it: more than the small wasm looks for.
 *
 * @param {Issue} issue
 */
const isHeadless = ({ pages }) =>
  pages.some(({ articles }) => articles.some(({ kind, headline, body }) => kind !== 'photo' && !headline.length && body.length));

/**
 * Whether more than a few words of an issue are not Chinese: the small wasm parses no others, and folds no accents. It is slow
 * beside a search.
 *
 * @param {Issue} issue
 */
function isInLetters({ pages }) {
  const text = JSON.stringify(pages, ['articles', 'headline', 'body', 'text']);
  const count = (/** @type {RegExp} */ kind) => text.match(kind)?.length ?? 0;
  // The names of properties, with their colons, are no words.
  return count(/[a-z]+\b(?!":)|[ぁ-ヺ]/gi) > count(/[一-龥]/g) / 4;
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
 * How long, in ms, an issue is worked on before the browser gets its turn: so short that a frame (16 ms) has room for a slice and
 * the page it ends with, so long that nearly all of it is work and a few pages, in code that is warm, fit in one.
 */
const SLICE = 5;

/** What ends a slice, if it is time to. */
function paced() {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < SLICE) return;
    await turn();
    begun = performance.now();
  };
}
