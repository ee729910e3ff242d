/**
 * The shelf: issues kept in the browser's storage. The only module that knows IndexedDB. What stands in a list, what is read and
 * what is searched lie in stores of their own, so that a list reads no texts and a search little of what could be searched; an issue is
 * written to all of them in one transaction, so that it is there whole or not at all, whatever happens to the tab.
 *
 * `await shelf.keep(await bound(issue, pages, files, Archive))`, then `await shelf.list()`.
 *
 * @module
 */

import { openDB, unwrap, wrap } from 'idb';
import { BaolanError } from './error.js';

/** @typedef {import('./bound.js').Bound} Bound */
/** @typedef {import('./bound.js').Card} Card */
/** @typedef {import('./bound.js').Kept} Kept */

/** The one database of the page's origin, and the channel on which tabs tell each other of it. */
const NAME = 'baolan-library';

/** Raised by any change of the stores; a newer one than this is left alone. */
const VERSION = 2;

/**
 * What an issue is parted into. Under its id: its card, its texts, and the head of what it is searched by. Under `[part, id]` its terms, so
 * that the same part of all issues is read in one go; under `[id, number]` the text of each article as it is searched.
 */
const STORES = /** @type {const} */ (['cards', 'texts', 'heads', 'terms', 'folds']);

/** The keys of a store, or a range of it, and what lies there, in the same order. */
const pairs = (/** @type {any} */ store, /** @type {IDBKeyRange} */ range) => Promise.all([store.getAllKeys(range), store.getAll(range)]);

/** The keys that begin with one. */
const beginning = (/** @type {IDBValidKey} */ key) => IDBKeyRange.bound([key], [key, []]);

/**
 * @param {Bound} bound
 * @param {any[]} stores
 * @returns {Promise<unknown>[]}
 */
const put = ({ card, texts, indexed }, [cards, sources, heads, terms, folds]) => [
  cards.put(card, card.id),
  sources.put(texts, card.id),
  ...(indexed ? [heads.put(indexed.head, card.id)] : []),
  ...(indexed?.terms ?? []).map((part, number) => terms.put(part, [number, card.id])),
  ...(indexed?.texts ?? []).map((text, number) => folds.put(text, [card.id, number])),
];

/** How many parts the terms of an issue have. */
export const TERMS = 128;

/** A reported save has reached the disk. */
const STRICT = /** @type {const} */ ({ durability: 'strict' });

/** What goes wrong in a database, by the name of its error; anything else is storage that is denied. */
const CODES = { QuotaExceededError: 'full', VersionError: 'newer' };

/** The shelf of an origin. */
export class Shelf {
  #onchange;
  /** @type {Promise<import('idb').IDBPDatabase> | null} */
  #opened = null;
  /** @type {BroadcastChannel | null} */
  #others = null;

  /** @param {(id: string) => void} onchange what is kept under an id has changed, in this tab or another */
  constructor(onchange) {
    this.#onchange = onchange;
  }

  /** Hears of other tabs. */
  listen() {
    if (this.#others || !globalThis.BroadcastChannel) return;
    this.#others = new BroadcastChannel(NAME);
    this.#others.onmessage = ({ data }) => this.#onchange(data);
  }

  /** Lets everything go; it is taken up again when it is needed. */
  async close() {
    this.#others?.close();
    this.#others = null;
    const opened = this.#opened;
    this.#opened = null;
    (await opened?.catch(() => null))?.close();
  }

  /** @returns {Promise<Card[]>} of all that is kept, the newest first */
  async list() {
    const cards = await this.#do((database) => database.getAll('cards'));
    const key = (/** @type {Card} */ { date, publication }) => `${date ?? ''} ${publication ?? ''}`;
    return cards.sort((one, other) => (key(one) < key(other) ? 1 : -1));
  }

  /**
   * What is read of an issue.
   *
   * @param {string} id
   * @returns {Promise<Kept | null>} null where it is not there
   */
  async get(id) {
    const [card, texts] = await this.#read(['cards', 'texts'], ([cards, texts]) => [cards.get(id), texts.get(id)]);
    return card && texts ? { card, texts } : null;
  }

  /**
   * What all that is kept is searched by, to begin with: the head of each issue, undefined where there is none.
   *
   * @returns {Promise<[Card, Uint8Array | undefined][]>} by the ids of the issues
   */
  async heads() {
    const [cards, [ids, heads]] = await this.#read(['cards', 'heads'], ([cards, heads]) => [cards.getAll(), pairs(heads)]);
    const kept = new Map(ids.map((/** @type {string} */ id, /** @type {number} */ at) => [id, heads[at]]));
    return cards.map((/** @type {Card} */ card) => [card, kept.get(card.id)]);
  }

  /**
   * Parts of the terms of all issues, each by the ids of these.
   *
   * @param {number[]} parts
   * @returns {Promise<Map<string, Uint8Array>[]>}
   */
  async terms(parts) {
    const all = await this.#read(['terms'], ([terms]) => parts.map((part) => pairs(terms, beginning(part))));
    return all.map(([keys, values]) => new Map(keys.map(([, id], at) => [id, values[at]])));
  }

  /**
   * Texts of articles as they are searched.
   *
   * @param {[id: string, number: number][]} articles one at least
   * @returns {Promise<(Uint8Array | undefined)[]>} undefined for those that are not there
   */
  folds(articles) {
    return this.#do(async (database) => {
      const store = unwrap(database).transaction('folds').objectStore('folds');
      const requests = articles.map((article) => store.get(article));
      // They are answered in their order: of so many only the last is waited for.
      await wrap(requests.at(-1));
      return requests.map(({ result }) => result);
    });
  }

  /**
   * The same of all articles of an issue.
   *
   * @param {string} id
   * @returns {Promise<Uint8Array[]>}
   */
  async foldsOf(id) {
    const [all] = await this.#read(['folds'], ([folds]) => [folds.getAll(beginning(id))]);
    return all;
  }

  /**
   * Keeps an issue, in place of one with the same id; when this resolves it is on the disk.
   *
   * @param {Bound} bound
   */
  async keep(bound) {
    await this.#write(bound.card.id, (stores) => put(bound, stores));
    this.#tell(bound.card.id);
  }

  /**
   * The same where nothing has changed but that it is whole again; nothing where it has been removed meanwhile, or kept anew.
   *
   * @param {Bound} bound
   */
  async mend(bound) {
    const { id } = bound.card;
    await this.#write(id, (stores) => put(bound, stores), async ([cards]) => (await cards.get(id))?.saved === bound.card.saved);
  }

  /** @param {string} id */
  async remove(id) {
    await this.#write(id, () => []);
    this.#tell(id);
  }

  /** @param {string} id of what has changed */
  #tell(id) {
    this.#others?.postMessage(id);
    this.#onchange(id);
  }

  /**
   * @template T
   * @param {(typeof STORES)[number][]} names
   * @param {(stores: any[]) => Promise<T>[]} ask
   * @returns {Promise<T[]>}
   */
  #read(names, ask) {
    return this.#do((database) => {
      const transaction = database.transaction(names);
      return Promise.all(ask(names.map((name) => transaction.objectStore(name))));
    });
  }

  /**
   * Writes an issue in place of what there was of it, all of it or nothing.
   *
   * @param {string} id
   * @param {(stores: any[]) => Promise<unknown>[]} put nothing to take it away
   * @param {(stores: any[]) => Promise<boolean>} [isWanted] asked first, of what is there
   */
  #write(id, put, isWanted) {
    return this.#do(async (database) => {
      const transaction = database.transaction(STORES, 'readwrite', STRICT);
      const stores = STORES.map((name) => transaction.objectStore(name));
      try {
        if (isWanted && !(await isWanted(stores))) return;
        const [cards, sources, heads, terms, folds] = stores;
        const parts = Array.from({ length: TERMS }, (_, part) => terms.delete([part, id]));
        const gone = [cards.delete(id), sources.delete(id), heads.delete(id), ...parts, folds.delete(beginning(id))];
        await Promise.all([...gone, ...put(stores), transaction.done]);
      } catch (error) {
        // What can't be put is not to take away what was there.
        transaction.done.catch(() => {});
        try {
          transaction.abort();
        } catch {
          // It was aborted by what failed.
        }
        throw error;
      }
    });
  }

  /**
   * @template T
   * @param {(database: import('idb').IDBPDatabase) => Promise<T>} work
   * @returns {Promise<T>} rejected with a BaolanError
   */
  async #do(work) {
    try {
      return await work(await this.#database());
    } catch (cause) {
      throw new BaolanError(CODES[/** @type {Error} */ (cause).name] ?? 'denied', { cause });
    }
  }

  #database() {
    this.#opened ??= open(() => void this.close()).catch((error) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }
}

/**
 * @param {() => void} leave what is done where another tab needs the database to itself, or the browser has taken it away
 * @returns {Promise<import('idb').IDBPDatabase>}
 */
async function open(leave) {
  return openDB(NAME, VERSION, {
    upgrade: (database) => {
      const there = [...database.objectStoreNames];
      STORES.filter((name) => !there.includes(name)).forEach((name) => database.createObjectStore(name));
      // What issues were searched by before: it is made anew.
      there.filter((name) => !STORES.includes(/** @type {any} */ (name))).forEach((name) => database.deleteObjectStore(name));
    },
    blocking: leave,
    terminated: leave,
  });
}

/**
 * How much room there is.
 *
 * @returns {Promise<{used: number, left: number, lasting: boolean} | null>} in bytes, and whether the browser has promised to keep it;
 * null where the browser does not say
 */
export async function room() {
  try {
    const [{ usage, quota }, lasting] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
    return { used: usage, left: Math.max(0, quota - usage), lasting };
  } catch {
    return null;
  }
}

/**
 * Asks the browser never to clear what is kept by itself.
 *
 * @returns {Promise<boolean>} whether it has promised
 */
export async function persist() {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
