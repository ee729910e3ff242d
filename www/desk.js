/**
 * What can be done with a story, and all that stands around it: tools, panels, keys, swipes, facets, earlier queries, what has been
 * read. It comes after the text, as nobody waits for it. In come the issue and the story that is on the page, out goes what is wanted,
 * by the functions it was given.
 *
 * @module
 */

import { Aids } from './aids.js';
import { deskStyle } from './desk-style.js';
import { h } from './dom.js';
import { Keys } from './keys.js';
import { LinesView } from './lines.js';
import { LookPanel } from './look-panel.js';
import { MapPanel } from './map-panel.js';
import { keep, recall } from './memory.js';
import { newsArticle } from './news-article.js';
import { pageMap } from './page-map.js';
import { Progress } from './progress.js';
import { slug } from './slug.js';
import { desk } from './strings/zh-Hans.js';
import { swipes } from './swipe.js';
import { Tools } from './tools.js';
import { IS_WHOLE } from './whole.js';

/** @typedef {import('./makeup.js').Piece} Piece */
/** @typedef {import('./group.js').Group} Group */
/** @typedef {import('./reading.js').Shown} Shown */
/** @typedef {import('./reading.js').ReadingWords & typeof desk} DeskWords */
/** @typedef {import('./reading.js').On & {lines: () => void}} On lines shows or hides those that were printed */

/**
 * What of reading a desk has to do with.
 *
 * @typedef {{look: import('./look.js').Look, view: import('./article.js').ArticleView, walk: import('./walk.js').Walk}} Parts
 */

/**
 * An issue as it is read: the slugs of its stories that have been read get more here, and its language is a tag.
 *
 * @typedef {{issue: import('./model.js').Issue, makeup: import('./makeup.js').MakeUp, imprint: string[], read: string[], lang: string}} Issued
 */

/** What a window says of the network. */
const NETWORK = ['offline', 'online'];

/** What can be done with a story. */
export class Desk {
  #host;
  #words;
  #on;
  #parts;
  #tools;
  #lines;
  #progress;
  #map;
  #looks;
  #keys;
  #aids;
  /** @type {HTMLElement} the strip that offers a new version */
  #offer = h('div', { hidden: true });
  /** Ends following the page's worker. */
  #unfollow = () => {};
  /** @type {import('./library.js').Library | null} what is kept, where the page wants that */
  #library = null;
  #isHere = false;
  /** @type {Issued} */
  #issued;
  /** @type {number | null} of the contents */
  #page = null;
  /** @type {Shown | null} what is on the page */
  #shown = null;
  /** What stands in the row over the bar. */
  strips;
  /** What stands at the bar. */
  atBar;
  /** What stands over the page. */
  element;

  /**
   * @param {HTMLElement} host the reader
   * @param {import('./strings.js').Words} words
   * @param {Parts} parts
   * @param {On} on
   */
  constructor(host, words, parts, on) {
    this.#host = host;
    this.#words = Object.assign(words, { ...desk, ...words });
    this.#parts = parts;
    this.#on = on;
    this.#build(/** @type {DeskWords} */ (this.#words));
    this.#listen();
    const { adoptedStyleSheets: sheets } = host.shadowRoot;
    // What was chosen stands last.
    host.shadowRoot.adoptedStyleSheets = [...sheets.slice(0, -1), deskStyle, ...sheets.slice(-1)];
    // What can't be had is done without.
    if (host.hasAttribute('library')) import('./library.js').then(({ Library }) => this.#shelve(Library), () => {});
  }

  /** @param {typeof import('./library.js').Library} Library */
  #shelve(Library) {
    this.#library = new Library(this.#host, /** @type {DeskWords} */ (this.#words), this.#on);
    this.element.after(this.#library.element);
    if (this.#isHere) this.#library.arrive();
  }

  /** Sets up what stands in it. @param {DeskWords} words */
  #build(words) {
    const { say, lines } = this.#on;
    const { look, view } = this.#parts;
    const keys = () => this.#keys.show();
    this.#tools = new Tools(words, { say, onlines: lines, routed: () => this.#host.getAttribute('router') === 'hash' });
    this.#lines = new LinesView(words);
    this.#progress = new Progress(words.progress, () => this.#finish(this.#shown.piece.story[0]));
    this.#map = new MapPanel(words, IS_WHOLE ? null : () => this.#save());
    this.#looks = new LookPanel(words, look, { say, onkeys: keys });
    this.#aids = new Aids(words, { list: this.#on.list, seek: this.#on.seek, chips: () => this.#host.shadowRoot.querySelectorAll('.aid button') });
    this.#keys = new Keys(words, (name) => this.#act(name));
    view.tools.replaceWith(this.#tools.element);
    view.element.append(this.#lines.element);
    this.strips = [...this.#tools.strips, this.#offer];
    this.atBar = [this.#progress.element, this.#map.element, this.#looks.element];
    this.element = this.#keys.element;
  }

  #listen() {
    const sheet = this.#host.shadowRoot.firstElementChild;
    // Who leaves the box has asked what stands in it.
    sheet.addEventListener('focusout', ({ target }) => target instanceof HTMLInputElement && target.role === 'combobox' && this.#aids.remember(target.value.trim()));
    swipes(sheet, (by) => this.#host.issue && !(this.#parts.look.isVertical && this.#shown) && this.#next(by));
  }

  /** The reader stands on a page. */
  arrive() {
    this.#isHere = true;
    this.#library?.arrive();
    for (const change of NETWORK) addEventListener(change, this.#network);
    if (!navigator.onLine) this.#network();
    this.#follow();
  }

  /** Has the page's own service worker keep it, where the page says that it has one. */
  #follow() {
    const worker = this.#host.getAttribute('service-worker');
    if (!worker) return;
    let isFollowed = true;
    this.#unfollow = () => (isFollowed = false);
    const onoffer = (/** @type {HTMLElement} */ offer) => {
      this.#offer.replaceWith(offer);
      this.#offer = offer;
    };
    import('./updates.js').then(({ follow }) => isFollowed && (this.#unfollow = follow(worker, this.#words, { onoffer, say: this.#on.say })), () => {});
  }

  /** It stands there no more. */
  leave() {
    this.#isHere = false;
    this.#library?.leave();
    this.#map.close();
    this.#looks.close();
    this.#unfollow();
    for (const change of NETWORK) removeEventListener(change, this.#network);
  }

  /**
   * An issue that has just been opened, or goes by another name.
   *
   * @param {Issued} issued
   */
  draw(issued) {
    if (issued.issue.pages !== this.#issued?.issue.pages) this.#aids.reset();
    this.#issued = issued;
  }

  /**
   * A story has been set.
   *
   * @param {Shown} shown
   */
  set(shown) {
    const { piece } = shown;
    const { text, scroller, map } = this.#parts.view;
    const { makeup, issue, lang } = this.#issued;
    this.#shown = shown;
    map.replaceChildren(...pageMap(makeup.pages.find(({ page }) => page === piece.page), this.#words.untitled, piece, { tabindex: -1 }));
    this.#map.draw(makeup.pages, piece.page.number, piece, this.#reading);
    this.#tools.open(piece, text, issue);
    this.#tools.mark(this.#areLinesShown);
    this.#progress.start(text, this.#parts.look.isVertical ? scroller : null);
    if (this.#areLinesShown) this.#lines.show(piece.story, this.#on.text, lang);
    else this.#lines.hide();
  }

  /**
   * Nothing of a story is shown any more.
   *
   * @param {number | null} page of the contents that are
   */
  hide(page) {
    this.#shown = null;
    this.#page = page;
    this.#lines.hide();
    this.#tools.close();
    this.#progress.stop();
    if (this.#issued) this.#map.draw(this.#issued.makeup.pages, page, null, this.#reading);
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
    this.#looks.update();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key has done something
   */
  key(event) {
    return this.#keys.press(event);
  }

  /**
   * @param {string} q
   * @param {Group[]} groups
   */
  narrowed(q, groups) {
    return this.#aids.narrowed(q, groups);
  }

  /**
   * Those that are listed: none where the whole library is searched, which lists what it finds among the aids.
   *
   * @param {string} q
   * @param {Group[]} groups
   */
  listed(q, groups) {
    return this.#library?.isAsked(q) ? [] : this.narrowed(q, groups);
  }

  /**
   * @param {string} q
   * @param {Group[]} groups
   */
  aids(q, groups) {
    return [...(this.#library?.offered(q) ?? []), ...(this.#library?.isAsked(q) ? [] : this.#aids.offered(q, groups))];
  }

  /**
   * @param {string} id
   * @returns {object | null} null where the issue has no such article
   */
  newsArticle(id) {
    const piece = this.#issued?.makeup.pieces.get(id);
    return piece ? newsArticle(piece, this.#issued.issue, this.#issued.lang) : null;
  }

  /** The network has gone, or is back. */
  #network = () => {
    const offline = !navigator.onLine;
    if (this.#host.issue) this.#on.say(offline ? this.#words.offline : '');
    this.#on.emit('offline', { offline });
  };

  /** @type {[number, number]} how many stories of the issue have been read, and how many it has */
  get #reading() {
    const { makeup, read } = this.#issued;
    return [makeup.order.filter((piece) => read.includes(slug(piece))).length, makeup.order.length];
  }

  get #areLinesShown() {
    return this.#host.getAttribute('view') === 'lines';
  }

  /**
   * To the story, or the page of the contents, before or behind the one that is shown.
   *
   * @param {1 | -1} by
   * @returns {boolean} whether there is one
   */
  #next(by) {
    if (!this.#shown) return this.#turn(by);
    const { order } = this.#issued.makeup;
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
    const { pages } = this.#issued.makeup;
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
      nextMatch: () => this.#parts.walk.step(1),
      previousMatch: () => this.#parts.walk.step(-1),
      vertical: () => this.#parts.look.cycle('direction'),
      theme: () => this.#parts.look.cycle('theme'),
      larger: () => this.#parts.look.resize(1),
      smaller: () => this.#parts.look.resize(-1),
      lines: () => isOpen && this.#on.lines(),
      aloud: () => isOpen && this.#tools.aloud(),
      keys: () => this.#keys.show(),
    };
    return acts[name]();
  }

  /** @param {'map' | 'look'} panel */
  #press(panel) {
    /** @type {HTMLElement} */ (this.#host.shadowRoot.querySelector(`[data-panel=${panel}]`)).click();
  }

  /** Saves the issue as a web page. */
  async #save() {
    const { issue } = this.#issued;
    // Taken now: another issue may be opened meanwhile.
    const texts = issue.pages.map(this.#on.text);
    const { save } = await import('./save.js');
    await save(issue, texts, this.#words.lang);
  }

  /** @param {Piece} piece of a story that has been read to its end */
  #finish(piece) {
    const { read, imprint } = this.#issued;
    if (read.includes(slug(piece))) return;
    read.push(slug(piece));
    keep({ read: { ...recall('read'), [imprint.join()]: read } });
  }
}
