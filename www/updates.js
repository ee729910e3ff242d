/**
 * Follows the page's service worker: has it installed, and tells when a new version is there, whole and waiting.
 *
 * @module
 */

/** In ms: a page that stays open for days asks for a new version when somebody comes back to it, but not each time. */
const HOUR = 3_600_000;

/**
 * @param {string} url of the worker
 * @param {{onready: (takeOver: () => Promise<boolean>) => void}} on told that a new version waits, with what lets it take over: false
 * where another page has the old one open; else this page is loaded again
 */
export async function follow(url, { onready }) {
  // Where there is none, or it may not be, the page reads with the network.
  const registration = await navigator.serviceWorker?.register(trusted(url), { updateViaCache: 'none' }).catch(() => null);
  if (!registration) return;
  const tell = () => {
    const { active, waiting } = registration;
    // Without a version before, there is nothing to take over from.
    if (active && waiting) onready(() => takeOver(waiting));
  };
  tell();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
  let asked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - asked < HOUR) return;
    asked = performance.now();
    registration.update().catch(() => {});
  });
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
  const policy = globalThis.trustedTypes?.createPolicy('baolan', { createScriptURL: (/** @type {string} */ url) => url });
  return policy ? policy.createScriptURL(url) : url;
}
