// What runs in the measured pages, before anything of their own. Each function is sent to the page as text, so it uses nothing
// from around it.

/**
 * Notes when all that is asked for by selectors is there and painted, as `shown`: milliseconds from the navigation's beginning.
 * A frame's painting is the rest of the task that calls for it, so the next task begins when it is done.
 */
export function watch(selectors) {
  const observer = new MutationObserver(() => {
    if (!selectors.every((selector) => document.querySelector(selector))) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        globalThis.shown = performance.now();
      };
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Whether all of it can be seen, and not only found in the document. */
export const isVisible = (selectors) =>
  selectors.every((selector) => {
    const { width, height, top } = document.querySelector(selector).getBoundingClientRect();
    return width > 0 && height > 0 && top < innerHeight;
  });

/** Leaves a mark on the timeline. */
export const mark = (name) => void performance.mark(name);

/** Leaves a mark each time that the reader lists hits. */
export function markHits(name) {
  const list = document.querySelector('baolan-reader').shadowRoot.querySelector('[role=listbox]');
  new MutationObserver(() => performance.mark(name)).observe(list, { childList: true });
}

export const isReady = () => document.querySelector('baolan-reader').ready.then(() => {});
