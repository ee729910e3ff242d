/**
 * The search over all that is kept: where to search is chosen over the hits, and what is found on the shelf is listed there by issue
 * and story, by the same ranking as in one issue. What is read for that is read when it is first asked for, and parsed never.
 *
 * @module
 */

import { ALL } from './bound.js';
import { day } from './day.js';
import { h, lines, marked } from './dom.js';
import { BaolanError } from './error.js';
import { trouble } from './proof-form.js';
import { remarks } from './remarks.js';
import { Damaged, Repairs, ShelfIndex } from './shelf-index.js';
import { action } from './strip.js';

/** @typedef {import('./bound.js').Card} Card */
/** @typedef {import('./shelf-index.js').Hit} Hit */
/** @typedef {{by: 'year' | 'publication', value: string}} Facet */
/** @typedef {{card: Card, at: number, hit: Hit, matches: number, headline: import('./dom.js').Run[][]}} Found a story: its best article, and the matches in all of it */
/** @typedef {{total: number, exact: boolean, meant?: string | null, stories: Found[], cards: Map<Card, number>}} Answer stories that are listed; and in how many stories of each issue it was found */

/**
 * What searching the shelf asks of the library.
 *
 * @typedef {object} On
 * @property {import('./shelf.js').Shelf} shelf
 * @property {(id: string) => Promise<unknown>} mend makes anew what an issue is searched by
 * @property {() => Promise<{Archive: import('./bound.js').Archives}>} tools what searches
 * @property {() => Promise<unknown>} table fetches the table of characters
 * @property {(id: string, place: {article: string, q: string}) => void} open
 * @property {(query?: string) => void} seek
 * @property {(text: string) => void} say
 */

/** How many stories are listed, and how many articles are read for that to begin with where some are narrowed away. */
const LISTED = 40;
const READ = 200;

/** How long, in ms, nobody has typed before what may have been meant is looked for. */
const PAUSE = 600;

/** How many facets there are of a sort. */
const MOST = 8;

/** What an issue is counted by. @type {Record<Facet['by'], (card: Card) => string | null>} */
const VALUES = {
  year: ({ date }) => date?.match(/^\d{4}-\d\d/)?.[0] ?? null,
  publication: ({ publication }) => publication,
};

/** The search of one reader over all that is kept. */
export class ShelfSearch {
  #words;
  #on;
  #box;
  /** Whether the whole shelf is searched, or the issue that is open. */
  #isWide = false;
  #query = '';
  /** @type {Facet | null} */
  #facet = null;
  /** @type {ShelfIndex | null} */
  #index = null;
  /** @type {ShelfIndex | null} the one that is read ahead */
  #settled = null;
  /** @type {Promise<void> | null} until it is open */
  #opening = null;
  #repairs;
  /** Whether something had to be made anew, and nobody was told. */
  #hasMended = false;
  /** Whether queries are read by the table of characters. */
  #hasTable = false;
  /** Raised when what is kept changes. */
  #edition = 0;
  /** Raised when something is asked: what comes of what was asked before is not shown. */
  #asked = 0;
  #found = h('div', { class: 'found', role: 'group' });
  #remarks = h('p', { class: 'note' });
  #isHere = false;
  /** How many issues are kept. */
  count = 0;

  /**
   * @param {HTMLElement} host the reader
   * @param {import('./library.js').ShelfWords} words
   * @param {On} on
   */
  constructor(host, words, on) {
    this.#words = words;
    this.#on = on;
    this.#repairs = new Repairs(async (id) => {
      await on.mend(id);
      this.#hasMended = true;
    });
    this.#box = host.shadowRoot.querySelector('.search');
    this.#found.ariaLabel = words.hitsOf;
    this.#found.addEventListener('click', ({ target }) => this.#choose(/** @type {Element} */ (target).closest('.hit')));
  }

  arrive() {
    this.#isHere = true;
    this.#box.addEventListener('keydown', this.#key);
  }

  leave() {
    this.#isHere = false;
    this.#box.removeEventListener('keydown', this.#key);
    this.forget();
  }

  /**
   * What is kept has changed: the shelf is opened again when it is searched again.
   *
   * @param {string} [id] of what is not what it was
   */
  forget(id) {
    if (id) this.#repairs.forget(id);
    this.#edition++;
    this.#index?.free();
    this.#index = null;
  }

  /** @param {string} q */
  isAsked(q) {
    return this.#isWide && this.count > 0 && q.trim() !== '';
  }

  /**
   * @param {string} q
   * @returns {HTMLElement[]} nothing where nothing is kept
   */
  offered(q) {
    if (this.count === 0) return [];
    if (q !== this.#query) this.#facet = null;
    this.#query = q;
    const scope = this.#scope();
    if (!this.isAsked(q)) return [scope];
    this.#answer();
    return [scope, this.#found];
  }

  /** Where to search. */
  #scope() {
    const { scope, thisIssue, wholeShelf } = this.#words;
    const choice = (/** @type {string} */ name, /** @type {boolean} */ isWide) => {
      const button = action(name, () => this.#widen(isWide));
      button.ariaPressed = String(this.#isWide === isWide);
      return button;
    };
    return h('div', { class: 'aid scope', role: 'group', 'aria-label': scope }, h('span', { class: 'label' }, scope), choice(thisIssue, false), choice(wholeShelf, true));
  }

  /** @param {boolean} isWide */
  #widen(isWide) {
    this.#isWide = isWide;
    this.#on.seek();
    // The box tells what stands in it when it gets the focus; where it has it, it is told to.
    this.#box.querySelector('input').dispatchEvent(new Event('focus'));
  }

  /** Shows what the shelf has, once it is open and has what the answer takes. */
  async #answer() {
    const asked = ++this.#asked;
    const isLate = () => asked !== this.#asked || !this.#isHere || !this.isAsked(this.#query);
    let index = this.#index;
    try {
      if (!index) this.#note(this.#words.openingShelf);
      this.#opening ??= this.#open().finally(() => (this.#opening = null));
      await this.#opening;
      index = this.#index;
      const answer = index && (await this.#search(index));
      if (isLate()) return;
      // It has just been changed: once more.
      if (!answer) return void this.#answer();
      this.#show(answer);
      this.#settle();
    } catch (error) {
      // What is kept has changed meanwhile, or is mended.
      const isPast = index !== this.#index;
      if (error instanceof Damaged && !isPast) await this.#mend(error.id);
      if (isLate()) return;
      if (error instanceof Damaged || isPast) this.#answer();
      else this.#note(trouble(error.code, this.#words).join(''));
    }
  }

  /** @param {string} id */
  async #mend(id) {
    await this.#repairs.mend(id);
    this.forget();
  }

  /** @param {string} text in place of hits */
  #note(text) {
    this.#found.replaceChildren(h('p', { class: 'note', role: 'status' }, text));
  }

  /** Reads ahead when the first answer is there. */
  #settle() {
    const index = this.#index;
    if (this.#settled === index) return;
    this.#settled = index;
    index.settled().catch((error) => error instanceof Damaged && index === this.#index && this.#mend(error.id));
  }

  /** The shelf as it is searched, open. */
  async #open() {
    // Once more where it changes meanwhile.
    while (!this.#index) {
      if (!this.#isHere) throw new BaolanError('gone');
      const edition = this.#edition;
      const archives = this.#on.tools().then(({ Archive }) => Archive);
      const index = await ShelfIndex.opened(this.#on.shelf, archives, this.#repairs);
      if (this.#isHere && edition === this.#edition) this.#index = index;
      else index.free();
    }
  }

  /** @param {Answer} answer */
  #show(answer) {
    const { total, exact, stories, cards } = answer;
    const words = this.#words;
    const mended = this.#hasMended ? [words.mended] : [];
    this.#hasMended = false;
    this.#remark(answer);
    const notes = [...(this.#remarks.hasChildNodes() ? [this.#remarks] : []), ...mended.map((said) => h('p', { class: 'note' }, said))];
    this.#found.replaceChildren(...this.#facets(cards), ...this.#sections(stories), ...notes);
    // After what the box says of this issue.
    queueMicrotask(() => this.#on.say([total > 0 ? (exact ? words.found : words.nearest)(total) : words.none(this.#query.trim()), ...mended].join(' ')));
    if (total === 0 || !exact) this.#learn(answer);
  }

  /** What is to be known of an answer beside what is listed. @param {Answer} answer */
  #remark({ total, exact, meant, stories }) {
    this.#remarks.replaceChildren(...remarks(this.#words, this.#query.trim(), { total, listed: stories.length, exact, meant }, this.#on.seek));
  }

  /**
   * Once the table of characters is there, other forms and pinyin are found; where nothing is, what may have been meant.
   *
   * @param {Answer} answer
   */
  async #learn(answer) {
    const asked = this.#asked;
    if (!this.#hasTable && (await this.#on.table())) {
      this.#hasTable = true;
      if (asked === this.#asked) this.#answer();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (asked !== this.#asked || !this.#index) return;
    const meant = await this.#index.meant(this.#query).catch(() => null);
    if (asked === this.#asked && meant) this.#remark({ ...answer, meant });
  }

  /**
   * What is found on the shelf.
   *
   * @param {ShelfIndex} index
   * @returns {Promise<Answer>}
   */
  async #search(index) {
    const query = this.#query;
    const { exact, meant, hits, total, cards } = await this.#best(index, query);
    const stories = this.#stories(index, hits).slice(0, LISTED);
    const headlines = await index.headlines(stories.map(({ card, at, hit }) => [at, card.turns[hit.article]?.headed ?? hit.article]), query);
    const isNear = cards.size === 0;
    return { total: isNear ? total : this.#sum(cards), exact, meant, stories: stories.map((story, at) => ({ ...story, headline: headlines[at] })), cards };
  }

  /**
   * As many of the best as it takes to list what is wanted of them.
   *
   * @param {ShelfIndex} index
   * @param {string} query
   */
  async #best(index, query) {
    if (!this.#facet) return index.answer(query, LISTED);
    const answer = await index.answer(query, READ);
    const listed = this.#stories(index, answer.hits).length;
    return listed < Math.min(LISTED, this.#sum(answer.cards)) ? index.answer(query, ALL) : answer;
  }

  /** In how many stories of the issues that are wanted something was found. @param {Map<Card, number>} cards */
  #sum(cards) {
    return [...cards].reduce((sum, [card, count]) => sum + (this.#isWanted(card) ? count : 0), 0);
  }

  /**
   * The stories of articles, each once, of the issues that are wanted.
   *
   * @param {ShelfIndex} index
   * @param {Hit[]} hits
   * @returns {Omit<Found, 'headline'>[]} best first
   */
  #stories(index, hits) {
    const stories = new Map();
    for (const hit of hits) {
      const card = index.cards[hit.segment];
      if (!this.#isWanted(card)) continue;
      const key = `${hit.segment} ${card.turns[hit.article]?.story ?? hit.article}`;
      const story = stories.get(key);
      if (story) story.matches += hit.matches;
      else stories.set(key, { card, at: hit.segment, hit, matches: hit.matches });
    }
    return [...stories.values()];
  }

  /** @param {Card} card */
  #isWanted(card) {
    return !this.#facet || VALUES[this.#facet.by](card) === this.#facet.value;
  }

  /**
   * How many stories were found in which month, in which paper.
   *
   * @param {Map<Card, number>} cards
   */
  #facets(cards) {
    const names = { year: this.#words.years, publication: this.#words.publications };
    return /** @type {Facet['by'][]} */ (Object.keys(names)).flatMap((by) => {
      const counts = new Map();
      for (const [card, count] of cards) counts.set(VALUES[by](card), (counts.get(VALUES[by](card)) ?? 0) + count);
      counts.delete(null);
      if (counts.size < 2) return [];
      const most = [...counts].sort(([, one], [, other]) => other - one).slice(0, MOST);
      return [h('div', { class: 'aid', role: 'group', 'aria-label': names[by] }, h('span', { class: 'label' }, names[by]), most.map(([value, count]) => this.#chip({ by, value }, count)))];
    });
  }

  /**
   * @param {Facet} facet
   * @param {number} count
   */
  #chip({ by, value }, count) {
    const isChosen = this.#facet?.by === by && this.#facet.value === value;
    const [year, month] = value.split('-').map(Number);
    const name = by === 'year' ? this.#words.month(year, month) : value;
    const chip = action(`${name} ${count}`, () => {
      this.#facet = isChosen ? null : { by, value };
      this.#answer().then(() => [.../** @type {NodeListOf<HTMLElement>} */ (this.#found.querySelectorAll('.aid button'))].find((other) => other.textContent === chip.textContent)?.focus());
    });
    chip.ariaPressed = String(isChosen);
    return chip;
  }

  /**
   * Stories under the issue they are in, in the order of the best of each.
   *
   * @param {Found[]} stories
   */
  #sections(stories) {
    const issues = [...new Set(stories.map(({ at }) => at))];
    return issues.map((issue) => {
      const its = stories.filter(({ at }) => at === issue);
      const { publication, date } = its[0].card;
      const head = h('h3', {}, h('b', {}, publication ?? this.#words.noName), ' ', day(date, this.#words) ?? this.#words.undated);
      return h('section', {}, head, its.map((story) => this.#hit(story)));
    });
  }

  /** @param {Found} found */
  #hit({ card, hit, matches, headline }) {
    const words = this.#words;
    // An article's id begins with the page it is on.
    const page = Number(hit.article.match(/\d+/)[0]);
    return h('button', { type: 'button', class: 'hit', 'data-id': card.id, 'data-article': hit.article }, [
      h('span', { class: 'title' }, headline.length > 0 ? lines(headline) : words.untitled),
      ' ',
      h('span', { class: 'where' }, words.page(page), ' · ', words.matches(matches)),
      ' ',
      h('span', { class: 'snippet' }, marked(hit.snippet)),
    ]);
  }

  /** @param {Element | null} hit */
  #choose(hit) {
    if (!hit) return;
    const { id, article } = /** @type {HTMLElement} */ (hit).dataset;
    // Who has chosen has left the box, or its list would come with the next issue.
    /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (this.#box.getRootNode()).activeElement)?.blur();
    this.#on.open(id, { article, q: this.#query });
  }

  /** Arrows go from the box to the hits and among them; Escape goes back. */
  #key = (/** @type {KeyboardEvent} */ event) => {
    if (!this.isAsked(this.#query) || event.isComposing) return;
    const hits = /** @type {HTMLElement[]} */ ([...this.#found.querySelectorAll('.hit')]);
    const input = this.#box.querySelector('input');
    const { key } = event;
    const at = hits.findIndex((hit) => hit.matches(':focus'));
    const isBox = event.composedPath()[0] === input;
    const next = { ArrowDown: hits[at + 1], ArrowUp: at > 0 ? hits[at - 1] : !isBox && input, Enter: isBox && hits[0], Escape: !isBox && input }[key];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Enter') this.#choose(next);
    else next.focus();
  };
}
