/**
 * Vertical writing: numbers of one or two digits stand upright in the width of a character (纵中横), the wheel and the keys that go
 * down a page go on to the left, as the text does.
 *
 * @module
 */

import { h } from './dom.js';

/** A number that is no part of a longer one, of a word or of a share. */
const SHORT = /(?<![\w.,%])\d{1,2}(?![\w.,%])/g;

/** Of a screen, how much one key goes on: what was read last stays in view. */
const SCREEN = 0.85;

/** How far an arrow goes, in CSS pixels: about a line. */
const LINE = 60;

/** Which way and how far keys go, in screens or lines. */
const KEYS = { PageDown: SCREEN, ' ': SCREEN, PageUp: -SCREEN };
const ARROWS = { ArrowDown: LINE, ArrowUp: -LINE };

/**
 * Puts each short number into a node of its own; the text stays the same.
 *
 * @param {HTMLElement} text
 */
export function combine(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  for (const node of nodes) {
    for (const { index, 0: digits } of [...node.data.matchAll(SHORT)].reverse()) {
      node.splitText(index + digits.length);
      const number = node.splitText(index);
      number.replaceWith(h('span', { 'data-role': 'digits' }, digits));
    }
  }
}

/**
 * @param {HTMLElement} scroller
 * @param {() => boolean} isVertical
 */
export function turn(scroller, isVertical) {
  const on = (/** @type {number} */ left, /** @type {Event} */ event) => {
    const before = scroller.scrollLeft;
    scroller.scrollBy({ left: -left });
    if (scroller.scrollLeft !== before) event.preventDefault();
  };
  scroller.addEventListener('wheel', (event) => isVertical() && !event.ctrlKey && Math.abs(event.deltaY) > Math.abs(event.deltaX) && on(event.deltaY, event));
  scroller.addEventListener('keydown', (event) => {
    const { key, shiftKey, target } = event;
    if (!isVertical() || /** @type {Element} */ (target).closest('button, input')) return;
    const screens = KEYS[key] * (shiftKey ? -1 : 1);
    const by = screens ? screens * scroller.clientWidth : ARROWS[key];
    if (by) on(by, event);
  });
}
