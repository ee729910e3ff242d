/**
 * What reading a story takes: its text and the way through it, how it looks, the matches in it, and what several pages have beside
 * each. The reader fetches it when a story is opened; the desk with all that can be done with a story comes after the text, which
 * it would only keep waiting. In come the issue and where the reader is, out goes what is wanted, by the functions it was given.
 *
 * @module
 */

import { adopt, release } from './article-style.js';
import { ArticleView } from './article.js';
import { h } from './dom.js';
import { BaolanError } from './error.js';
import { language } from './language.js';
import { Look } from './look.js';
import { pageName } from './makeup.js';
import { meant } from './meant.js';
import { recall } from './memory.js';
import { paged } from './paging.js';
import { marked } from './passage.js';
import { remarks } from './remarks.js';
import { readingStyle } from './reading-style.js';
import { reading } from './strings/zh-Hans.js';
import { combine, turn } from './upright.js';
import { Walk } from './walk.js';

/** @typedef {import('./makeup.js').Piece} Piece */
/** @typedef {import('./group.js').Group} Group */
/** @typedef {typeof import('./strings/zh-Hans.js').first & typeof reading} ReadingWords */
/** @typedef {{piece: Piece, q: string, quote: string, groups: Group[]}} Shown a piece of a story, what was looked for, a passage to point out, and what was found */

/**
 * What reading asks of the reader.
 *
 * @typedef {object} On
 * @property {(change: Partial<import('./address.js').Place>) => void} move to open something
 * @property {(article: string) => void} walk to go on to another story's matches
 * @property {(text: string) => void} say what must be heard as well as seen
 * @property {(article: import('./model.js').Article) => import('./model.js').Marked} mark
 * @property {(page: import('./model.js').Page) => Uint8Array} text of a page, as it came
 * @property {(name: 'offline', detail: object) => void} emit an event of the element
 * @property {() => void} list the hits again, where they are listed
 * @property {(query?: string) => void} seek to go to the search box, with a query or without
 */

/** How long after reading has begun the desk is fetched, in ms: the text is on the page by then. */
const SETTLED = 250;

/** @type {WeakMap<Element, Reading>} what reads in each sheet a reader has made */
const all = new WeakMap();

/** What a story takes. */
export class Reading {
  #host;
  /** The reader's sheet in the language this speaks. */
  #sheet;
  #words;
  #on;
  #look;
  #view;
  #walk;
  #strips;
  /** @type {import('./desk.js').Desk | null} what can be done with a story, once it is there */
  #desk = null;
  /** @type {Promise<void> | null} */
  #fetched = null;
  /** @type {number | undefined} the timer that fetches it without a reason */
  #settling;
  /** @type {import('./desk.js').Issued} */
  #issued;
  #lang = '';
  /** @type {HTMLElement | null} the passage an address points out */
  #quote = null;
  /** How the text that is shown was set. */
  #set = '';
  /** @type {HTMLElement | null} the button of a panel that is to be opened */
  #pressed = null;
  /** @type {Shown | null} what is on the page */
  #shown = null;
  /** @type {number | null} of the contents */
  #page = null;
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
    const sheet = sheetOf(host);
    // A reader that asks twice, before the first has come, gets the one there is; in another language its sheet is another.
    if (all.has(sheet)) return all.get(sheet);
    all.set(sheet, this);
    this.#host = host;
    this.#sheet = sheet;
    // Whoever has the words of the front page gets those that come with this.
    this.#words = Object.assign(words, { ...reading, ...words });
    this.#on = on;
    this.#look = new Look(host);
    this.#view = new ArticleView(this.#words, { ondoubt: () => this.#toggleLines() });
    this.#walk = new Walk(this.#words, on);
    this.#strips = h('div', { class: 'strips' }, this.#walk.element);
    this.element = h('div', { class: 'desk' }, this.#view.element);
    this.atBar = [this.#strips];
    turn(this.#view.scroller, () => this.#look.isVertical);
    const [chrome] = host.shadowRoot.adoptedStyleSheets;
    host.shadowRoot.adoptedStyleSheets = [chrome, readingStyle, this.#look.sheet];
  }

  /** What the contents of several pages take. */
  paged = paged;

  /**
   * The reader stands in a document or shadow root, which gets the sheet for the story's text.
   *
   * @param {Node} root
   */
  adopt(root) {
    if (this.#root) return;
    this.#root = root;
    adopt(root);
    this.#desk?.arrive();
    this.#settling = setTimeout(() => this.settled().catch(() => {}), SETTLED);
  }

  /** It stands there no more. */
  release() {
    if (!this.#root) return;
    release(this.#root);
    this.#root = null;
    clearTimeout(this.#settling);
    this.#desk?.leave();
  }

  /**
   * The piece of a story that an address means, whatever the parser called it then.
   *
   * @param {import('./address.js').Place} place
   */
  meant(place) {
    return meant(place, this.#issued.makeup.pieces);
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
    this.#lang = language(issue);
    this.#issued = { issue, makeup, imprint, read, lang: this.#lang };
    this.#desk?.draw(this.#issued);
    if (!this.#shown) this.hide();
  }

  /**
   * Shows a story.
   *
   * @param {Piece} piece which was opened
   * @param {Omit<Shown, 'piece'>} asked
   */
  show(piece, asked) {
    this.#shown = { piece, ...asked };
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
    this.#view.hide();
    this.#walk.end();
    this.#desk?.hide(page);
  }

  focus() {
    this.#view.focus();
  }

  /** Brings the passage into view, or the first match of the piece, or where the piece begins. */
  scroll() {
    const { mark } = this.#walk;
    if (this.#quote) this.#quote.scrollIntoView({ block: 'center', inline: 'center' });
    else if (this.#view.piece.contains(mark)) this.#walk.show();
    else this.#view.scroll();
  }

  /** The attributes say another look. */
  look() {
    this.#look.apply();
    this.#desk?.look();
    const way = this.#way;
    if (!this.#shown || way === this.#set) return;
    const { mark, at } = this.#walk;
    const part = this.#inView();
    this.#render();
    this.#walk.at = at;
    if (mark) this.#walk.show();
    else if (part > 0) this.#view.text.children[part].scrollIntoView();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key has done something; one that is pressed before the desk has come does it then
   */
  key(event) {
    if (this.#desk) return this.#desk.key(event);
    const isSearch = event.key === '/' && !recall('keys').off;
    const shown = this.#shown;
    // By then somebody may have gone on to something else.
    const isMeant = () => this.#host.isConnected && this.#shown === shown && !isWriting(this.#host);
    if (isSearch) this.#on.seek();
    else this.settled().then(() => isMeant() && this.#desk?.key(event), () => {});
    return isSearch;
  }

  /**
   * Opens or shuts a panel.
   *
   * @param {'map' | 'look'} panel
   * @param {HTMLElement} button
   */
  async toggle(panel, button) {
    // Pressed twice, as nothing seemed to happen, it is opened once.
    this.#pressed = button;
    await this.settled();
    if (this.#pressed !== button) return;
    this.#pressed = null;
    this.#desk?.toggle(panel, button);
  }

  /**
   * The stories of a query that are left by the facet that was chosen for it.
   *
   * @param {string} q
   * @param {Group[]} groups
   */
  narrowed(q, groups) {
    return this.#desk?.listed(q, groups) ?? groups;
  }

  /**
   * What helps to ask.
   *
   * @param {string} q
   * @param {Group[]} groups
   * @returns {HTMLElement[]}
   */
  aids(q, groups) {
    return this.#desk?.aids(q, groups) ?? [];
  }

  /**
   * What is to be known of an answer beside its hits.
   *
   * @param {string} query
   * @param {Parameters<typeof remarks>[2]} answer
   */
  remarks(query, answer) {
    return remarks(this.#words, query, answer, this.#on.seek);
  }

  /**
   * @param {string} id
   * @returns {Promise<object | null>} null where the issue has no such article
   */
  async newsArticle(id) {
    await this.settled();
    return this.#desk?.newsArticle(id) ?? null;
  }

  /** Fetches what can be done with a story, once; all words are there then. */
  settled() {
    this.#fetched ??= import('./desk.js').then(
      ({ Desk }) => this.#furnish(Desk),
      (cause) => {
        this.#fetched = null;
        throw new BaolanError('wasm', { cause });
      },
    );
    return this.#fetched;
  }

  /** @param {typeof import('./desk.js').Desk} Desk */
  #furnish(Desk) {
    // In another language there is another sheet, with a desk of its own.
    if (this.#sheet !== sheetOf(this.#host)) return;
    const parts = { look: this.#look, view: this.#view, walk: this.#walk };
    const desk = new Desk(this.#host, this.#words, parts, { ...this.#on, lines: () => this.#toggleLines() });
    this.#desk = desk;
    this.#strips.append(...desk.strips);
    this.#strips.after(...desk.atBar);
    this.element.append(desk.element);
    if (this.#root) desk.arrive();
    if (!this.#issued) return;
    desk.draw(this.#issued);
    if (this.#shown) desk.set(this.#shown);
    else desk.hide(this.#page);
    // What helps to ask has come; who walks through the hits already goes on.
    if (!this.#sheet.querySelector('[aria-activedescendant]')) this.#on.list();
  }

  /** Which way the text is set: what of the look needs it to be set anew. */
  get #way() {
    return [this.#look.isVertical, this.#host.getAttribute('view')].join();
  }

  #render() {
    const { piece, q, quote, groups } = this.#shown;
    const { imprint, makeup } = this.#issued;
    const { pages, order } = makeup;
    const at = order.indexOf(piece.story[0]);
    const hadFocus = this.#view.text?.matches(':focus-within');
    this.#set = this.#way;
    this.#view.show(this.#host, piece, {
      lang: this.#lang,
      mark: this.#on.mark,
      source: [...imprint, pageName(piece.story[0].page, this.#words)],
      previous: order[at - 1],
      next: at < 0 ? undefined : order[at + 1],
    });
    if (hadFocus) this.#view.focus();
    this.#view.list(pages.find((made) => made.page === piece.page), piece);
    this.#furnishText(quote);
    this.#walk.start(this.#view.text, this.#view.piece, this.#desk?.narrowed(q, groups) ?? groups, piece.story);
    if (this.#desk) this.#desk.set(this.#shown);
    // The printed lines are the desk's.
    else if (this.#host.view) this.settled().catch(() => {});
  }

  /**
   * What goes with the text that has just been set.
   *
   * @param {string} quote
   */
  #furnishText(quote) {
    const { text, scroller } = this.#view;
    const { isVertical } = this.#look;
    if (isVertical) combine(text);
    this.#quote = quote ? marked(text, quote) : null;
    if (quote && !this.#quote) this.#on.say(this.#words.quoteGone);
    // What scrolls by itself is to be reached by the keyboard, and has a name then.
    for (const [name, value] of Object.entries({ tabindex: 0, role: 'region', 'aria-label': this.#words.text })) {
      if (isVertical) scroller.setAttribute(name, String(value));
      else scroller.removeAttribute(name);
    }
  }

  #toggleLines() {
    this.#host.view = this.#host.view === 'lines' ? null : 'lines';
  }

  /** The number of the first part of the text that is in view. */
  #inView() {
    return [...this.#view.text.children].findIndex((node) => {
      const { bottom, right } = node.getBoundingClientRect();
      return this.#look.isVertical ? bottom > 0 : right > 0 && bottom > 0;
    });
  }
}

/** @param {HTMLElement} host */
const sheetOf = (host) => host.shadowRoot.firstElementChild;

/** Whether somebody is writing, in the reader or elsewhere. @param {HTMLElement} host */
const isWriting = (host) => [document, host.shadowRoot].some(({ activeElement }) => activeElement?.matches('input, textarea, select, [contenteditable]'));
