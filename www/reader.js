/**
 * `<baolan-reader>`: the plain text of a newspaper's pages in, a newspaper to read and search out. The only module
 * that wires the others: attributes and properties come in here, events go out here, and where the reader is (which
 * article, which page, which query) is kept here and nowhere else.
 *
 * ```html
 * <baolan-reader src="p1.txt p2.txt" publication="萧山日报" date="2024-01-12" router="hash">…</baolan-reader>
 * ```
 *
 * @module
 */

import { CONTENTS, Router, place } from './address.js';
import { chrome } from './chrome-style.js';
import { ContentsView } from './contents.js';
import { days } from './day.js';
import { h, link } from './dom.js';
import { BaolanError, Engine } from './engine.js';
import { headed, makeup, pageName, title } from './makeup.js';
import { Notice } from './notice.js';
import { SearchBox } from './search.js';
import { words } from './strings.js';

/** @typedef {import('./address.js').Place} Place */
/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {{history?: 'push' | 'replace', focus?: boolean, scroll?: boolean}} Way */

/** Attributes that are properties of the same name, in camel case; each a string, or null where there is none. */
const MIRRORED = ['src', 'publication', 'date', 'page', 'article', 'q', 'theme', 'router', 'wasm-url'];

/** How a move is made, by what made it. */
const BY = /** @type {const} */ ({
  opening: { history: 'push', focus: true, scroll: true },
  typing: { history: 'replace' },
  travelling: { focus: true },
  setting: { history: 'replace', scroll: true },
  loading: { history: 'replace' },
});

/** How long an issue is open, in ms, before what reading an article takes is fetched without being asked for. */
const SETTLED = 3000;

/** How many hits are listed: more than anyone walks through, few enough to draw between two keystrokes. */
const LISTED = 40;

export class BaolanReader extends HTMLElement {
  static observedAttributes = ['src', 'publication', 'date', 'page', 'article', 'q', 'router'];

  #words = words(this.lang || document.documentElement.lang);
  #engine = new Engine();
  #contents = new ContentsView(this.#words);
  /** @type {import('./article.js').ArticleView | undefined} once there was a reason to fetch it */
  #article;
  /** @type {Promise<void> | undefined} */
  #fetched;
  /** @type {number | undefined} the timer that fetches it without a reason */
  #settling;
  #box = new SearchBox(this.#words, { ontype: (q) => this.#type(q), onchoose: (article) => this.#move({ article }, BY.opening) });
  #notice = new Notice(this.#words, { onretry: () => (this.#issue ? this.#retry() : this.#open()) });
  #name = h('span', { class: 'name' });
  #home = link(CONTENTS, { class: 'home' }, this.#name, ' ', this.#words.contents);
  #bar = h('div', { class: 'bar', hidden: true }, this.#home, this.#box.element);
  #fallback = h('slot');
  #status = h('p', { class: 'status', role: 'status' });
  #sheet = h('div', { class: 'sheet', lang: this.#words.lang }, [
    this.#bar,
    this.#notice.element,
    this.#contents.element,
    this.#fallback,
    this.#status,
  ]);

  /** @type {import('./engine.js').Source | null} */
  #source = null;
  /** @type {AbortController | null} the load under way, or the last one */
  #abort = null;
  /** @type {Issue | null} */
  #issue = null;
  /** @type {string[]} the publication and the day, as far as they are known */
  #imprint;
  /** @type {import('./makeup.js').MakeUp} */
  #makeup;
  /** @type {Place} where the reader is, or wants to be once there is an issue */
  #place = CONTENTS;
  /** @type {Place | null} what the views show */
  #shown = null;
  /** @type {import('./model.js').Hits} */
  #hits;
  /** @type {Router | null} */
  #router = null;
  /** Whether the element is setting its own attributes. */
  #mirroring = false;
  /** @type {Node} */
  #root;
  /** @type {(issue: Promise<Issue>) => void} */
  #settle;
  /** @type {Promise<Issue>} */
  #ready = new Promise((resolve) => (this.#settle = resolve));

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [chrome];
    shadow.append(this.#sheet);
    this.#ready.catch(() => {}); // Whoever does not wait for it has the event and the notice.
    this.addEventListener('click', (event) => this.#click(event));
  }

  /** The issue of `src` or the last `load`, once it can be read; rejected with a BaolanError if it can't. */
  get ready() {
    return this.#ready;
  }

  /** The model, with the publication and date the attributes give; null while there is none. */
  get issue() {
    return this.#issue;
  }

  /**
   * Opens an issue from its text.
   *
   * @param {string | string[]} texts one string a page
   * @returns {Promise<Issue>} as `ready`
   */
  load(texts) {
    this.#take({ texts: [texts].flat() });
    return this.#ready;
  }

  /**
   * Opens an article as a click on its headline would.
   *
   * @param {string} id
   * @returns {Promise<boolean>} whether the issue has it
   */
  async open(id) {
    await this.#ready;
    const has = Boolean(this.#issue && this.#makeup.pieces.has(id));
    if (has) await this.#fetch();
    if (has) this.#move({ article: id }, BY.opening);
    return has;
  }

  /**
   * Searches the issue; what is on the page stays as it is (set `q` to change that).
   *
   * @param {string} query
   * @returns {Promise<import('./model.js').Hits>} best first
   */
  async search(query) {
    await this.#ready;
    return this.#engine.answer(String(query ?? ''));
  }

  connectedCallback() {
    this.#reclaim();
    this.#root = this.getRootNode();
    this.#article?.adopt(this.#root);
    document.addEventListener('keydown', this.#slash);
    this.#route();
    if (this.#source && !this.#issue) this.#open();
  }

  disconnectedCallback() {
    this.#article?.release(this.#root);
    document.removeEventListener('keydown', this.#slash);
    this.#router?.close();
    this.#router = null;
    // An element that is only moved is back before this runs, and keeps its issue.
    queueMicrotask(() => !this.isConnected && this.#close());
  }

  attributeChangedCallback(name, before, value) {
    if (this.#mirroring || before === value) return;
    if (name === 'src') this.#take(value?.trim() ? { urls: value.trim().split(/\s+/) } : null);
    else if (name === 'router') this.#route();
    else if (name === 'article') this.#move({ article: value, page: null }, BY.setting);
    else if (name === 'page') this.#move({ article: null, page: Number(value) || null }, BY.setting);
    else if (name === 'q') this.#move({ q: value ?? '' }, BY.typing);
    else if (this.#issue) this.#draw();
  }

  /** Properties set before the element was defined shadow the accessors; set them again, through these. */
  #reclaim() {
    for (const name of MIRRORED.map(camel)) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  /** @param {import('./engine.js').Source | null} source */
  #take(source) {
    this.#source = source;
    if (source === null) this.#close();
    else if (this.isConnected) this.#open();
  }

  /** Starts a load; one still under way is given up. */
  #open() {
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.#ready = this.#opened(this.#abort.signal);
    this.#ready.catch(() => {});
    this.#settle(this.#ready);
  }

  /** @param {AbortSignal} signal */
  async #opened(signal) {
    this.#sheet.ariaBusy = 'true';
    this.#say(this.#words.opening);
    try {
      await null; // Attributes set one after the other, src and wasm-url, all count.
      const place = this.#router?.place ?? this.#place;
      await Promise.all([this.#engine.open(this.#source, { wasmUrl: this.wasmUrl, signal }), place.article && this.#fetch()]);
      this.#show();
      return this.#issue;
    } catch (error) {
      if (signal !== this.#abort.signal) return this.#ready;
      if (!signal.aborted) this.#fail(error);
      throw error;
    }
  }

  /** Shows the issue that has just been opened. */
  #show() {
    this.#clear();
    this.#draw();
    this.#fallback.hidden = true;
    this.#bar.hidden = false;
    if (this.#router) this.#place = this.#router.place;
    this.#emit('load', { issue: this.#issue });
    this.#turn({ ...BY.loading, scroll: Boolean(this.#router && (this.#place.article || this.#place.page)) });
    if (this.#box.focused) this.#list();
    this.#settling = setTimeout(() => this.#fetch().catch(() => {}), SETTLED);
  }

  /** Makes up the contents, with what the attributes know better than the text. */
  #draw() {
    const issue = this.#engine.issue;
    const publication = this.publication ?? issue.publication;
    const date = this.date ?? issue.date;
    this.#issue = { ...issue, publication, date };
    this.#imprint = [publication, days(date, this.#words)[0]].filter(Boolean);
    this.#makeup = makeup(this.#issue);
    this.#name.textContent = publication ?? '';
    this.#contents.draw(this.#issue, this.#makeup);
    this.#article?.list(this.#makeup);
  }

  /** @param {import('./engine.js').BaolanError} error */
  #fail(error) {
    this.#close();
    this.#tell(error);
  }

  /** @param {import('./engine.js').BaolanError} error */
  #tell(error) {
    this.#notice.show(error);
    this.#emit('error', { code: error.code ?? 'wasm', page: error.page, url: error.url, message: error.message, error });
  }

  /** Back to what stood here before there was an issue. */
  #close() {
    this.#abort?.abort();
    this.#engine.close();
    this.#clear();
  }

  #clear() {
    this.#issue = null;
    this.#shown = null;
    clearTimeout(this.#settling);
    this.#notice.clear();
    this.#contents.clear();
    this.#article?.hide();
    this.#box.close();
    this.#contents.element.hidden = this.#bar.hidden = true;
    this.#fallback.hidden = false;
    this.#sheet.ariaBusy = null;
    this.#say('');
  }

  /** Goes once more where the view of an article was missing. */
  #retry() {
    this.#notice.clear();
    this.#shown = null;
    this.#turn(BY.opening);
  }

  /** Fetches the view of an article, once. */
  #fetch() {
    this.#fetched ??= import('./article.js').then(
      ({ ArticleView }) => this.#furnish(new ArticleView(this.#words, { say: (text) => this.#say(text) })),
      (cause) => {
        this.#fetched = undefined;
        throw new BaolanError('wasm', { cause });
      },
    );
    return this.#fetched;
  }

  /** @param {import('./article.js').ArticleView} view */
  #furnish(view) {
    this.#article = view;
    this.#bar.append(view.matches);
    this.#contents.element.after(view.element);
    if (this.isConnected) view.adopt(this.#root);
    if (this.#issue) view.list(this.#makeup);
  }

  /** Takes or lets go of the address bar, as `router` says. */
  #route() {
    this.#router?.close();
    this.#router = null;
    if (!this.isConnected || this.router !== 'hash') return;
    this.#router = new Router((place, { scroll }) => this.#move(place, { ...BY.travelling, scroll }));
    this.#place = this.#router.place;
    if (this.#issue) this.#turn(BY.loading);
  }

  /**
   * Goes somewhere; before there is an issue, that is where it will open.
   *
   * @param {Partial<Place>} change
   * @param {Way} way
   */
  #move(change, way) {
    this.#place = { ...this.#place, ...change };
    if (this.#issue) this.#turn(way);
  }

  /**
   * Makes the views, the attributes and the address say where the reader is.
   *
   * @param {Way} way
   */
  #turn({ history, focus, scroll }) {
    const before = this.#shown;
    const here = (this.#place = this.#shown = this.#resolved());
    const asked = here.q !== (before?.q ?? '');
    const turned = !before || here.article !== before.article;
    this.#router?.write(here, history, this.#title());
    if (!before || asked) this.#query(here.q);
    this.#mirror(here);
    if (asked) this.#emit('search', this.#hits);
    const show = () => {
      if (turned || (asked && here.article)) this.#view(here);
      if (focus || scroll) this.#find(here, before, { focus, scroll });
      if (turned && (before || here.article)) this.#emit('article', { id: here.article, article: this.#piece()?.article ?? null });
    };
    if (this.#article || !here.article) return show();
    this.#fetch().then(
      () => this.#shown === here && show(),
      (error) => this.#tell(error),
    );
  }

  /** The place wanted, as far as the issue has it; else the contents. */
  #resolved() {
    const { article, page, q } = this.#place;
    const piece = this.#piece();
    if (piece) return { article, page: piece.page.number, q };
    return { article: null, page: this.#issue.pages.some(({ number }) => number === page) ? page : null, q };
  }

  /** @param {string} q */
  #query(q) {
    this.#box.query = q;
    this.#hits = this.#engine.search(q);
    this.#engine.learn(q, this.#hits).then((more) => more && this.#issue && this.#place.q === q && this.#again());
  }

  /** Answers the query once more. */
  #again() {
    this.#hits = this.#engine.search(this.#place.q);
    if (this.#place.article && this.#article) this.#view(this.#place);
    if (this.#box.focused) this.#list();
    this.#emit('search', this.#hits);
  }

  /** @param {Place} here */
  #view({ article, q }) {
    this.#notice.clear();
    this.#contents.element.hidden = Boolean(article);
    this.#home.ariaCurrent = article ? null : 'page';
    if (!article) return this.#article?.hide();
    const { order } = this.#makeup;
    const piece = this.#piece();
    const at = order.indexOf(piece.story[0]);
    this.#article.show(this, piece, ({ id }) => this.#engine.mark(id, q), {
      source: [...this.#imprint, pageName(piece.story[0].page, this.#words)],
      previous: order[at - 1],
      next: at < 0 ? undefined : order[at + 1],
    });
  }

  /**
   * @param {Place} here
   * @param {Place | null} before
   * @param {{focus: boolean, scroll: boolean}} what
   */
  #find(here, before, { focus, scroll }) {
    if (!here.article) return this.#contents.find({ article: before?.article ?? null, page: here.page }, { focus, scroll });
    if (focus) this.#article.focus();
    if (scroll) this.#article.scroll();
  }

  /** The article that is open, as a piece of its story. */
  #piece() {
    return this.#makeup.pieces.get(this.#place.article);
  }

  /** What to call the page where it belongs to the reader. */
  #title() {
    const piece = this.#piece();
    return [piece && title(piece.story[0].article, this.#words.untitled), ...this.#imprint].filter(Boolean).join(' · ');
  }

  /** @param {Place} here */
  #mirror({ article, page, q }) {
    this.#mirroring = true;
    Object.assign(this, { article, page, q: q || null });
    this.#mirroring = false;
  }

  /** @param {string} q */
  #type(q) {
    this.#move({ q }, BY.typing);
    if (this.#issue) this.#list();
  }

  /** Lists the hits under the box, and says how many there are. */
  #list() {
    const { q } = this.#place;
    const { total, exact, meant, hits } = this.#hits;
    const options = hits.slice(0, LISTED).map((hit) => {
      const piece = this.#makeup.pieces.get(hit.article);
      const { headline } = this.#engine.mark(headed(piece).id, q);
      return { ...hit, headline, page: this.#words.page(piece.page.number) };
    });
    this.#box.show(q, options, { total, exact, meant });
    const found = exact ? this.#words.found : this.#words.nearest;
    this.#say(q.trim() === '' ? '' : total > 0 ? found(total) : this.#words.none(q.trim()));
  }

  /** @param {string} text to be heard by those who listen to the page */
  #say(text) {
    this.#status.textContent = text;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && 'go' in node.dataset);
    if (!link) return;
    event.preventDefault();
    const { article, page } = place(/** @type {HTMLAnchorElement} */ (link).hash);
    this.#move({ article, page }, BY.opening);
  }

  /** The key `/` goes to the search box, unless someone is typing. */
  #slash = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
    if (target.matches?.('input, textarea, select') || target.isContentEditable || !this.#issue) return;
    event.preventDefault();
    this.#box.focus();
  };

  /**
   * @param {'load' | 'error' | 'article' | 'search'} name
   * @param {object} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`baolan-${name}`, { detail, bubbles: true, composed: true }));
  }
}

/** @param {string} name */
function camel(name) {
  return name.replace(/-./g, (dash) => dash[1].toUpperCase());
}

for (const name of MIRRORED) {
  Object.defineProperty(BaolanReader.prototype, camel(name), {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

if (!customElements.get('baolan-reader')) customElements.define('baolan-reader', BaolanReader);
