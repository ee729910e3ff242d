/**
 * Keeps the reader's files in a service worker, and the issues it is told to keep: in this page's own worker, or in that of a portal
 * the reader stands in, which stays the portal's.
 *
 * ```js
 * import { Keeper } from 'baolan/service-worker';
 *
 * const keeper = new Keeper({ isIssue: ({ pathname }) => pathname.startsWith('/issues/') });
 * addEventListener('install', (event) => keeper.install(event));
 * addEventListener('activate', (event) => keeper.activate(event));
 * addEventListener('fetch', (event) => keeper.fetch(event));
 * addEventListener('message', (event) => keeper.message(event));
 * ```
 *
 * @module
 */

import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { FILES, PKG } from './files.js';

/** @typedef {{url: string, revision: string, integrity: string}} File its address, and what it must be to be kept: SHA-256, in hex and as the platform writes it */

/** What a page sends to its worker, and what it hears on the port that it sends along. */
const DEEDS = /** @type {const} */ ({ keep: 'keep', forget: 'forget' });

/** The reader's files, all of one version or none, and the texts of issues. */
export class Keeper {
  #files;
  #isIssue;

  /**
   * @param {object} [what]
   * @param {(url: URL) => boolean} [what.isIssue] whether an address may be a page of an issue; nothing but these is kept as one
   * @param {File[]} [what.more] that go with the reader's own, addresses as the worker's place has them
   */
  constructor({ isIssue = () => false, more = [] } = {}) {
    this.#isIssue = isIssue;
    // One cache a scope: two workers of an origin do not throw out each other's files.
    this.#files = new PrecacheController({ cacheName: `baolan-${registration.scope}` });
    const ours = FILES.map((file) => ({ ...file, url: new URL(file.url, PKG).href }));
    const theirs = more.map((file) => ({ ...file, url: new URL(file.url, location.href).href }));
    this.#files.addToCacheList([...ours, ...theirs]);
  }

  /** Fetches every file that is not kept yet; if one can't be had as it must be, the version before stays. */
  install(/** @type {ExtendableEvent} */ event) {
    return this.#files.install(event);
  }

  /** Throws out the files of versions before. */
  activate(/** @type {ExtendableEvent} */ event) {
    return this.#files.activate(event);
  }

  /**
   * Answers a request for what is kept, and no other.
   *
   * @param {FetchEvent} event
   * @returns {boolean} whether it answers
   */
  fetch(event) {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET') return false;
    const file = named(url, request);
    const cacheKey = this.#files.getCacheKeyForURL(file);
    if (cacheKey) {
      // What the browser has thrown out is fetched again, and kept if it is what it must be.
      const params = { cacheKey, integrity: this.#files.getIntegrityForCacheKey(cacheKey) };
      event.respondWith(this.#files.strategy.handle({ event, request: new Request(file), params }));
      return true;
    }
    if (!this.#isIssue(url)) return false;
    event.respondWith(issue(request));
    return true;
  }

  /**
   * Does what a page asks: `{ baolan: 'keep', urls }` fetches the pages of an issue, all or none, `{ baolan: 'forget', urls }` lets them go.
   * A port that comes along hears `{ done: true }`, or `{ done: false, message }`.
   *
   * @param {ExtendableMessageEvent} event
   */
  message(event) {
    const { data, ports } = event;
    const deed = Object.hasOwn(DEEDS, data?.baolan) && data.baolan;
    if (!deed) return;
    const done = this.#issues(deed, data.urls).then(
      () => ({ done: true }),
      (error) => ({ done: false, message: String(error) }),
    );
    event.waitUntil(done.then((answer) => ports[0]?.postMessage(answer)));
  }

  /**
   * @param {'keep' | 'forget'} deed
   * @param {string[]} urls
   */
  async #issues(deed, urls) {
    const cache = await caches.open(ISSUES);
    const pages = urls.map((url) => new URL(url, location.href));
    const other = pages.find((url) => !this.#isIssue(url));
    if (other) throw new TypeError(`${other} is no page of an issue: isIssue says so`);
    if (deed === 'keep') await cache.addAll(pages.map((url) => new Request(url)));
    else await Promise.all(pages.map((url) => cache.delete(url)));
  }
}

/** The cache of issues, one an origin: they are the same for every worker of it. */
const ISSUES = 'baolan-issues';

/**
 * What is printed does not change: what is kept needs no network.
 *
 * @param {Request} request
 */
async function issue(request) {
  const cache = await caches.open(ISSUES);
  return (await cache.match(request)) ?? fetch(request);
}

/**
 * The file an address means: without what is for the page itself, and a folder is its index.
 *
 * @param {URL} url
 * @param {Request} request
 */
function named({ origin, pathname, search }, { mode }) {
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  return origin + path + (mode === 'navigate' ? '' : search);
}
