/**
 * Follows the page's service worker: has it installed, and tells when a new version is there, whole and waiting.
 *
 * @module
 */

/** In ms: a page that stays open for days asks for a new version when somebody comes back to it, but not each time. */
const HOUR = 3_600_000;

/** The one policy there is for Trusted Types; a page that lists its policies is to list this. */
const POLICY = 'baolan';

/** @type {Map<string, Promise<ServiceWorkerRegistration | null>>} what was registered, by the address of the worker */
const registrations = new Map();

/**
 * @param {string} url of a worker, a classic script
 * @param {{onready: (takeOver: () => Promise<boolean>) => void}} on told that a new version waits, with what lets it take over: false
 * where another page has the old one open; else this page is loaded again
 * @returns {() => void} ends it
 */
export function follow(url, { onready }) {
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
 * @param {(takeOver: () => Promise<boolean>) => void} onready
 * @param {AbortSignal} signal
 */
function listen(registration, onready, signal) {
  const tell = () => {
    const { active, waiting } = registration;
    // Without a version before, there is nothing to take over from.
    if (!signal.aborted && active && waiting) onready(() => takeOver(waiting));
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

/** @param {ServiceWorker} waiting */
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
