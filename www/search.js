/**
 * The search box and the list of its hits: an ARIA combobox, both in one root. In come a query to show and hits to
 * list, out go what was typed and what was chosen. A half-composed pinyin syllable never counts as typed.
 *
 * @module
 */

import { h, lines, marked } from './dom.js';

/** @typedef {import('./model.js').Run} Run */
/** @typedef {{article: string, headline: Run[][], page: string, matches: number, snippet: Run[]}} Option */
/** @typedef {import('./strings.js').Words} Words */

/** How many options are drawn with the keystroke: more than a popup shows. The others follow `LATER`, in ms, when these are painted. */
export const SEEN = 6;
export const LATER = 40;

/** The box, its popup and its keys. */
export class SearchBox {
  #words;
  #ontype;
  #onchoose;
  #input;
  #list;
  #note;
  #aids;
  #popup;
  #active = -1;
  /** @type {(() => Option)[]} */
  #options = [];
  /** What the box last told; the same text again, as some browsers send after composing, is no news. */
  #told = '';
  element;

  /**
   * @param {Words} words
   * @param {{ontype: (query: string) => void, onchoose: (article: string) => void}} on
   */
  constructor(words, { ontype, onchoose }) {
    this.#words = words;
    this.#ontype = ontype;
    this.#onchoose = onchoose;
    this.#input = /** @type {HTMLInputElement} */ (h('input', boxAttributes(words)));
    this.#list = h('ul', { id: 'hits', role: 'listbox', class: 'hits', tabindex: -1, 'aria-label': words.results });
    this.#note = h('p', { class: 'note' });
    this.#aids = h('div', { class: 'aids' });
    this.#popup = h('div', { class: 'popup', hidden: true }, this.#aids, this.#list, this.#note);
    this.element = h('div', { class: 'search', role: 'search' }, this.#input, this.#popup);
    this.#listen();
  }

  /** Looks for something else, as if it had been typed. */
  ask(/** @type {string} */ query) {
    this.#input.value = query;
    this.#input.focus();
    this.#tell();
  }

  /** Shows a query that was not typed here; the list stays shut. */
  set query(query) {
    this.#told = query;
    if (this.#input.value !== query) this.#input.value = query;
  }

  /** Whether the list or what helps to ask is open. */
  get isOpen() {
    return !this.#popup.hidden;
  }

  /** Whether the person is at the box or what helps to ask. */
  get focused() {
    return this.element.matches(':focus-within');
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  /**
   * Opens the list with these hits, or shuts it if there is nothing to look for.
   *
   * @param {(() => Option)[]} options what makes each, as most are made later
   * @param {(Node | string)[]} remarks what is to be known of the answer, under the list
   * @param {HTMLElement[]} aids what helps to ask, over the list: groups of buttons
   */
  show(options, remarks, aids) {
    this.#activate(-1);
    this.#aids.replaceChildren(...aids);
    this.#options = options;
    this.#list.replaceChildren();
    this.#draw(SEEN);
    setTimeout(() => this.#options === options && this.#draw(), LATER);
    this.#list.hidden = options.length === 0;
    this.#note.replaceChildren(...remarks);
    this.#note.hidden = remarks.length === 0;
    if (options.length + remarks.length + aids.length > 0) this.#open();
    else this.close();
  }

  /** @param {number} [until] how many options are to be there; all of them if nothing is said */
  #draw(until) {
    const at = this.#list.children.length;
    this.#list.append(...this.#options.slice(at, until).map((option, after) => this.#option(option(), at + after)));
  }

  close() {
    // What is not drawn may be of an issue that goes.
    this.#options = [];
    this.#popup.hidden = true;
    this.#input.setAttribute('aria-expanded', 'false');
    this.#activate(-1);
  }

  #open() {
    this.#popup.hidden = false;
    this.#list.scrollTop = 0;
    this.#input.setAttribute('aria-expanded', String(!this.#list.hidden));
  }

  #listen() {
    const input = this.#input;
    input.addEventListener('input', (event) => !(/** @type {InputEvent} */ (event).isComposing) && this.#tell());
    input.addEventListener('compositionend', () => this.#tell());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('focus', () => this.#ontype(this.#told));
    this.element.addEventListener('focusout', (event) => !this.element.contains(/** @type {Node} */ (event.relatedTarget)) && this.close());
    // The box keeps focus while the list is pressed, or the list would shut before the click lands.
    this.#popup.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => this.#choose(/** @type {Element} */ (event.target).closest('[role=option]')));
  }

  #tell() {
    const { value } = this.#input;
    if (value === this.#told) return;
    this.#told = value;
    this.#ontype(value);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#action(event.key);
    if (!act) return;
    this.#draw();
    event.preventDefault();
    act();
  }

  /**
   * What a key does here and now; nothing where the box itself knows better.
   *
   * @param {string} key
   * @returns {(() => void) | undefined}
   */
  #action(key) {
    const options = this.#list.children;
    const open = !this.#popup.hidden;
    const walking = open && this.#active >= 0;
    const last = this.#options.length - 1;
    if (key === 'Escape') return open ? () => this.close() : this.#input.value ? () => this.ask('') : undefined;
    if (!open && /^(ArrowDown|ArrowUp|Enter)$/.test(key)) return () => this.#ontype(this.#input.value);
    if (last < 0) return undefined;
    if (key === 'ArrowDown') return () => this.#activate(this.#active < last ? this.#active + 1 : 0);
    if (key === 'ArrowUp') return () => this.#activate(this.#active > 0 ? this.#active - 1 : last);
    if (key === 'Home' && walking) return () => this.#activate(0);
    if (key === 'End' && walking) return () => this.#activate(last);
    if (key === 'Enter') return () => this.#choose(options[Math.max(0, this.#active)]);
    return undefined;
  }

  /** @param {number} at which option to walk to; -1 for none */
  #activate(at) {
    const options = this.#list.children;
    options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = at;
    const option = options[at];
    if (!option) return this.#input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.#input.setAttribute('aria-activedescendant', option.id);
  }

  /** @param {Element | null | undefined} option */
  #choose(option) {
    const article = /** @type {HTMLElement | null} */ (option)?.dataset.article;
    if (!article) return;
    this.close();
    this.#onchoose(article);
  }

  /**
   * @param {Option} option
   * @param {number} at
   */
  #option({ article, headline, page, matches, snippet }, at) {
    return h(
      'li',
      { id: `hit-${at}`, role: 'option', class: 'hit', 'aria-selected': 'false', 'data-article': article },
      h('span', { class: 'title' }, lines(headline)),
      ' ',
      h('span', { class: 'where' }, page, ' · ', this.#words.matches(matches)),
      ' ',
      h('span', { class: 'snippet' }, marked(snippet)),
    );
  }
}

/** @param {Words} words */
const boxAttributes = (words) => ({
  type: 'search',
  class: 'box',
  role: 'combobox',
  placeholder: words.search,
  enterkeyhint: 'search',
  autocomplete: 'off',
  autocapitalize: 'off',
  spellcheck: 'false',
  'aria-label': words.search,
  'aria-autocomplete': 'list',
  'aria-controls': 'hits',
  'aria-expanded': 'false',
  'aria-keyshortcuts': '/',
});
