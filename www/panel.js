/**
 * A panel at the bar: opened and shut by a button, shut by Escape, by a press elsewhere and when focus leaves it. In come what
 * stands in it and its name, out comes one node.
 *
 * @module
 */

import { h } from './dom.js';

/** A panel, open or not. */
export class Panel {
  /** @type {HTMLElement | null} what opened it */
  #button = null;
  element;

  /**
   * @param {string} name
   * @param {...import('./dom.js').Child} children
   */
  constructor(name, ...children) {
    this.element = h('div', { class: 'panel', role: 'dialog', 'aria-label': name, tabindex: -1, hidden: true }, ...children);
    this.element.addEventListener('keydown', (event) => event.key === 'Escape' && this.#leave(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && relatedTarget !== this.#button && !this.element.contains(/** @type {Node} */ (relatedTarget)) && this.close());
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** @param {HTMLElement} button */
  toggle(button) {
    if (this.isOpen) {
      this.close();
      return button.focus();
    }
    this.#button = button;
    this.element.hidden = false;
    button.ariaExpanded = 'true';
    document.addEventListener('pointerdown', this.#elsewhere);
    this.element.focus({ preventScroll: true });
  }

  close() {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.#button.ariaExpanded = 'false';
    document.removeEventListener('pointerdown', this.#elsewhere);
  }

  /** @param {KeyboardEvent} event */
  #leave(event) {
    event.preventDefault();
    this.close();
    this.#button.focus();
  }

  #elsewhere = (/** @type {PointerEvent} */ event) => event.composedPath().some((node) => node === this.#button || node === this.element) || this.close();
}
