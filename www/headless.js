/**
 * Parsing and searching without the element, in pages, workers and Node: texts in, issues, segments and hits out, by the parser of all papers
 * and the whole of search, as the command has them. A module of its own, which nothing of the reader fetches.
 *
 * ```js
 * import { index, open, parse } from 'baolan/engine';
 *
 * const issue = await parse(['本报讯（记者 张三）春天来了。\n\n柳树绿了\n'], { publication: '河畔日报' });
 * const archive = await open([await index(issue)]);
 * archive.search('柳树').hits; // best first
 * archive.free();
 * ```
 *
 * @module
 */

import { beside } from './disk.js';
import { BaolanError } from './error.js';
import { PAPERS, SEARCH, TABLE } from './integrity.js';
import { once } from './once.js';
import { pressed } from './press.js';

/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {string | Uint8Array | ArrayBuffer} Text of a page, UTF-8 where it is bytes */

/**
 * An issue made of the texts of its pages.
 *
 * @param {Text | Text[]} pages in the order in which they are printed
 * @param {{publication?: string | null, date?: string | null} | null} [imprint] stands over what the texts say; the date is `YYYY-MM-DD`
 * @returns {Promise<Issue>} the model; rejected with a BaolanError of `code` `not-text`, `pdf` or `empty` and the number of the `page`, or of `code` `wasm`
 */
export async function parse(pages, imprint) {
  const { Edition } = await papers();
  const issue = await pressed(Edition, [pages].flat().map(bytes));
  return { ...issue, publication: imprint?.publication ?? issue.publication, date: imprint?.date ?? issue.date };
}

/**
 * What an issue is searched by: bytes that can be kept, and that say nothing else than the issue does.
 *
 * @param {Partial<Issue>} issue the model; what it lacks the issue lacks
 * @returns {Promise<Uint8Array>} a segment
 */
export async function index(issue) {
  const { Archive } = await search();
  return Archive.index(issue);
}

/**
 * Segments that are searched as one.
 *
 * @param {Uint8Array[]} [segments] those that `index` made, now or years ago
 * @returns {Promise<Archive>} rejected with a BaolanError of `code` `not-a-segment`, `segment-version` or `segment-damaged`: index the issue again
 */
export async function open(segments = []) {
  const [{ Archive: Held }] = await Promise.all([search(), table()]);
  const archive = new Archive(new Held());
  try {
    segments.forEach((segment) => archive.add(segment));
    return archive;
  } catch (error) {
    archive.free();
    throw error;
  }
}

/** Issues that are searched as one, in the memory of the wasm until `free()`. */
export class Archive {
  /** @type {import('../pkg/baolan_search.js').Archive | null} */
  #held;

  /** @param {import('../pkg/baolan_search.js').Archive} held `open` makes it */
  constructor(held) {
    this.#held = held;
  }

  /**
   * Adds an issue; its number is how many were there before.
   *
   * @param {Uint8Array} segment that `index` made
   */
  add(segment) {
    this.#open.add(segment);
  }

  /**
   * What the archive has for a query, by the language that the README describes.
   *
   * @param {string} query
   * @param {{limit?: number, passages?: number, newest?: boolean}} [how] how many hits, how many of them with their passage, and whether the newest come first
   * @returns {import('./model.js').Hits} best first, each with the number of its `segment` where there is more than one
   */
  search(query, { limit = LIMIT, passages = limit, newest = false } = {}) {
    return this.#open.search(String(query ?? ''), count(limit), newest, count(passages));
  }

  /**
   * How many of the articles a query finds are on which page, in which section, of which kind, by whom, of which day.
   *
   * @param {string} query
   */
  facets(query) {
    return this.#open.facets(String(query ?? ''));
  }

  /**
   * What may be typed: authors, earlier queries (the last first), headlines.
   *
   * @param {string} typed so far
   * @param {{earlier?: string[], limit?: number}} [how]
   */
  suggest(typed, { earlier = [], limit = LIMIT } = {}) {
    return this.#open.suggest(String(typed ?? ''), earlier, count(limit));
  }

  /**
   * An article's texts cut into runs, those that match a query marked.
   *
   * @param {string} article its id
   * @param {string} query
   * @param {number} [segment] the number of its issue
   * @returns {import('./model.js').Marked | undefined} undefined where the issue has no such article
   */
  mark(article, query, segment = 0) {
    return this.#open.mark(segment, article, String(query ?? ''));
  }

  /** Gives the wasm its memory back; nothing can be asked after that. */
  free() {
    this.#held?.free();
    this.#held = null;
  }

  get #open() {
    if (!this.#held) throw new Error('the archive has been freed: open its segments again');
    return this.#held;
  }
}

/** How many hits are given where nobody says. */
const LIMIT = 20;

/** A number of hits, as the wasm takes one. */
const count = (/** @type {number} */ wanted) => Math.min(wanted, 0xffffffff);

const bytes = (/** @type {Text} */ text) => (typeof text === 'string' ? new TextEncoder().encode(text) : new Uint8Array(text));

const papers = started(async () => {
  const papers = await import('../pkg/baolan_papers.js');
  await papers.default({ module_or_path: beside(new URL('../pkg/baolan_papers_bg.wasm', import.meta.url), PAPERS) });
  return papers;
});

const search = started(async () => {
  const search = await import('../pkg/baolan_search.js');
  await search.default({ module_or_path: beside(new URL('../pkg/baolan_search_bg.wasm', import.meta.url), SEARCH) });
  return search;
});

/** Gives search the table of characters: other forms, pinyin. */
const table = started(async () => {
  const { Archive } = await search();
  const found = await beside(new URL('../pkg/baolan_table.bin', import.meta.url), TABLE);
  Archive.loadTable(new Uint8Array(await found.arrayBuffer()));
});

/**
 * What is started once, for all that is asked.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {() => Promise<T>} rejected with a BaolanError of `code` `wasm`
 */
function started(work) {
  const begun = once(work);
  return () =>
    begun().catch((cause) => {
      throw cause instanceof BaolanError ? cause : new BaolanError('wasm', { cause });
    });
}
