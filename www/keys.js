/**
 * Keys of one stroke, and the sheet that lists them. Whoever talks to the computer, or hits keys by chance, can switch them off
 * (WCAG 2.1.4).
 *
 * @module
 */

import { h } from './dom.js';
import { keep, recall } from './memory.js';

/** What each key does, by the name of it in the words. */
const KEYS = {
  '/': 'search',
  c: 'contents',
  m: 'map',
  s: 'look',
  j: 'next',
  k: 'previous',
  ']': 'nextPage',
  '[': 'previousPage',
  n: 'nextMatch',
  N: 'previousMatch',
  v: 'vertical',
  d: 'theme',
  '+': 'larger',
  '-': 'smaller',
  o: 'lines',
  r: 'aloud',
  '?': 'keys',
};

/** Keys that do the same as another. */
const SAME = { '=': '+' };

/** The sheet of keys: a dialog over the page. */
export class Keys {
  #act;
  #off = Boolean(recall('keys').off);
  element;

  /**
   * @param {import('./desk.js').DeskWords} words
   * @param {(name: string) => boolean | void} act what a key does by its name; false where there is nothing to do
   */
  constructor(words, act) {
    this.#act = act;
    const on = /** @type {HTMLInputElement} */ (h('input', { type: 'checkbox' }));
    on.checked = !this.#off;
    on.addEventListener('change', () => {
      this.#off = !on.checked;
      keep({ keys: { off: this.#off } });
    });
    const close = h('button', { type: 'button' }, words.close);
    close.addEventListener('click', () => this.element.close());
    this.element = /** @type {HTMLDialogElement} */ (
      h('dialog', { class: 'keys', 'aria-label': words.keys }, [
        h('h2', {}, words.keys),
        h('dl', {}, Object.entries(KEYS).map(([key, name]) => h('div', {}, h('dt', {}, h('kbd', {}, key)), h('dd', {}, words.keyNames[name] ?? words[name])))),
        h('label', {}, on, ' ', words.keysOn),
        close,
      ])
    );
  }

  /** Shows the sheet. */
  show() {
    this.element.showModal();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key has done something
   */
  press({ key, repeat }) {
    const name = KEYS[SAME[key] ?? key];
    return Boolean(name && !this.#off && !this.element.open && !repeat && this.#act(name) !== false);
  }
}
