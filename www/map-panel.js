/**
 * The panel of pages: the map of one, with the way to those before and behind it, and all of them from afar.
 *
 * @module
 */

import { h, link } from './dom.js';
import { pageName } from './makeup.js';
import { pageMap, thumbnail } from './page-map.js';
import { Panel } from './panel.js';
import { action } from './strip.js';

/** @typedef {import('./makeup.js').MadeUpPage} MadeUpPage */

/** The pages of an issue, one of them large. */
export class MapPanel extends Panel {
  #words;
  #name;
  #map;
  #all;
  #read;
  #turns;
  /** @type {MadeUpPage[]} */
  #pages = [];
  #at = 0;
  /** @type {import('./makeup.js').Piece | null} */
  #open = null;

  /**
   * @param {import('./desk.js').DeskWords} words
   * @param {(() => Promise<void>) | null} onsave saves the issue as a web page, where it can be done
   */
  constructor(words, onsave) {
    const all = h('div', { class: 'all', role: 'group', 'aria-label': words.pageList });
    const turns = [-1, 1].map((by) => h('button', { type: 'button', 'aria-label': by < 0 ? words.previousPage : words.nextPage }, by < 0 ? '‹' : '›'));
    const name = h('p', { class: 'where', 'aria-live': 'polite' });
    const map = h('div', { class: 'map' });
    const read = h('p', { class: 'where' });
    const outcome = h('p', { class: 'where', role: 'status' });
    const save = () => onsave().then(() => '', () => words.unsaved).then((text) => (outcome.textContent = text));
    super(words.map, h('div', { class: 'head' }, turns[0], name, turns[1]), map, read, all, onsave && h('div', { class: 'row' }, action(words.save, save), outcome));
    this.#words = words;
    this.#name = name;
    this.#map = map;
    this.#all = all;
    this.#read = read;
    this.#turns = turns;
    turns.forEach((button, at) => button.addEventListener('click', () => this.#show(this.#at + (at === 0 ? -1 : 1))));
    // Who goes to a story has seen what there is to see.
    this.element.addEventListener('click', (event) => /** @type {Element} */ (event.target).closest('a') && this.close());
  }

  /**
   * @param {MadeUpPage[]} pages
   * @param {number | null} page the one to show large, by its number
   * @param {import('./makeup.js').Piece | null} open the story that is being read
   * @param {[number, number]} read how many stories of the issue have been read, and how many it has
   */
  draw(pages, page, open, read) {
    this.#read.textContent = this.#words.readOf(...read);
    this.#pages = pages;
    this.#open = open;
    this.#all.hidden = pages.length < 2;
    this.#all.replaceChildren(...pages.map((page) => link({ page: page.page.number }, {}, thumbnail(page), pageName(page.page, this.#words))));
    this.#show(Math.max(0, pages.findIndex((made) => made.page.number === page)));
  }

  /** @param {number} at */
  #show(at) {
    this.#at = at;
    const page = this.#pages[at];
    this.#name.textContent = pageName(page.page, this.#words);
    this.#map.replaceChildren(...pageMap(page, this.#words.untitled, this.#open));
    this.#turns.forEach((button, turn) => {
      /** @type {HTMLButtonElement} */ (button).disabled = !this.#pages[at + (turn === 0 ? -1 : 1)];
    });
    [...this.#all.children].forEach((other, number) => (other.ariaCurrent = number === at ? 'page' : null));
  }
}
