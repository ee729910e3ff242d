/**
 * The library: issues that are kept in the browser, opened and searched without being parsed again. It wires the shelf, what comes in
 * and goes out, the panel, and the search over all; the desk fetches it where the page has the attribute `library`.
 *
 * @module
 */

import { bound, edition, hash, named, rebound, unbound } from './bound.js';
import { BaolanError } from './error.js';
import { h } from './dom.js';
import { dropped, fetched, pasted, taken } from './intake.js';
import { LibraryPanel } from './library-panel.js';
import { libraryStyle } from './library-style.js';
import { fileName, parcels, unpacked } from './parcel.js';
import { pressed } from './press.js';
import { Shelf, persist, room } from './shelf.js';
import { ShelfSearch } from './shelf-search.js';
import { library as en } from './strings/en.js';
import { library as hans } from './strings/zh-Hans.js';
import { library as hant } from './strings/zh-Hant.js';

/** @typedef {import('./bound.js').Kept} Kept */
/** @typedef {import('./bound.js').Card} Card */
/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {import('./desk.js').DeskWords & import('./strings/zh-Hans.js').LibraryWords} ShelfWords */
/** @typedef {{issue: Issue, pages: import('./intake.js').Taken[], skipped: import('./intake.js').Skipped[]}} Proof what came in and was parsed, to be looked at before it is kept */

/** What the library says, by the language of the interface. @type {Record<string, import('./strings/zh-Hans.js').LibraryWords>} */
const WORDS = { 'zh-CN': hans, 'zh-Hant': hant, en };

/** What is kept, and the ways to it. */
export class Library {
  #host;
  #words;
  #on;
  #shelf = new Shelf((id) => this.#change(id));
  #panel;
  #search;
  #button;
  /** @type {AbortController | null} what comes in just now */
  #work = null;
  /** Raised when an issue of the shelf is chosen. */
  #turn = 0;
  /** Whether anything was ever kept from this page: it is asked once that it may stay. */
  #hasAsked = false;
  /** What stands over the page. */
  element;

  /**
   * @param {HTMLElement} host the reader
   * @param {import('./desk.js').DeskWords} words
   * @param {import('./reading.js').On} on
   */
  constructor(host, words, on) {
    this.#host = host;
    this.#on = on;
    this.#words = { ...words, ...(WORDS[words.lang] ?? en) };
    this.#panel = new LibraryPanel(this.#words, {
      pin: () => this.#try(() => this.#pin()),
      take: (files) => this.#take(() => files),
      fetch: (address) => this.#take((options) => fetched(address, options).then((file) => [file])),
      cancel: () => this.#work?.abort(),
      keep: (proof, names) => this.#try(() => this.#keepProof(proof, names)),
      show: (proof, names) => this.#try(() => this.#showProof(proof, names)),
      open: (id) => this.#try(() => this.open(id)),
      remove: (id) => this.#remove(id),
      restore: (kept) => this.#try(() => this.#restore(kept)),
      send: (ids) => this.#try(() => this.#send(ids)),
      say: on.say,
    });
    this.#search = new ShelfSearch(host, this.#words, {
      shelf: this.#shelf,
      mend: (id) => this.#mend(id),
      tools: () => this.#tools(),
      table: () => beyond().then((more) => more?.table(host.wasmUrl)),
      open: (id, place) => this.#try(() => this.open(id, place)),
      seek: on.seek,
      say: on.say,
    });
    this.#button = h('button', { type: 'button', class: 'tool', 'data-panel': 'library', 'aria-haspopup': 'dialog' }, this.#words.shelf);
    this.#button.addEventListener('click', () => this.show());
    this.element = this.#panel.element;
    const { adoptedStyleSheets: sheets } = host.shadowRoot;
    host.shadowRoot.adoptedStyleSheets = [...sheets.slice(0, -1), libraryStyle, ...sheets.slice(-1)];
    this.#listen();
  }

  #listen() {
    const sheet = this.#host.shadowRoot.firstElementChild;
    // Beside the way to the contents, where nothing moves that someone may be about to press.
    sheet.querySelector('.home').after(this.#button);
    sheet.addEventListener('dragover', (event) => {
      if (![.../** @type {DragEvent} */ (event).dataTransfer.types].includes('Files')) return;
      event.preventDefault();
      this.show();
    });
    sheet.addEventListener('drop', (event) => {
      const { dataTransfer } = /** @type {DragEvent} */ (event);
      // A word that is dragged into the box is no file.
      if (![...dataTransfer.types].includes('Files')) return;
      event.preventDefault();
      const files = dropped(dataTransfer);
      this.#take(() => files);
    });
    this.element.addEventListener('paste', (event) => this.#paste(/** @type {ClipboardEvent} */ (event)));
  }

  /** The reader stands on a page. */
  arrive() {
    this.#shelf.listen();
    this.#host.addEventListener('baolan-error', this.#fail);
    this.#host.addEventListener('baolan-load', this.#load);
    this.#search.arrive();
    this.#refresh();
    if (this.#host.shadowRoot.querySelector('.failure').childElementCount > 0) this.#fail();
  }

  /** It stands there no more. */
  leave() {
    this.#work?.abort();
    this.#turn += 1;
    this.element.close();
    this.#search.leave();
    this.#host.removeEventListener('baolan-error', this.#fail);
    this.#host.removeEventListener('baolan-load', this.#load);
    this.#shelf.close();
  }

  /** Opens the panel. */
  show() {
    if (this.element.open || !this.element.isConnected) return;
    this.element.showModal();
    this.#refresh();
  }

  /** Whether a query is asked of all that is kept. @param {string} q */
  isAsked(q) {
    return this.#search.isAsked(q);
  }

  /** What stands over the hits: where to search, and what was found there. @param {string} q */
  offered(q) {
    return this.#search.offered(q);
  }

  /**
   * Opens an issue that is kept, at an article of it and with a query if that is what is wanted.
   *
   * @param {string} id
   * @param {{article?: string, q?: string}} [place]
   */
  async open(id, { article, q } = {}) {
    const turn = ++this.#turn;
    const { kept, said } = await this.#whole(id);
    // Another may have been chosen meanwhile.
    if (turn !== this.#turn) return;
    await this.#show(kept);
    if (turn !== this.#turn) return;
    if (q) this.#host.q = q;
    if (article) await this.#host.open(article);
    else this.#begin();
    if (said) this.#on.say(this.#words[said]);
  }

  /**
   * An issue as it is to be read: mended where it has to be.
   *
   * @param {string} id
   */
  async #whole(id) {
    const kept = await this.#shelf.get(id);
    if (!kept) throw new BaolanError('gone');
    const { Archive } = await this.#tools();
    const read = await unbound(kept, (pages) => this.#press(pages), Archive);
    if (read.mended) await this.#shelf.mend(read.mended).catch(() => {});
    return read;
  }

  /** Makes anew what an issue is searched by. @param {string} id */
  async #mend(id) {
    const { kept, mended } = await this.#whole(id);
    if (!mended) await this.#shelf.mend(rebound(kept, (await this.#tools()).Archive));
  }

  /** Puts back what was removed. @param {Kept} kept */
  async #restore(kept) {
    const { Archive } = await this.#tools();
    // What can't be read is put back as it was, too: its texts may be whole.
    const read = await unbound(kept, (pages) => this.#press(pages), Archive).catch(() => null);
    await this.#shelf.keep(read?.mended ?? (read ? rebound(kept, Archive) : { ...kept, indexed: null }));
    return true;
  }

  /** @param {Kept} kept */
  async #show(kept) {
    const { Archive } = await this.#tools();
    const { publication, date } = kept.card;
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const texts = kept.texts.pages.map((page) => decoder.decode(page));
    const Edition = edition(kept, Archive);
    this.element.close();
    // Between here and the next issue nothing is painted.
    Object.assign(this.#host, { article: null, page: null, q: null, publication, date });
    await this.#host.load(texts, Edition);
  }

  /** Puts the issue that is open on the shelf. */
  async #pin() {
    const { issue } = this.#host;
    const pages = issue.pages.map((page) => this.#on.text(page));
    const files = issue.pages.map(({ number }) => this.#words.page(number));
    await this.#keep(await this.#bound(issue, pages, files));
  }

  /**
   * @param {Proof} proof
   * @param {import('./proof-form.js').Names} names
   */
  async #keepProof(proof, names) {
    const bound = await this.#proved(proof, names);
    await this.#keep(bound);
    await this.#show(bound);
    this.#begin();
  }

  /**
   * @param {Proof} proof
   * @param {import('./proof-form.js').Names} names
   */
  async #showProof(proof, names) {
    await this.#show(await this.#proved(proof, names));
    this.#begin();
  }

  /** Leads to where an issue begins, as a move to the contents does. */
  #begin() {
    /** @type {HTMLElement | null} */ (this.#host.shadowRoot.querySelector('.publication'))?.focus({ preventScroll: true });
    this.#host.scrollIntoView();
  }

  /**
   * @param {Proof} proof
   * @param {import('./proof-form.js').Names} names
   */
  #proved({ issue, pages }, names) {
    return this.#bound(named(issue, names), pages.map(({ bytes }) => bytes), pages.map(({ file }) => file));
  }

  /**
   * @param {Issue} issue
   * @param {Uint8Array[]} pages
   * @param {string[]} files
   */
  async #bound(issue, pages, files) {
    return bound(issue, pages, files, (await this.#tools()).Archive);
  }

  /** @param {import('./bound.js').Bound} bound */
  async #keep(bound) {
    if (!this.#hasAsked) persist().then(() => this.#refresh());
    this.#hasAsked = true;
    await this.#shelf.keep(bound);
    this.#on.say(this.#words.kept(this.#panel.name(bound.card)));
  }

  /**
   * @param {string} id
   * @returns {Promise<Kept | null>} what was removed, that it can be put back
   */
  async #remove(id) {
    const removed = this.#try(async () => {
      const kept = await this.#shelf.get(id);
      await this.#shelf.remove(id);
      return kept;
    });
    return (await removed) ?? null;
  }

  /**
   * Takes files in and shows what is recognised in them; those that are under way are given up.
   *
   * @param {(options: {signal: AbortSignal}) => Iterable<File> | Promise<Iterable<File>>} files
   */
  async #take(files) {
    this.#work?.abort();
    const work = (this.#work = new AbortController());
    const { signal } = work;
    this.show();
    this.#panel.working(this.#words.reading, 0);
    try {
      const intake = await taken(await files({ signal }), { signal, onprogress: (part) => this.#panel.working(this.#words.reading, part) });
      if (intake.parcels.length > 0) await this.#receive(intake.parcels, signal);
      if (intake.pages.length > 0) this.#panel.prove({ ...intake, issue: await this.#press(intake.pages.map(({ bytes }) => bytes), signal) });
    } catch (error) {
      if (work !== this.#work) return;
      if (signal.aborted) this.#panel.rest(this.#words.cancelled);
      else this.#panel.fail(error);
    }
  }

  /**
   * @param {Uint8Array[]} pages
   * @param {AbortSignal} [signal]
   */
  async #press(pages, signal) {
    const Edition = await beyond().then((more) => more?.papers(this.#host.wasmUrl));
    if (!Edition) throw new BaolanError('wasm');
    return pressed(Edition, pages, { signal, onpage: (done) => signal && this.#panel.working(this.#words.pressing(Math.min(done, pages.length), pages.length), done / pages.length) });
  }

  /**
   * Puts what was sent out back on the shelf.
   *
   * @param {import('./unzip.js').Entry[][]} parcels
   * @param {AbortSignal} signal
   */
  async #receive(parcels, signal) {
    const issues = parcels.flatMap(unpacked);
    // What has changed on its way is not taken for what was sent.
    for (const { pages, sha256 } of issues) {
      const now = sha256 && (await hash(pages));
      if (now && now !== sha256) throw new BaolanError('parcel');
    }
    let kept = 0;
    for (const { pages, files, sha256, ...names } of issues) {
      // Those that are on the shelf by then stay there.
      if (signal.aborted) break;
      this.#panel.working(this.#words.importing(kept + 1, issues.length), kept / issues.length);
      await this.#keep(await this.#bound(named(await this.#press(pages), names), pages, files));
      kept += 1;
    }
    // Something else may have come in meanwhile.
    if (this.#work?.signal === signal) this.#panel.rest(this.#words.imported(kept));
  }

  /** Sends issues out, as so many files as they take. @param {string[]} ids */
  async #send(ids) {
    let sent = 0;
    let number = 0;
    for await (const { file, count } of parcels(ids, (id) => this.#shelf.get(id))) {
      const url = URL.createObjectURL(file);
      h('a', { href: url, download: fileName(++number) }).click();
      setTimeout(() => URL.revokeObjectURL(url), DOWNLOADED);
      sent += count;
    }
    this.#panel.rest(this.#words.exported(sent));
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const [target] = event.composedPath();
    const { files } = event.clipboardData;
    const text = event.clipboardData.getData('text/plain');
    if (target instanceof HTMLInputElement || (files.length === 0 && text === '')) return;
    event.preventDefault();
    const pages = files.length > 0 ? [...files] : [pasted(text, this.#words.pastedName)];
    this.#take(() => pages);
  }

  /** What searches and indexes. */
  async #tools() {
    const Archive = await beyond().then((more) => more?.search(this.#host.wasmUrl));
    if (!Archive) throw new BaolanError('wasm');
    return { Archive };
  }

  /** What is kept has changed. @param {string} id */
  #change(id) {
    this.#search.forget(id);
    this.#refresh();
  }

  /** Shows what is kept now. */
  async #refresh() {
    try {
      const cards = await this.#shelf.list();
      this.#search.count = cards.length;
      this.#panel.draw(cards, { room: await room(), open: await this.#openId() });
    } catch (error) {
      this.#panel.draw([], { room: null, open: null });
      if (this.element.open) this.#panel.fail(error);
    }
  }

  /** What the issue that is open goes by on the shelf. */
  async #openId() {
    const { issue } = this.#host;
    return issue ? { id: await hash(issue.pages.map((page) => this.#on.text(page))) } : null;
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T | undefined>} undefined where it failed, which is said
   */
  async #try(work) {
    try {
      return await work();
    } catch (error) {
      this.show();
      this.#panel.fail(error);
      return undefined;
    }
  }

  /** Where no issue can be opened, those on the shelf still can. */
  #fail = () => {
    const shelf = h('button', { type: 'button', class: 'retry' }, this.#words.shelf);
    shelf.addEventListener('click', () => this.show());
    this.#host.shadowRoot.querySelector('.failure').append(' ', shelf);
  };

  #load = () => this.#refresh();
}

/** How long a browser may take to begin with a file it is given, in ms. */
const DOWNLOADED = 60_000;

/** The module that fetches more; null where it can't be had. */
const beyond = () => import('./beyond.js').catch(() => null);
