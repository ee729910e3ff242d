/**
 * The site's own analytics, in no way part of the reader: events in, one beacon out when several have come or the page is left.
 *
 * `new Analytics('/collect').note('article', { id: 'p1-a3' })`. Without an address nothing is kept and nothing sent.
 */

/** How many events are sent together at most. */
const BATCH = 20;

export class Analytics {
  #address;
  #events = [];

  /** @param {string} address where events are sent to; none is an empty text */
  constructor(address) {
    this.#address = address;
    if (!address) return;
    // The last moment at which a browser on a phone surely runs a script of the page.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && this.send());
    addEventListener('pagehide', () => this.send());
  }

  /**
   * @param {string} name
   * @param {object} facts
   */
  note(name, facts) {
    if (!this.#address) return;
    this.#events.push({ name, ...facts, at: Math.round(performance.now()) });
    if (this.#events.length >= BATCH) this.send();
  }

  /** Sends what has not been sent. */
  send() {
    if (this.#events.length === 0) return;
    const body = JSON.stringify({ page: location.pathname, events: this.#events });
    // A beacon that the browser has no room for is sent with the next.
    if (navigator.sendBeacon(this.#address, body)) this.#events = [];
  }
}
