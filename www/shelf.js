/**
 * The shelf: issues kept in the browser's storage. The only module that knows IndexedDB. What stands in a list, what is read and
 * what is searched lie in stores of their own, so that a list reads no texts; an issue is written to all of them in one transaction,
 * so that it is there whole or not at all, whatever happens to the tab.
 *
 * `await shelf.keep(await bound(issue, texts))`, then `await shelf.list()`.
 *
 * @module
 */

import { openDB } from 'idb';
import { BaolanError } from './error.js';

/** @typedef {import('./bound.js').Bound} Bound */
/** @typedef {import('./bound.js').Card} Card */

/** The one database of the page's origin, and the channel on which tabs tell each other of it. */
const NAME = 'baolan-library';

/** Raised by any change of the stores; a newer one than this is left alone. */
const VERSION = 1;

/** What an issue is parted into, each in a store of its own under the id. */
const STORES = /** @type {const} */ (['cards', 'texts', 'segments']);

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

  /** @param {() => void} onchange what is kept has changed, in this tab or another */
  constructor(onchange) {
    this.#onchange = onchange;
  }

  /** Hears of other tabs. */
  listen() {
    if (this.#others || !globalThis.BroadcastChannel) return;
    this.#others = new BroadcastChannel(NAME);
    this.#others.onmessage = () => this.#onchange();
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
   * All of an issue.
   *
   * @param {string} id
   * @returns {Promise<Bound | null>} null where it is not there
   */
  async get(id) {
    const [card, texts, segment] = await this.#do((database) => {
      const transaction = database.transaction(STORES);
      return Promise.all([...STORES.map((name) => transaction.objectStore(name).get(id)), transaction.done]);
    });
    return card && texts && segment ? { card, texts, segment } : null;
  }

  /**
   * Keeps an issue, in place of one with the same id; when this resolves it is on the disk.
   *
   * @param {Bound} bound
   */
  async keep(bound) {
    await this.mend(bound);
    this.#tell(bound.card.id);
  }

  /**
   * The same where nothing has changed but that it is whole again.
   *
   * @param {Bound} bound
   */
  async mend({ card, texts, segment }) {
    await this.#write(card.id, [card, texts, segment]);
  }

  /** @param {string} id */
  async remove(id) {
    await this.#write(id, null);
    this.#tell(id);
  }

  /** @param {string} id of what has changed */
  #tell(id) {
    this.#others?.postMessage(id);
    this.#onchange();
  }

  /**
   * @param {string} id
   * @param {object[] | null} parts in the order of the stores; none takes the issue away
   */
  #write(id, parts) {
    return this.#do(async (database) => {
      const transaction = database.transaction(STORES, 'readwrite', STRICT);
      const requests = STORES.map((name, at) => {
        const store = transaction.objectStore(name);
        return parts ? store.put(parts[at], id) : store.delete(id);
      });
      await Promise.all([...requests, transaction.done]);
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
    upgrade: (database) => STORES.forEach((name) => database.objectStoreNames.contains(name) || database.createObjectStore(name)),
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
