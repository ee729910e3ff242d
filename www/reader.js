/**
 * `<baolan-reader>`: the plain text of a newspaper's pages in, a newspaper to read and search out. The only module
 * that wires the others: attributes and properties come in here, events go out here, and where the reader is (which
 * article, which page, which query) is kept here and nowhere else. What is said of the class becomes custom-elements.json and
 * docs/reference.md, with the parts and custom properties that the style modules name.
 *
 * ```html
 * <baolan-reader src="p1.txt p2.txt" publication="萧山日报" date="2024-01-12" router="hash">…</baolan-reader>
 * ```
 *
 * @module
 */

import { CONTENTS, Router, address, place } from './address.js';
import { camel, mirror } from './attributes.js';
import { chrome } from './chrome-style.js';
import { ContentsView } from './contents.js';
import { day, days } from './day.js';
import { h, link } from './dom.js';
import { Engine } from './engine.js';
import { BaolanError } from './error.js';
import { grouped } from './group.js';
import { headed, makeup, title } from './makeup.js';
import { recall } from './memory.js';
import { Notice } from './notice.js';
import { LATER, SEEN, SearchBox } from './search.js';
import { slug } from './slug.js';
import { CHINESE, words } from './strings.js';

/** @typedef {import('./address.js').Place} Place */
/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {{history?: 'push' | 'replace', focus?: boolean, scroll?: boolean}} Way */

/** Attributes that are properties of the same name, in camel case; each a string, or null where there is none. */
const MIRRORED = ['src', 'publication', 'date', 'page', 'article', 'q', 'view', 'theme', 'font-scale', 'writing-mode', 'router', 'wasm-url'];

/** How a move is made, by what made it. */
const BY = /** @type {const} */ ({
  opening: { history: 'push', focus: true, scroll: true },
  staying: { history: 'replace' },
  travelling: { focus: true },
  walking: { history: 'replace', scroll: true },
});

/** How long an issue is open, or the reader empty, in ms, before what reading an article takes is fetched without being asked for. */
const SETTLED = 3000;

/** How many hits are listed: more than anyone walks through, few enough to draw between two keystrokes. */
const LISTED = 40;

/**
 * A newspaper to read and to search, made in the browser of the plain text of its pages.
 *
 * An attribute with a property works both ways, and says where the reader is as people use it; the property is a string, or null. What people
 * choose for theme, size and direction is kept in the browser's storage (one entry, `baolan`) and holds where the page does not set the attribute.
 *
 * @tagname baolan-reader
 *
 * @attr {string} src - URLs of the pages' texts (UTF-8), parted by spaces, one a page.
 * @attr {string} publication - 报名; it stands over what the text says.
 * @attr {string} date - `YYYY-MM-DD`; it stands over what the text says.
 * @attr {string} article - The id of the open article (`p1-a3`); none for the contents. One that goes on at another page (下转) is shown with the
 * rest of its story, and so is one that goes on from another (上接), which opens at the turn.
 * @attr {number} page - The page of the contents to show, or that of the open article.
 * @attr {'lines'} view - `lines`: the open article beside its original lines.
 * @attr {string} q - The query in the search box; its matches are marked in the open article and the rest of its story.
 * @attr {'light' | 'dark' | 'sepia' | 'auto'} theme - The colours; `auto` are the system's, as without it.
 * @attr {number} font-scale - Size of the text in parts of the page's own, .7 to 2.5.
 * @attr {'vertical' | 'horizontal'} writing-mode - The direction of the text; `vertical` is 竖排.
 * @attr {string} lang - The language of the interface: 简体, 繁體 (`zh-Hant`, `zh-TW`, `zh-HK`) or English; that of the page where it has none.
 * @attr {'hash'} router - `hash`: the address names article and query (`#p1-a3/开局就要奔跑?q=…`), or a passage (`?quote=…`), back and forward
 * work, the page's title follows; without it neither is touched.
 * @attr {boolean} library - A shelf (报架) at the bar: issues are kept in the browser, in the database `baolan-library` of the page's origin, files
 * of pages are opened, and all that is kept is searched. Looked at when a reader's tools come.
 * @attr {string} service-worker - The address of a service worker of the page's own, which the reader has installed; without it no worker is
 * touched. Where the page lists its policies for Trusted Types, `baolan` is to be among them.
 * @attr {string} wasm-url - Where `baolan_wasm_bg.wasm` is, if not beside baolan.js; `baolan_papers_bg.wasm`, `baolan_search_bg.wasm` and
 * `baolan_table.bin` lie beside it.
 *
 * @fires {CustomEvent<{ issue: Issue }>} baolan-load - An issue has been opened.
 * @fires {CustomEvent<{ code: BaolanErrorCode, page: number | undefined, url: string | undefined, message: string, error: Error }>} baolan-error - What was to be
 * opened could not be. `code` is `missing`, `server`, `network`, `html`, `not-text`, `pdf`, `empty` or `wasm`; with `library` also `damaged`, of
 * an issue that was kept.
 * @fires {CustomEvent<{ id: string | null, article: Article | null }>} baolan-article - An article has been opened; both are null on the way
 * back to the contents. Of a story in several pieces, the piece that was opened.
 * @fires {CustomEvent<Hits>} baolan-search - What `search` gives, each time the reader’s query has changed and the first hits are painted (not of
 * a query that is typed over before), and once more when what had to be fetched first has answered it.
 * @fires {CustomEvent<{ offline: boolean }>} baolan-offline - The network has gone or come back.
 *
 * @slot - What is shown without JavaScript, until there is an issue, and when it can't be opened.
 * @slot masthead - Your own 报头 in place of the publication's name.
 * @slot end - Below the article's text.
 * @slot article - The reader's own: the open article, which it puts there itself.
 */
export class BaolanReader extends HTMLElement {
  static observedAttributes = [...MIRRORED, 'lang'];

  #engine = new Engine();
  #shadow = this.attachShadow({ mode: 'open' });
  /** @type {import('./strings.js').Words} */
  #words;
  /** @type {Promise<import('./strings.js').Words>} */
  #spoken;

  // What stands in the shadow root, made anew in another language.
  /** @type {ContentsView} */
  #contents;
  /** @type {SearchBox} */
  #box;
  /** @type {Notice} */
  #notice;
  /** @type {Record<'name' | 'home' | 'bar' | 'fallback' | 'status' | 'sheet', HTMLElement>} */
  #nodes;
  /** @type {import('./reading.js').Reading | null} what a story takes, once there was a reason to fetch it */
  #reading = null;
  /** @type {Promise<void> | null} */
  #fetched = null;
  /** @type {number | undefined} the timer that fetches it without a reason */
  #settling;
  /** Whether the first issue waits, as long as someone reads what stood here before. */
  #mayWait = true;

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
  /** @type {string[]} the slugs of the stories that have been read to their end */
  #read = [];
  /** @type {Place} where the reader is, or wants to be once there is an issue */
  #place = CONTENTS;
  /** @type {Place | null} what the views show */
  #shown = null;
  /** @type {import('./model.js').Hits} with the snippets of those that are seen at once, until the page is told of all */
  #hits;
  /** @type {number | undefined} the timer that tells it */
  #telling;
  /** @type {import('./group.js').Group[]} the same by story */
  #groups;
  /** @type {Router | null} */
  #router = null;
  /** Whether the element is setting its own attributes. */
  #mirroring = false;
  /** @type {Node} */
  #root;
  /** @type {(issue: Promise<Issue>) => void} */
  #resolve;
  /** @type {Promise<Issue>} */
  #ready = new Promise((resolve) => (this.#resolve = resolve));

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets = [chrome];
    this.#speak(CHINESE);
    this.#ready.catch(() => {}); // Whoever does not wait for it has the event and the notice.
    this.addEventListener('click', (event) => this.#click(event));
  }

  /**
   * The issue of `src` or the last `load`, once it can be read; rejected with an Error of `code`, `page`, `url`, `status` if it can't.
   *
   * @type {Promise<Issue>}
   */
  get ready() {
    return this.#ready;
  }

  /**
   * The model, with the publication and date the attributes give; null while there is none.
   *
   * @type {Issue | null}
   */
  get issue() {
    return this.#issue;
  }

  /**
   * Opens an issue from its text.
   *
   * @param {string | string[]} texts one string a page
   * @param {import('./engine.js').Source['Maker']} [Maker] internal: for the library, which has the edition of them
   * @returns {Promise<Issue>} as `ready`
   */
  load(texts, Maker) {
    this.#take({ texts: [texts].flat(), Maker });
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
   * @returns {Promise<import('./model.js').Hits>} `{query, total, exact, hits: [{article, score, matches, snippet: [{text, mark}]}]}`, best first
   */
  async search(query) {
    await this.#ready;
    return this.#engine.answer(String(query ?? ''));
  }

  /**
   * An article's story as schema.org has it, to be put on the page or sent on.
   *
   * @param {string | null} [id] the article that is open where none is given
   * @returns {Promise<import('./types/baolan.js').NewsArticle | null>} as schema.org has it, or null where the issue has no such article
   */
  async newsArticle(id = this.article) {
    await this.#ready;
    await this.#fetch();
    return this.#reading.newsArticle(id);
  }

  connectedCallback() {
    this.#reclaim();
    this.#remember();
    this.#root = this.getRootNode();
    this.#reading?.adopt(this.#root);
    document.addEventListener('keydown', this.#key);
    this.#listen();
    this.#route();
    if (this.#source && !this.#issue) this.#open();
  }

  disconnectedCallback() {
    this.#reading?.release();
    document.removeEventListener('keydown', this.#key);
    this.#router?.close();
    this.#router = null;
    // An element that is only moved is back before this runs, and keeps its issue.
    queueMicrotask(() => !this.isConnected && this.#close());
  }

  attributeChangedCallback(name, before, value) {
    if (this.#mirroring || before === value) return;
    if (name === 'src') this.#take(value?.trim() ? { urls: value.trim().split(/\s+/) } : null);
    else if (name === 'router') this.#route();
    else if (name === 'lang') this.#listen();
    else if (name === 'article') this.#move({ article: value }, BY.walking);
    else if (name === 'page') this.#move({ article: null, page: Number(value) || null }, BY.walking);
    else if (name === 'q') this.#move({ q: value ?? '' }, BY.staying);
    else if (/-|view|theme/.test(name)) this.#reading?.look();
    else if (this.#issue) this.#redraw();
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

  /** The colours of last time, where the page does not say others. */
  #remember() {
    this.theme ??= recall('look').theme;
  }

  /** Finds out which language the page is in, and takes its words. */
  #listen() {
    if (!this.isConnected) return;
    const spoken = (this.#spoken = words(this.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang));
    spoken.then((words) => spoken === this.#spoken && words !== this.#words && this.#speak(words));
  }

  /** @param {import('./strings.js').Words} words */
  #speak(words) {
    this.#reading?.release();
    this.#reading?.hide();
    this.#reading = this.#fetched = null;
    this.#words = words;
    this.#contents = new ContentsView(words);
    this.#box = new SearchBox(words, { ontype: (q) => this.#type(q), onchoose: (article) => this.#move({ article }, BY.opening) });
    this.#notice = new Notice(words, { onretry: () => (this.#issue ? this.#retry() : this.#open()) });
    this.#build();
    if (this.#shown) this.#redraw();
  }

  /** Sets up what stands in the shadow root. */
  #build() {
    const words = this.#words;
    const name = h('span', { class: 'name' });
    const home = link(CONTENTS, { class: 'home' }, name, ' ', words.contents);
    const tools = ['map', 'look'].map((panel) => this.#tool(panel));
    const bar = h('div', { class: 'bar', hidden: true }, home, this.#box.element, tools);
    const fallback = h('slot', {});
    const status = h('p', { class: 'status', role: 'status' });
    const sheet = h('div', { class: 'sheet', lang: words.lang }, [bar, this.#notice.element, this.#contents.element, status]);
    this.#nodes = { name, home, bar, fallback, status, sheet };
    // Beside the sheet, so that what stood here before stays as the page has set it.
    this.#shadow.replaceChildren(sheet, fallback);
  }

  /**
   * A button of the bar; what it opens is fetched with the desk.
   *
   * @param {'map' | 'look'} panel
   */
  #tool(panel) {
    const button = h('button', { type: 'button', class: 'tool', 'data-panel': panel, 'aria-expanded': 'false' }, this.#words[panel]);
    button.addEventListener('click', () => this.#fetch().then(() => this.#reading.toggle(panel, button)).catch((error) => this.#tell(error)));
    return button;
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
    this.#resolve(this.#ready);
  }

  /** @param {AbortSignal} signal */
  async #opened(signal) {
    this.#nodes.sheet.ariaBusy = 'true';
    this.#say(this.#words.opening);
    try {
      await null; // Attributes set one after the other, src and wasm-url, all count.
      const place = this.#router?.place ?? this.#place;
      await this.#spoken;
      const reading = place.article ? this.#fetch() : this.#isMore && this.#fetch().catch(() => {});
      const opening = [this.#engine.open(this.#source, { wasmUrl: this.wasmUrl, signal }), reading];
      // The first calendar takes a browser long to set up; while the text is on its way it has the time.
      if (!place.article) setTimeout(days, 0, '2000-01-01', this.#words);
      const [commit] = await Promise.all(opening);
      signal.throwIfAborted();
      commit();
      this.#show();
      return this.#issue;
    } catch (error) {
      if (signal !== this.#abort.signal) return this.#ready;
      if (!signal.aborted) await this.#fail(error);
      throw error;
    }
  }

  /** Whether there is more to be shown than a page in the colours of a newspaper, which takes what the desk brings. */
  get #isMore() {
    const { urls, texts } = this.#source;
    return (urls ?? texts).length > 1 || this.theme === 'sepia';
  }

  /** Shows the issue that has just been opened. */
  #show() {
    // Another issue is not what stood here before.
    this.#mayWait &&= !this.#issue;
    this.#clear();
    this.#draw();
    if (this.#router) this.#place = this.#router.place;
    this.#emit('load', { issue: this.#issue });
    this.#turn({ ...BY.staying, scroll: Boolean(this.#router && (this.#place.article || this.#place.page)) });
    // Whoever reads on is asked again when they move.
    const ask = () => setTimeout(() => this.#mayWait && !this.#isBegun && this.#turn({}));
    if (this.#mayWait) for (const move of ['scroll', 'focusout']) addEventListener(move, ask, { capture: true, signal: this.#abort.signal });
    if (this.#box.focused) this.#list();
    this.#settle();
  }

  /** Fetches what an article takes before somebody asks for it. */
  #settle() {
    this.#settling = setTimeout(() => this.#fetch().catch(() => {}), SETTLED);
  }

  /** Makes up the contents, with what the attributes know better than the text. */
  #draw() {
    const issue = this.#engine.issue;
    const publication = this.publication ?? issue.publication;
    const date = this.date ?? issue.date;
    this.#issue = { ...issue, publication, date };
    this.#imprint = [publication, day(date, this.#words)].filter(Boolean);
    this.#makeup = makeup(this.#issue);
    this.#read = [recall('read')[this.#imprint.join()] ?? []].flat();
    this.#nodes.name.textContent = publication ?? '';
    this.#nodes.bar.hidden = false;
    this.#reveal();
    this.#spread();
  }

  /** Gives the views the issue. */
  #spread() {
    this.#contents.draw(this.#issue, this.#makeup, (piece) => this.#read.includes(slug(piece)), this.#reading?.paged);
    this.#reading?.draw(this.#issue, this.#makeup, this.#imprint, this.#read);
  }

  /** Draws the same again, in another language or under another name. */
  #redraw() {
    this.#draw();
    this.#box.query = this.#place.q;
    const here = this.#shown;
    this.#fetch().then(
      () => this.#shown === here && this.#view(here),
      () => here.article || this.#view(here),
    );
  }

  /** @param {import('./error.js').BaolanError} error */
  #fail(error) {
    this.#close();
    this.#mayWait = false;
    // The library may have what could not be had.
    this.#settle();
    return this.#tell(error);
  }

  /** @param {import('./error.js').BaolanError} error */
  async #tell(error) {
    const load = this.#abort;
    if (!(error.code in this.#words.errors)) await this.#fetch().then(() => this.#reading.settled()).catch(() => {});
    if (load !== this.#abort) return;
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
    const { bar, fallback, sheet } = this.#nodes;
    this.#issue = null;
    this.#shown = null;
    clearTimeout(this.#settling);
    clearTimeout(this.#telling);
    this.#notice.clear();
    this.#contents.clear();
    this.#reading?.hide();
    this.#box.close();
    this.#contents.element.hidden = bar.hidden = true;
    fallback.hidden = sheet.hidden = false;
    sheet.ariaBusy = null;
    this.#say('');
  }

  /** Goes once more where the view of an article was missing. */
  #retry() {
    this.#shown = null;
    this.#turn(BY.opening);
  }

  /** Fetches what an article takes, once. */
  #fetch() {
    this.#fetched ??= import('./reading.js').then(
      ({ Reading }) => this.#furnish(Reading),
      (cause) => {
        this.#fetched = null;
        throw new BaolanError('wasm', { cause });
      },
    );
    return this.#fetched;
  }

  /** @param {typeof import('./reading.js').Reading} Reading */
  #furnish(Reading) {
    const reading = new Reading(this, this.#words, {
      move: (change) => this.#move(change, BY.opening),
      walk: (article) => this.#move({ article }, BY.walking),
      say: (text) => this.#say(text),
      mark: (article) => this.#engine.mark(article.id, this.#place.q),
      text: (page) => this.#engine.pages[this.#issue.pages.indexOf(page)],
      emit: (name, detail) => this.#emit(name, detail),
      list: () => this.#box.isOpen && this.#list(),
      seek: (query) => (query ? this.#box.ask(query) : this.#box.focus()),
    });
    this.#reading = reading;
    this.#nodes.bar.append(...reading.atBar);
    this.#contents.element.after(reading.element);
    if (this.isConnected) reading.adopt(this.#root);
    if (!this.#issue) return;
    this.#spread();
    if (this.#shown && !this.#shown.article && this.#issue.pages.length > 1) this.#view(this.#shown);
  }

  /** Takes or lets go of the address bar, as `router` says. */
  #route() {
    this.#router?.close();
    this.#router = null;
    if (!this.isConnected || this.router !== 'hash') return;
    this.#router = new Router((place, { scroll }) => {
      const go = () => this.#move(place, { ...BY.travelling, scroll });
      // What an address means, the desk knows best.
      if (this.#reading || !place.article) go();
      else this.#fetch().then(go, go);
    });
    this.#place = this.#router.place;
    if (this.#issue) this.#turn(BY.staying);
  }

  /**
   * Goes somewhere; before there is an issue, that is where it will open.
   *
   * @param {Partial<Place>} change
   * @param {Way} way
   */
  #move(change, way) {
    const { q } = this.#place;
    // Page, slug and quote are those of an article.
    this.#place = { ...('article' in change ? { ...CONTENTS, q } : this.#place), ...change };
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
    const opened = !before || here.article !== before.article;
    const turned = opened || here.page !== before.page || here.quote !== before.quote;
    this.#router?.write(here, history, this.#title());
    if (!before || asked) this.#query(here.q);
    this.#mirror(here);
    if (asked) this.#tellSoon();
    this.#mayWait &&= !focus && !scroll && this.#isBegun;
    this.#reveal();
    const show = () => {
      if (turned || (asked && here.article)) this.#view(here);
      if (focus || scroll) this.#find(here, before, { focus, scroll });
      if (opened && (before || here.article)) this.#emit('article', { id: here.article, article: this.#piece()?.article ?? null });
    };
    if (this.#reading || !here.article) return show();
    this.#fetch().then(
      () => this.#shown === here && show(),
      (error) => this.#tell(error),
    );
  }

  /** Shows the issue, or leaves what stood here before to whoever reads it. */
  #reveal() {
    const { fallback, sheet } = this.#nodes;
    fallback.hidden = !(sheet.hidden = this.#mayWait);
  }

  /** Whether someone has begun to read what stood here before: its top is above the window, or focus is in it. */
  get #isBegun() {
    const { y } = this.getBoundingClientRect();
    return (y < -1 || this.matches(':focus-within')) && Boolean(this.#nodes.fallback.assignedElements()[0] || this.innerText);
  }

  /** The place wanted, as far as the issue has it; else the contents. */
  #resolved() {
    const { page, q, quote } = this.#place;
    const piece = this.#reading ? this.#reading.meant(this.#place) : this.#piece();
    if (piece) return { article: piece.article.id, page: piece.page.number, slug: slug(piece), q, quote };
    return { ...CONTENTS, page: this.#issue.pages.some(({ number }) => number === page) ? page : null, q };
  }

  /** @param {string} q */
  #query(q) {
    this.#box.query = q;
    this.#search(q);
    this.#engine.learn(q, this.#hits).then((more) => more && this.#issue && this.#place.q === q && this.#again());
  }

  /** @param {string} q */
  #search(q) {
    this.#hits = this.#engine.search(q, SEEN);
    this.#groups = grouped(this.#hits, this.#makeup.pieces);
  }

  /** Answers the query once more. */
  #again() {
    this.#search(this.#place.q);
    if (this.#place.article && this.#reading) this.#view(this.#place);
    if (this.#box.focused) this.#list();
    this.#tellSoon();
  }

  /** Tells the page what was found; if that is more than is seen at once, when that much is painted. */
  #tellSoon() {
    clearTimeout(this.#telling);
    const { length } = this.#hits.hits;
    if (length > SEEN) this.#telling = setTimeout(() => this.#tellAll(), LATER);
    else this.#emit('search', this.#hits);
  }

  /** Cuts the snippets that are left, and tells the page. */
  #tellAll() {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#emit('search', (this.#hits = this.#engine.search(this.#hits.query)));
  }

  /** @param {Place} here */
  #view({ article, page, q, quote }) {
    const { home } = this.#nodes;
    this.#notice.clear();
    /** @type {HTMLAnchorElement} */ (home).href = address({ page: article ? page : null });
    home.ariaCurrent = article ? null : 'page';
    this.#contents.element.hidden = Boolean(article);
    if (article) return this.#reading.show(this.#piece(), { q, quote, groups: this.#groups });
    this.#reading?.hide(page);
    this.#contents.show(page);
  }

  /**
   * @param {Place} here
   * @param {Place | null} before
   * @param {{focus: boolean, scroll: boolean}} what
   */
  #find(here, before, { focus, scroll }) {
    if (!here.article) return this.#contents.find(before?.article, here.page, { focus, scroll });
    if (focus) this.#reading.focus();
    if (scroll) this.#reading.scroll();
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
    this.#move({ q }, BY.staying);
    if (this.#issue) this.#list();
  }

  /** Lists the hits under the box, and says how many there are. */
  #list() {
    const { q } = this.#place;
    const words = this.#words;
    const groups = this.#reading?.narrowed(q, this.#groups) ?? this.#groups;
    const options = groups.slice(0, LISTED).map(({ piece, matches }) => () => {
      const hit = () => this.#hits.hits.find(({ article }) => article === piece.article.id);
      // A hit that was found has a passage.
      if (this.#telling && !hit()?.snippet.length) this.#tellAll();
      const { headline } = this.#engine.mark(headed(piece).id, q);
      return { article: piece.article.id, headline, page: words.page(piece.page.number), matches, snippet: hit()?.snippet ?? [] };
    });
    const { exact, meant } = this.#hits;
    const asked = q.trim();
    const total = groups.length;
    const spoken = asked && (total > 0 ? (exact ? words.found : words.nearest)(total) : words.none(asked));
    const answer = { total, listed: options.length, exact, meant };
    const remarks = asked ? (this.#reading?.remarks(asked, answer) ?? (total > 0 ? [] : [spoken])) : [];
    this.#box.show(options, remarks, this.#reading?.aids(q, this.#groups) ?? []);
    // What more is to be said of an answer comes with what reading takes.
    if (asked && !this.#reading && (!exact || meant || total !== options.length || !total)) this.#fetch().then(() => this.#box.isOpen && this.#list(), () => {});
    this.#say(spoken);
  }

  /** @param {string} text to be heard by those who listen to the page */
  #say(text) {
    this.#nodes.status.textContent = text;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && 'go' in node.dataset);
    if (!link) return;
    event.preventDefault();
    const { q, ...there } = place(/** @type {HTMLAnchorElement} */ (link).hash);
    this.#move(there, BY.opening);
  }

  /** Keys that do something wherever the focus is, unless someone is typing. */
  #key = (/** @type {KeyboardEvent} */ event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !this.#issue || this.#mayWait) return;
    const path = event.composedPath();
    const target = /** @type {HTMLElement} */ (path[0]);
    const isOurs = path.includes(this) || (this.#router && target === document.body);
    if (!isOurs || target.matches('input:not([type=radio], [type=checkbox]), textarea, select') || target.isContentEditable) return;
    if (this.#reading ? this.#reading.key(event) : this.#early(event)) event.preventDefault();
  };

  /**
   * A key that is pressed before what it does is there, does it then; the box is there from the first.
   *
   * @param {KeyboardEvent} event
   */
  #early(event) {
    const isSearch = event.key === '/' && !recall('keys').off;
    if (isSearch) this.#box.focus();
    else this.#fetch().then(() => this.#reading.key(event), () => {});
    return isSearch;
  }

  /**
   * @param {'load' | 'error' | 'article' | 'search' | 'offline'} name
   * @param {object} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`baolan-${name}`, { detail, bubbles: true, composed: true }));
  }
}

mirror(BaolanReader, MIRRORED);

if (!customElements.get('baolan-reader')) customElements.define('baolan-reader', BaolanReader);
