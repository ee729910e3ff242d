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
   * Answers a request for a file of the reader's, or for a page of an issue, kept or not, and no other.
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
      const kept = this.#files.strategy.handle({ event, request: new Request(file), params });
      // Gone, and another version at the server: better that than nothing.
      event.respondWith(kept.catch(() => fetch(request)));
      return true;
    }
    // A page that is gone to is the portal's.
    if (request.mode === 'navigate' || !this.#isIssue(url)) return false;
    event.respondWith(issue(request));
    return true;
  }

  /**
   * Does what a page asks: `{ baolan: 'keep', urls }` fetches the pages of an issue, all or none, `{ baolan: 'forget', urls }` lets them go,
   * `{ baolan: 'takeover' }` lets a worker that waits take over. A port that comes along hears `{ done: true }`, or `{ done: false, message }`.
   *
   * @param {ExtendableMessageEvent} event
   */
  message(event) {
    const { data, ports } = event;
    const deed = { keep: () => this.#keep(data.urls), forget: () => this.#forget(data.urls), takeover }[data?.baolan];
    if (!deed) return;
    const done = deed().then(
      () => ({ done: true }),
      (error) => ({ done: false, message: String(error) }),
    );
    event.waitUntil(done.then((answer) => ports[0]?.postMessage(answer)));
  }

  /** @param {string[]} urls */
  async #keep(urls) {
    const cache = await caches.open(ISSUES);
    const kept = await Promise.all(this.#pages(urls).map(async (url) => ({ url, isKept: Boolean(await cache.match(url, LOOSELY)) })));
    // What is printed does not change: what is there already stays as it is, whatever becomes of the others.
    const pages = kept.filter(({ isKept }) => !isKept).map(({ url }) => url);
    const responses = await Promise.all(pages.map(text));
    try {
      await Promise.all(pages.map((url, at) => cache.put(url, responses[at])));
    } catch (error) {
      // No room for all of them.
      await this.#forget(pages);
      throw error;
    }
  }

  /** @param {string[]} urls */
  async #forget(urls) {
    const cache = await caches.open(ISSUES);
    await Promise.all(this.#pages(urls).map((url) => cache.delete(url, LOOSELY)));
  }

  /** @param {string[]} urls */
  #pages(urls) {
    const pages = [...new Set(urls.map((url) => new URL(url, location.href).href))];
    const other = pages.find((url) => !this.#isIssue(new URL(url)));
    if (other) throw new TypeError(`${other} is no page of an issue: isIssue says so`);
    return pages;
  }
}

/**
 * A page's text, fetched to be kept: no page of an error, nor that of a network which asks for a password first.
 *
 * @param {string} url
 */
async function text(url) {
  const response = await fetch(url, { cache: 'no-cache' });
  const isText = response.ok && !/\bhtml\b/.test(response.headers.get('content-type') ?? '');
  if (!isText) throw new TypeError(`${response.status} ${response.url} is no text`);
  return response;
}

/**
 * Lets a worker that waits take over, but not under the feet of another page of its scope, which would get files of a version that is
 * not its own.
 */
async function takeover() {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const pages = windows.filter(({ url, frameType }) => url.startsWith(registration.scope) && frameType !== 'nested');
  if (pages.length > 1) throw new Error('another page is open');
  await skipWaiting();
}

/** Texts are the same whatever a request says of encodings and languages. */
const LOOSELY = { ignoreVary: true };

/** The cache of issues, one an origin: they are the same for every worker of it. */
const ISSUES = 'baolan-issues';

/**
 * What is printed does not change: what is kept needs no network.
 *
 * @param {Request} request
 */
async function issue(request) {
  const cache = await caches.open(ISSUES);
  return (await cache.match(request, LOOSELY)) ?? fetch(request);
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
