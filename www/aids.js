/**
 * What helps to ask: facets of what a query found, and the stories that are left by the one that was chosen; earlier queries where
 * nothing is asked yet. In come queries and what they found, out come groups of buttons for the search box.
 *
 * @module
 */

import { h } from './dom.js';
import { facets, narrowed } from './facets.js';
import { keep, recall } from './memory.js';
import { action } from './strip.js';

/** @typedef {import('./group.js').Group} Group */

/** How many queries are remembered: those that fit on a phone. */
const QUERIES = 6;

/** The aids of one reader. */
export class Aids {
  #words;
  #on;
  /** @type {{q: string, facet: import('./facets.js').Facet | null}} what the hits of a query are narrowed to */
  #narrow = { q: '', facet: null };

  /**
   * @param {import('./desk.js').DeskWords} words
   * @param {{list: () => void, seek: (query: string) => void, chips: () => NodeListOf<HTMLElement>}} on to list the hits again, to look
   * for something else; chips are the buttons that are on the page
   */
  constructor(words, on) {
    this.#words = words;
    this.#on = on;
  }

  /** Another issue has come: facets are of the one before. */
  reset() {
    this.#narrow = { q: '', facet: null };
  }

  /**
   * The stories of a query that are left by the facet that was chosen for it.
   *
   * @param {string} q
   * @param {Group[]} groups
   */
  narrowed(q, groups) {
    if (this.#narrow.q !== q) this.#narrow = { q, facet: null };
    return this.#narrow.facet ? narrowed(groups, this.#narrow.facet) : groups;
  }

  /**
   * @param {string} q
   * @param {Group[]} groups
   * @returns {HTMLElement[]} none where nothing helps
   */
  offered(q, groups) {
    const words = this.#words;
    if (q.trim() === '') return this.#row(words.earlier, this.#queries.map((query) => action(query, () => this.#on.seek(query))), action(words.forget, () => this.#forget()));
    const { facet } = this.#narrow;
    const chips = facets(groups, words).map(({ name, count, ...its }, at) => {
      const isChosen = facet?.by === its.by && facet.value === its.value;
      const chip = action(`${name} ${count}`, () => this.#narrowTo(isChosen ? null : its, at));
      chip.ariaPressed = String(isChosen);
      return chip;
    });
    return this.#row(words.narrow, chips);
  }

  /** @param {string} q that somebody has asked */
  remember(q) {
    if (q && this.#queries[0] !== q) keep({ queries: { list: [q, ...this.#queries.filter((other) => other !== q)].slice(0, QUERIES) } });
  }

  /**
   * @param {string} name
   * @param {HTMLElement[]} buttons
   * @param {HTMLElement} [last] that goes with them
   */
  #row(name, buttons, last) {
    return buttons.length > 0 ? [h('div', { class: 'aid', role: 'group', 'aria-label': name }, h('span', { class: 'label' }, name), buttons, last)] : [];
  }

  /**
   * @param {import('./facets.js').Facet | null} facet
   * @param {number} at which of the facets it is; the list is made anew, and so is what has the focus
   */
  #narrowTo(facet, at) {
    const hadFocus = this.#on.chips()[at].matches(':focus');
    this.#narrow = { ...this.#narrow, facet };
    this.#on.list();
    if (hadFocus) this.#on.chips()[at]?.focus();
  }

  /** @type {string[]} the last one first */
  get #queries() {
    return [recall('queries').list ?? []].flat().map(String);
  }

  #forget() {
    keep({ queries: {} });
    this.#on.list();
  }
}
