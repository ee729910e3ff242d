/**
 * All that reading takes once the front page is there: the article and what stands around it, the panels at the bar, the keys. The
 * reader fetches it when an article is opened, or a little after an issue is, so that nobody waits for it before the first headline.
 * In come the issue and where the reader is, out goes what is wanted, by the functions it was given.
 *
 * @module
 */

import { adopt, release } from './article-style.js';
import { ArticleView } from './article.js';
import { deskStyle } from './desk-style.js';
import { h } from './dom.js';
import { facets, narrowed } from './facets.js';
import { Keys } from './keys.js';
import { language } from './language.js';
import { LinesView } from './lines.js';
import { Look } from './look.js';
import { LookPanel } from './look-panel.js';
import { pageName } from './makeup.js';
import { MapPanel } from './map-panel.js';
import { meant } from './meant.js';
import { keep, recall } from './memory.js';
import { newsArticle } from './news-article.js';
import { pageMap } from './page-map.js';
import * as paging from './paging.js';
import { marked } from './passage.js';
import { Progress } from './progress.js';
import { slug } from './slug.js';
import { action } from './strip.js';
import { later } from './strings/zh-Hans.js';
import { swipes } from './swipe.js';
import { Tools } from './tools.js';
import { combine, turn } from './upright.js';
import { Walk } from './walk.js';

/** @typedef {import('./makeup.js').Piece} Piece */
/** @typedef {import('./group.js').Group} Group */
/** @typedef {typeof import('./strings/zh-Hans.js').first & typeof later} DeskWords */

/**
 * What a desk asks of the reader.
 *
 * @typedef {object} On
 * @property {(change: Partial<import('./address.js').Place>) => void} move to open something
 * @property {(article: string) => void} walk to go on to another story's matches
 * @property {(text: string) => void} say what must be heard as well as seen
 * @property {(article: import('./model.js').Article) => import('./model.js').Marked} mark
 * @property {(page: import('./model.js').Page) => Uint8Array} text of a page, as it came
 * @property {(name: 'offline', detail: object) => void} emit an event of the element
 * @property {() => void} list the hits again
 * @property {(query?: string) => void} seek to go to the search box, with a query or without
 */

/** What a window says of the network. */
const NETWORK = ['offline', 'online'];

/** How many queries are remembered: those that fit on a phone. */
const QUERIES = 6;

/** @type {WeakMap<Element, Desk>} the desk of each sheet a reader has made */
const desks = new WeakMap();

/** What an article takes. */
export class Desk {
  #host;
  #words;
  #on;
  #look;
  #tools;
  #article;
  #lines;
  #walk;
  #progress;
  #map;
  #looks;
  #keys;
  #aside = h('div', { class: 'map', 'aria-hidden': 'true' });
  /** @type {import('./model.js').Issue} */
  #issue;
  /** @type {import('./makeup.js').MakeUp} */
  #makeup;
  /** @type {string[]} */
  #imprint;
  /** @type {string[]} */
  #read;
  #lang = '';
  /** @type {number | null} of the contents */
  #page = null;
  /** @type {HTMLElement | null} the passage an address points out */
  #quote = null;
  /** How the text that is shown was set. */
  #set = '';
  /** @type {{piece: Piece, q: string, quote: string, groups: Group[]} | null} what is on the page */
  #shown = null;
  /** @type {{q: string, facet: import('./facets.js').Facet | null}} what the hits of a query are narrowed to */
  #narrow = { q: '', facet: null };
  /** @type {Node | null} where the reader stands */
  #root = null;
  /** What stands under the bar. */
  element;
  /** What stands at the bar. */
  atBar;

  /**
   * @param {HTMLElement} host the reader
   * @param {import('./strings.js').Words} words
   * @param {On} on
   */
  constructor(host, words, on) {
    const sheet = host.shadowRoot.firstElementChild;
    // A reader that asks twice, before the first has come, gets the one there is; in another language its sheet is another.
    if (desks.has(sheet)) return desks.get(sheet);
    desks.set(sheet, this);
    this.#host = host;
    // Whoever has the words of the front page gets those that come with the desk.
    this.#words = Object.assign(words, { ...later, ...words });
    this.#on = on;
    this.#look = new Look(host);
    this.#build(this.#words);
    const [chrome] = host.shadowRoot.adoptedStyleSheets;
    host.shadowRoot.adoptedStyleSheets = [chrome, deskStyle, this.#look.sheet];
  }

  /** Sets up what stands in it. @param {DeskWords} words */
  #build(words) {
    const { say } = this.#on;
    const keys = () => this.#keys.show();
    const toLines = () => this.#toggleLines();
    this.#tools = new Tools(words, { say, onlines: toLines, routed: () => this.#host.getAttribute('router') === 'hash' });
    this.#article = new ArticleView(words, { tools: this.#tools.element, map: this.#aside, ondoubt: toLines });
    this.#lines = new LinesView(words);
    this.#walk = new Walk(words, this.#on);
    this.#progress = new Progress(words.progress, () => this.#finish(this.#shown.piece.story[0]));
    this.#map = new MapPanel(words);
    this.#looks = new LookPanel(words, this.#look, { say, onkeys: keys });
    this.#keys = new Keys(words, (name) => this.#act(name));
    this.#article.element.append(this.#lines.element);
    this.element = h('div', { class: 'desk' }, this.#article.element, this.#keys.element);
    this.atBar = [h('div', { class: 'strips' }, this.#walk.element, this.#tools.strips), this.#progress.element, this.#map.element, this.#looks.element];
    turn(this.#article.scroller, () => this.#look.isVertical);
    const sheet = this.#host.shadowRoot.firstElementChild;
    // Who leaves the box has asked what stands in it.
    sheet.addEventListener('focusout', ({ target }) => target instanceof HTMLInputElement && target.role === 'combobox' && this.#remember(target.value.trim()));
    swipes(sheet, (by) => this.#host.issue && !(this.#look.isVertical && this.#shown) && this.#next(by));
  }

  /** What the contents of several pages take. */
  paging = paging;

  /**
   * The reader stands in a document or shadow root, which gets the sheet for the story's text.
   *
   * @param {Node} root
   */
  adopt(root) {
    if (this.#root) return;
    this.#root = root;
    adopt(root);
    for (const change of NETWORK) addEventListener(change, this.#network);
  }

  /** It stands there no more. */
  release() {
    if (!this.#root) return;
    release(this.#root);
    this.#root = null;
    this.#map.close();
    this.#looks.close();
    for (const change of NETWORK) removeEventListener(change, this.#network);
  }

  /**
   * The piece of a story that an address means, whatever the parser called it then.
   *
   * @param {import('./address.js').Place} place
   */
  meant(place) {
    return meant(place, this.#makeup.pieces);
  }

  /**
   * An issue that has just been opened, or goes by another name.
   *
   * @param {import('./model.js').Issue} issue
   * @param {import('./makeup.js').MakeUp} makeup
   * @param {string[]} imprint
   * @param {string[]} read the slugs of the stories that have been read; it gets longer here
   */
  draw(issue, makeup, imprint, read) {
    if (issue.pages !== this.#issue?.pages) this.#narrow = { q: '', facet: null };
    this.#read = read;
    this.#issue = issue;
    this.#makeup = makeup;
    this.#imprint = imprint;
    this.#lang = language(issue);
    if (!this.#shown) this.hide();
  }

  /**
   * Shows a story.
   *
   * @param {Piece} piece which was opened
   * @param {{q: string, quote: string, groups: Group[]}} what was looked for, a passage to point out, and what was found
   */
  show(piece, { q, quote, groups }) {
    this.#shown = { piece, q, quote, groups };
    this.#render();
  }

  /**
   * Nothing of a story is shown any more.
   *
   * @param {number | null} [page] of the contents that are
   */
  hide(page = null) {
    this.#shown = null;
    this.#page = page;
    this.#article.hide();
    this.#lines.hide();
    this.#walk.end();
    this.#tools.close();
    this.#progress.stop();
    if (this.#makeup) this.#map.draw(this.#makeup.pages, page, null, this.#reading);
  }

  focus() {
    this.#article.focus();
  }

  /** Brings the passage into view, or the first match of the piece, or where the piece begins. */
  scroll() {
    const { mark } = this.#walk;
    if (this.#quote) this.#quote.scrollIntoView({ block: 'center', inline: 'center' });
    else if (this.#article.piece.contains(mark)) this.#walk.show();
    else this.#article.scroll();
  }

  /**
   * Opens or shuts a panel.
   *
   * @param {'map' | 'look'} panel
   * @param {HTMLElement} button
   */
  toggle(panel, button) {
    this.#looks.update();
    (panel === 'map' ? this.#map : this.#looks).toggle(button);
  }

  /** The attributes say another look. */
  look() {
    this.#look.apply();
    this.#looks.update();
    const way = this.#way;
    if (!this.#shown || way === this.#set) return;
    const { mark, at } = this.#walk;
    const part = this.#inView();
    this.#render();
    this.#walk.at = at;
    if (mark) this.#walk.show();
    else if (part > 0) this.#article.text.children[part].scrollIntoView();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key has done something
   */
  key(event) {
    return this.#keys.press(event);
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
   * What helps to ask: facets of what was found, earlier queries where nothing is asked yet.
   *
   * @param {string} q
   * @param {Group[]} groups
   * @returns {HTMLElement[]}
   */
  aids(q, groups) {
    const words = this.#words;
    if (q.trim() === '') return this.#aid(words.earlier, this.#queries.map((query) => action(query, () => this.#on.seek(query))), action(words.forget, () => this.#forget()));
    const { facet } = this.#narrow;
    const chips = facets(groups, words).map(({ name, count, ...its }, at) => {
      const isChosen = facet?.by === its.by && facet.value === its.value;
      const chip = action(`${name} ${count}`, () => this.#narrowTo(isChosen ? null : its, at));
      chip.ariaPressed = String(isChosen);
      return chip;
    });
    return this.#aid(words.narrow, chips);
  }

  /**
   * @param {string} id
   * @returns {object | null} null where the issue has no such article
   */
  newsArticle(id) {
    const piece = this.#makeup?.pieces.get(id);
    return piece ? newsArticle(piece, this.#issue, this.#lang) : null;
  }

  /** The network has gone, or is back. */
  #network = () => {
    const offline = !navigator.onLine;
    if (this.#host.issue) this.#on.say(offline ? this.#words.offline : '');
    this.#on.emit('offline', { offline });
  };

  /** @type {[number, number]} how many stories of the issue have been read, and how many it has */
  get #reading() {
    const { order } = this.#makeup;
    return [order.filter((piece) => this.#read.includes(slug(piece))).length, order.length];
  }

  /** Which way the text is set: what of the look needs it to be set anew. */
  get #way() {
    return [this.#look.isVertical, this.#areLinesShown].join();
  }

  get #areLinesShown() {
    return this.#host.getAttribute('view') === 'lines';
  }

  #render() {
    const { piece, q, quote, groups } = this.#shown;
    const { pages, order } = this.#makeup;
    const at = order.indexOf(piece.story[0]);
    const page = pages.find((made) => made.page === piece.page);
    const hadFocus = this.#article.text?.matches(':focus-within');
    this.#set = this.#way;
    this.#article.show(this.#host, piece, {
      lang: this.#lang,
      mark: this.#on.mark,
      source: [...this.#imprint, pageName(piece.story[0].page, this.#words)],
      previous: order[at - 1],
      next: at < 0 ? undefined : order[at + 1],
    });
    if (hadFocus) this.#article.focus();
    this.#article.list(page, piece);
    this.#aside.replaceChildren(...pageMap(page, this.#words.untitled, piece, { tabindex: -1 }));
    this.#map.draw(pages, piece.page.number, piece, this.#reading);
    this.#furnish(piece, quote);
    this.#walk.start(this.#article.text, this.#article.piece, this.narrowed(q, groups), piece.story);
  }

  /**
   * What goes with the text that has just been set.
   *
   * @param {Piece} piece
   * @param {string} quote
   */
  #furnish(piece, quote) {
    const { text, scroller } = this.#article;
    const { isVertical } = this.#look;
    if (isVertical) combine(text);
    this.#quote = quote ? marked(text, quote) : null;
    if (quote && !this.#quote) this.#on.say(this.#words.quoteGone);
    // What scrolls by itself is to be reached by the keyboard, and has a name then.
    for (const [name, value] of Object.entries({ tabindex: 0, role: 'region', 'aria-label': this.#words.text })) {
      if (isVertical) scroller.setAttribute(name, String(value));
      else scroller.removeAttribute(name);
    }
    this.#tools.open(piece, text, this.#issue);
    this.#tools.mark(this.#areLinesShown);
    this.#progress.start(text, isVertical ? scroller : null);
    if (this.#areLinesShown) this.#lines.show(piece.story, this.#on.text, this.#lang);
    else this.#lines.hide();
  }

  #toggleLines() {
    this.#host.view = this.#areLinesShown ? null : 'lines';
  }

  /** The number of the first part of the text that is in view. */
  #inView() {
    return [...this.#article.text.children].findIndex((node) => {
      const { bottom, right } = node.getBoundingClientRect();
      return this.#look.isVertical ? bottom > 0 : right > 0 && bottom > 0;
    });
  }

  /**
   * To the story, or the page of the contents, before or behind the one that is shown.
   *
   * @param {1 | -1} by
   * @returns {boolean} whether there is one
   */
  #next(by) {
    if (!this.#shown) return this.#turn(by);
    const { order } = this.#makeup;
    const at = order.indexOf(this.#shown.piece.story[0]);
    const next = at < 0 ? undefined : order[at + by];
    if (next) this.#on.move({ article: next.article.id });
    return Boolean(next);
  }

  /**
   * To the page before or behind the one that is shown, or that the story is on.
   *
   * @param {1 | -1} by
   * @returns {boolean} whether there is one
   */
  #turn(by) {
    const { pages } = this.#makeup;
    const number = this.#shown ? this.#shown.piece.page.number : this.#page;
    const at = Math.max(0, pages.findIndex(({ page }) => page.number === number));
    const next = pages[at + by];
    if (next) this.#on.move({ article: null, page: next.page.number });
    return Boolean(next);
  }

  /**
   * What a key does.
   *
   * @param {string} name
   * @returns {boolean | void} false where there is nothing to do
   */
  #act(name) {
    const isOpen = Boolean(this.#shown);
    const acts = {
      search: () => this.#on.seek(),
      contents: () => isOpen && this.#on.move({ article: null, page: this.#shown.piece.page.number }),
      map: () => this.#press('map'),
      look: () => this.#press('look'),
      next: () => this.#next(1),
      previous: () => this.#next(-1),
      nextPage: () => this.#turn(1),
      previousPage: () => this.#turn(-1),
      nextMatch: () => this.#walk.step(1),
      previousMatch: () => this.#walk.step(-1),
      vertical: () => this.#look.cycle('direction'),
      theme: () => this.#look.cycle('theme'),
      larger: () => this.#look.resize(1),
      smaller: () => this.#look.resize(-1),
      lines: () => isOpen && this.#toggleLines(),
      aloud: () => isOpen && this.#tools.aloud(),
      keys: () => this.#keys.show(),
    };
    return acts[name]();
  }

  /** @param {'map' | 'look'} panel */
  #press(panel) {
    /** @type {HTMLElement} */ (this.#host.shadowRoot.querySelector(`[data-panel=${panel}]`)).click();
  }

  /**
   * @param {string} name
   * @param {HTMLElement[]} buttons
   * @param {HTMLElement} [last] that goes with them
   */
  #aid(name, buttons, last) {
    return buttons.length > 0 ? [h('div', { class: 'aid', role: 'group', 'aria-label': name }, h('span', { class: 'label' }, name), buttons, last)] : [];
  }

  /** @param {Piece} piece of a story that has been read to its end */
  #finish(piece) {
    if (this.#read.includes(slug(piece))) return;
    this.#read.push(slug(piece));
    keep({ read: { ...recall('read'), [this.#imprint.join()]: this.#read } });
  }

  /**
   * @param {import('./facets.js').Facet | null} facet
   * @param {number} at which of the facets it is; the list is made anew, and so is what has the focus
   */
  #narrowTo(facet, at) {
    const chips = () => [...this.#host.shadowRoot.querySelectorAll('.aid button')];
    const hadFocus = chips()[at].matches(':focus');
    this.#narrow = { ...this.#narrow, facet };
    this.#on.list();
    if (hadFocus) chips()[at]?.focus();
  }

  /** @type {string[]} the last one first */
  get #queries() {
    return [recall('queries').list ?? []].flat().map(String);
  }

  /** @param {string} q */
  #remember(q) {
    if (q && this.#queries[0] !== q) keep({ queries: { list: [q, ...this.#queries.filter((other) => other !== q)].slice(0, QUERIES) } });
  }

  #forget() {
    keep({ queries: {} });
    this.#on.list();
  }
}
