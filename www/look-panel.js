/**
 * The panel where people set how the paper looks: a row of choices for each thing, all of them at work at once.
 *
 * @module
 */

import { h } from './dom.js';
import { CHOICES, VALUES } from './look.js';
import { Panel } from './panel.js';

/** What each row is of, in the words' singular and plural. */
const ROWS = { theme: 'themes', direction: 'directions', face: 'faces', leading: 'leadings', measure: 'measures', paragraphs: 'paragraphings' };

/** Size, theme, direction, face, leading, measure, paragraphs. */
export class LookPanel extends Panel {
  #look;
  #size;
  #say;

  /**
   * @param {import('./desk.js').DeskWords} words
   * @param {import('./look.js').Look} look
   * @param {{say: (text: string) => void, onkeys: () => void}} on
   */
  constructor(words, look, { say, onkeys }) {
    const size = h('output', {});
    const button = (/** @type {string} */ name, /** @type {() => void} */ act, /** @type {string} */ text = name) => {
      const node = h('button', { type: 'button', 'aria-label': text === name ? null : name }, text);
      node.addEventListener('click', act);
      return node;
    };
    super(
      words.look,
      h('div', { class: 'row', role: 'group', 'aria-label': words.size }, h('span', { class: 'label' }, words.size), [
        button(words.smaller, () => this.#resize(-1), '−'),
        size,
        button(words.larger, () => this.#resize(1), '+'),
      ]),
      ...Object.entries(ROWS).map(([what, choices]) => row(what, words[what], words[choices])),
      h('div', { class: 'row' }, button(words.asSet, () => this.#reset()), button(words.keys, onkeys)),
    );
    this.#look = look;
    this.#size = size;
    this.#say = say;
    this.element.addEventListener('change', ({ target }) => {
      const { name, value } = /** @type {HTMLInputElement} */ (target);
      look.choose(name, value);
    });
  }

  /** Shows what is chosen now. */
  update() {
    this.#size.textContent = `${Math.round(this.#look.scale * 100)}%`;
    for (const input of this.element.querySelectorAll('input')) input.checked = this.#look.chosen(input.name) === input.value;
  }

  /** @param {1 | -1} by */
  #resize(by) {
    this.#look.resize(by);
    this.update();
    this.#say(this.#size.textContent);
  }

  #reset() {
    this.#look.reset();
    this.update();
  }
}

/**
 * @param {string} what
 * @param {string} name
 * @param {Record<string, string>} choices names of the values
 */
function row(what, name, choices) {
  const values = VALUES[what] ?? Object.keys(CHOICES[what]);
  return h('fieldset', { class: 'row' }, h('legend', { class: 'label' }, name), [
    ...values.map((value) => h('label', {}, h('input', { type: 'radio', name: what, value }), h('span', {}, choices[value]))),
  ]);
}
