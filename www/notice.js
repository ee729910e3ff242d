/**
 * What the reader says when an issue cannot be opened: what happened, what to do, and a button to try again.
 *
 * @module
 */

import { h } from './dom.js';

/** The view of a failure. */
export class Notice {
  #words;
  #onretry;
  element = h('div', { class: 'failure', role: 'alert' });

  /**
   * @param {import('./strings.js').Words} words
   * @param {{onretry: () => void}} on
   */
  constructor(words, { onretry }) {
    this.#words = words;
    this.#onretry = onretry;
  }

  /** @param {import('./error.js').BaolanError} error */
  show({ code, page, url }) {
    const words = this.#words;
    const [what, advice] = words.errors[code] ?? words.mistakes?.[code] ?? words.errors.wasm;
    const retry = h('button', { type: 'button', class: 'retry' }, words.retry);
    retry.addEventListener('click', () => this.#onretry());
    this.element.replaceChildren(
      h('h1', {}, what),
      h('p', {}, advice),
      page ? h('p', { class: 'which' }, [words.where(page), url].filter(Boolean).join('：')) : '',
      retry,
    );
  }

  clear() {
    this.element.replaceChildren();
  }
}
