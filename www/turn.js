/**
 * The browser's turn, between two steps of a long work.
 *
 * @module
 */

/** A message, as timers are held back: the fifth in a row for 4 ms, and a second where a page does not show. */
export const turn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // Ports that are open are kept for ever.
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
