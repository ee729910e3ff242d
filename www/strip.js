/**
 * Rows of buttons that come and go at the bar: for what is selected, and for what is being read aloud.
 *
 * @module
 */

import { h } from './dom.js';

/**
 * @param {string} name
 * @param {[string, () => void, string?][]} buttons text, what it does, and its name where the text is a sign
 * @returns {HTMLElement} hidden at first
 */
export function strip(name, buttons) {
  const element = h('div', { class: 'strip', role: 'group', 'aria-label': name, hidden: true }, buttons.map((button) => action(...button)));
  // What is selected stays selected while a button is pressed.
  element.addEventListener('mousedown', (event) => event.preventDefault());
  return element;
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {string} [name] where the text is a sign
 */
export function action(text, act, name) {
  const button = h('button', { type: 'button', 'aria-label': name, title: name }, text);
  button.addEventListener('click', act);
  return button;
}
