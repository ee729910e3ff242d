/**
 * Follows the page's service worker: has it installed, and offers a new version when it is there, whole and waiting.
 *
 * @module
 */

import { h } from './dom.js';
import { strip } from './strip.js';

/** In ms: a page that stays open for days asks for a new version when somebody comes back to it, but not each time. */
const HOUR = 3_600_000;

/** The one policy there is for Trusted Types; a page that lists its policies is to list this. */
const POLICY = 'baolan';

/** @type {Map<string, Promise<ServiceWorkerRegistration | null>>} what was registered, by the address of the worker */
const registrations = new Map();

/**
 * @param {string} url of a worker, a classic script
 * @param {import('./desk.js').DeskWords} words
 * @param {{onoffer: (offer: HTMLElement) => void, say: (text: string) => void}} on given the strip that offers a new version
 * @returns {() => void} ends it
 */
export function follow(url, words, { onoffer, say }) {
  const onready = (/** @type {ServiceWorker} */ waiting) => {
    onoffer(offered(waiting, words, say));
    say(words.newVersion);
  };
  const ended = new AbortController();
  const { signal } = ended;
  if (!registrations.has(url)) registrations.set(url, registered(url));
  registrations.get(url).then((registration) => registration && !signal.aborted && listen(registration, onready, signal));
  return () => ended.abort();
}

/**
 * Where there is none, or it may not be, the page reads with the network.
 *
 * @param {string} url
 */
async function registered(url) {
  try {
    return (await navigator.serviceWorker.register(trusted(url), { updateViaCache: 'none' })) ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {(waiting: ServiceWorker) => void} onready
 * @param {AbortSignal} signal
 */
function listen(registration, onready, signal) {
  const tell = () => {
    const { active, waiting } = registration;
    // Without a version before, there is nothing to take over from.
    if (!signal.aborted && active && waiting) onready(waiting);
  };
  const watch = () => registration.installing?.addEventListener('statechange', tell, { signal });
  // One may have been on its way before anybody listened.
  tell();
  watch();
  registration.addEventListener('updatefound', watch, { signal });
  let asked = performance.now();
  const ask = () => {
    if (document.hidden || performance.now() - asked < HOUR) return;
    asked = performance.now();
    registration.update().catch(() => {});
  };
  document.addEventListener('visibilitychange', ask, { signal });
}

/**
 * A new version takes over when the person says so, or comes back another time; never by itself.
 *
 * @param {ServiceWorker} waiting
 * @param {import('./desk.js').DeskWords} words
 * @param {(text: string) => void} say
 */
function offered(waiting, words, say) {
  const label = h('span', { class: 'label' }, words.newVersion);
  const agree = async () => {
    if (await takeOver(waiting)) return;
    label.textContent = words.openElsewhere;
    say(words.openElsewhere);
  };
  const offer = strip(words.newVersion, [[words.update, agree], [words.notNow, () => (offer.hidden = true)]]);
  offer.prepend(label);
  offer.hidden = false;
  return offer;
}

/**
 * @param {ServiceWorker} waiting
 * @returns {Promise<boolean>} false where another page has the old one open; else this page is loaded again
 */
async function takeOver(waiting) {
  waiting.addEventListener('statechange', () => waiting.state === 'activated' && location.reload());
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => (port1.onmessage = resolve));
  waiting.postMessage({ baolan: 'takeover' }, [port2]);
  const { data } = await answer;
  port1.close();
  return data.done;
}

/**
 * A page with Trusted Types takes no mere string; this one was written by whoever wrote the page.
 *
 * @param {string} url
 * @returns {string}
 */
function trusted(url) {
  const policy = globalThis.trustedTypes?.createPolicy(POLICY, { createScriptURL: (/** @type {string} */ url) => url });
  return policy ? policy.createScriptURL(url) : url;
}
