/**
 * How far a story has been read, as a line at the bar, and when it has been read to its end. In comes the story on the page,
 * whichever way its text runs.
 *
 * @module
 */

import { h } from './dom.js';

/** In ms: who is at the end sooner has looked a story over, not read it. */
const READING = 3000;

/** How much of a story has to have come into view, so that its last line counts wherever it stands. */
const END = 0.98;

/** The line, and what watches the page scroll. */
export class Progress {
  #onend;
  /** @type {HTMLElement | null} */
  #text = null;
  /** @type {HTMLElement | null} */
  #scroller = null;
  #since = 0;
  /** @type {number | undefined} */
  #timer;
  #frame = 0;
  element;

  /**
   * @param {string} name
   * @param {() => void} onend
   */
  constructor(name, onend) {
    this.#onend = onend;
    this.element = h('div', { class: 'progress', role: 'progressbar', 'aria-label': name, 'aria-valuemin': 0, 'aria-valuemax': 100, hidden: true });
  }

  /**
   * @param {HTMLElement} text
   * @param {HTMLElement | null} scroller that the text runs through from right to left; null where the page scrolls
   */
  start(text, scroller) {
    this.stop();
    this.#text = text;
    this.#scroller = scroller;
    this.#since = performance.now();
    this.#timer = setTimeout(this.#look, READING);
    this.element.hidden = false;
    // Whatever scrolls: the page, the text, or a box of a page that the element stands in.
    document.addEventListener('scroll', this.#soon, { capture: true, passive: true });
    scroller?.addEventListener('scroll', this.#soon, { passive: true });
    this.#look();
  }

  stop() {
    this.element.hidden = true;
    this.#scroller?.removeEventListener('scroll', this.#soon);
    this.#text = this.#scroller = null;
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    document.removeEventListener('scroll', this.#soon, { capture: true });
  }

  #soon = () => {
    this.#frame ||= requestAnimationFrame(this.#look);
  };

  #look = () => {
    this.#frame = 0;
    if (!this.#text) return;
    const part = Math.min(1, Math.max(0, this.#scroller ? across(this.#scroller) : down(this.#text)));
    this.element.style.setProperty('--part', part.toFixed(3));
    this.element.ariaValueNow = String(Math.round(part * 100));
    if (part >= END && performance.now() - this.#since >= READING) this.#onend();
  };
}

/**
 * @param {HTMLElement} text
 * @returns {number} how much of it has come into the window
 */
function down(text) {
  const { top, height } = text.getBoundingClientRect();
  return height > 0 ? (innerHeight - top) / height : 0;
}

/**
 * @param {HTMLElement} scroller
 * @returns {number} how much of it has been seen
 */
const across = ({ scrollLeft, scrollWidth, clientWidth }) => (Math.abs(scrollLeft) + clientWidth) / scrollWidth;
