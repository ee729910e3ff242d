/**
 * This page's own service worker (`sw.js` fetches what is built of it): the page opens and searches without the network after one
 * visit. A new version is fetched whole beside the old one, and takes over when the reader says so or has closed the page.
 *
 * @module
 */

import { PAGE } from './files.js';
import { Keeper } from './keeper.js';

const keeper = new Keeper({ more: PAGE });

addEventListener('install', (event) => keeper.install(event));
addEventListener('activate', (event) => keeper.activate(event));
addEventListener('fetch', (event) => void keeper.fetch(event));
addEventListener('message', (event) => {
  if (event.data?.baolan === 'takeover') event.waitUntil(takeOver(event));
});

/**
 * Takes over from the version before, but not under another page's feet: that would get files of a version that is not its own.
 *
 * @param {ExtendableMessageEvent} event
 */
async function takeOver({ ports }) {
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const done = pages.length <= 1;
  if (done) await skipWaiting();
  ports[0]?.postMessage({ done });
}
