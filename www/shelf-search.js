/**
 * The search over all that is kept: where to search is chosen over the hits, and what is found on the shelf is listed there by issue
 * and story, by the same ranking as in one issue. The segments are read when the shelf is first searched, and parsed never.
 *
 * @module
 */

import { ALL } from './bound.js';
import { day } from './day.js';
import { h, lines, marked } from './dom.js';
import { trouble } from './proof-form.js';
import { remarks } from './remarks.js';
import { action } from './strip.js';
import { turn } from './turn.js';

/** @typedef {import('./bound.js').Card} Card */
/** @typedef {import('./model.js').Hit & {segment: number}} Hit */
/** @typedef {{card: Card, turns: Record<string, import('./bound.js').Turn>}} Volume an issue as it is searched */
/** @typedef {{by: 'year' | 'publication', value: string}} Facet */
/** @typedef {{volume: Volume, at: number, hit: Hit, matches: number}} Found a story: its best article, and the matches in all of it */

/**
 * What searching the shelf asks of the library.
 *
 * @typedef {object} On
 * @property {() => Promise<Card[]>} cards
 * @property {(id: string) => Promise<import('./bound.js').Indexed>} segment checked, and mended where it has to be
 * @property {() => Promise<{Archive: import('./bound.js').Archives}>} tools
 * @property {() => Promise<unknown>} table fetches the table of characters
 * @property {(id: string, place: {article: string, q: string}) => void} open
 * @property {(query?: string) => void} seek
 * @property {(text: string) => void} say
 */

/** How many stories are listed, and how many articles are read for that to begin with: some are narrowed away or are of one story. */
const LISTED = 40;
const READ = 200;

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
  /** @type {{archive: import('./bound.js').Archive, volumes: Volume[], places: {volume: Volume, story: string}[]} | null} places of all articles, as the archive counts them */
  #opened = null;
  /** @type {Promise<void> | null} until it is open */
  #opening = null;
  /** Whether queries are read by the table of characters. */
  #hasTable = false;
  /** Raised when what is kept changes. */
  #edition = 0;
  #found = h('div', { class: 'found', role: 'group' });
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

  /** What is kept has changed: the shelf is opened again when it is searched again. */
  forget() {
    this.#edition++;
    this.#opened?.archive.free();
    this.#opened = null;
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

  /** Shows what the shelf has, now or once it is open. */
  async #answer() {
    if (this.#opened) return this.#show();
    this.#note(this.#words.openingShelf(0, this.count));
    this.#opening ??= this.#open().finally(() => (this.#opening = null));
    const error = await this.#opening.then(() => null, (error) => error);
    if (error) return this.#note(trouble(error.code, this.#words).join(''));
    return this.#opened && this.isAsked(this.#query) && this.#show();
  }

  /** @param {string} text in place of hits */
  #note(text) {
    this.#found.replaceChildren(h('p', { class: 'note', role: 'status' }, text));
  }

  /** Opens the shelf, and once more where it changes meanwhile. */
  async #open() {
    for (let edition; this.#isHere && edition !== this.#edition; ) {
      edition = this.#edition;
      const opened = await this.#read(edition);
      if (this.#isHere && edition === this.#edition) this.#opened = opened;
      else opened.archive.free();
    }
  }

  /** @param {number} edition of what is kept */
  async #read(edition) {
    const [{ Archive }, cards] = await Promise.all([this.#on.tools(), this.#on.cards()]);
    const archive = new Archive();
    const volumes = [];
    const places = [];
    for (const card of cards) {
      const segment = await this.#on.segment(card.id).catch(() => null);
      if (edition !== this.#edition) break;
      // One that is damaged beyond mending says so when it is opened.
      if (segment && added(archive, segment.bytes)) {
        const volume = { card, turns: segment.turns };
        volumes.push(volume);
        // In the order of the segment.
        for (const { story } of Object.values(segment.turns)) places.push({ volume, story });
      }
      this.#note(this.#words.openingShelf(volumes.length, cards.length));
      await turn();
    }
    return { archive, volumes, places };
  }

  #show() {
    const { total, exact, meant, stories, cards } = this.#search();
    const listed = stories.slice(0, LISTED);
    const words = this.#words;
    const q = this.#query.trim();
    const notes = remarks(words, q, { total, listed: listed.length, exact, meant }, this.#on.seek);
    this.#found.replaceChildren(...this.#facets(cards), ...this.#sections(listed), ...(notes.length > 0 ? [h('p', { class: 'note' }, notes)] : []));
    // After what the box says of this issue.
    queueMicrotask(() => this.#on.say(total > 0 ? (exact ? words.found : words.nearest)(total) : words.none(q)));
    if (total === 0 || !exact) this.#learn(this.#query);
  }

  /** Once the table of characters is there, other forms and pinyin are found. @param {string} q */
  async #learn(q) {
    if (this.#hasTable || !(await this.#on.table())) return;
    this.#hasTable = true;
    if (q === this.#query && this.isAsked(q)) this.#answer();
  }

  /**
   * What is found on the shelf.
   *
   * @returns {{total: number, exact: boolean, meant?: string | null, stories: Found[], cards: Map<Card, number>}} stories of the facet that was
   * chosen, as many as are listed at least; and in how many stories of each issue it was found
   */
  #search() {
    const { archive } = this.#opened;
    const [, ...numbers] = archive.find(this.#query, ALL);
    const places = this.#places(numbers);
    const cards = counted(places.map(({ volume }) => volume.card));
    const wanted = places.filter(({ volume }) => this.#isWanted(volume.card));
    let answer = archive.search(this.#query, READ);
    let stories = this.#stories(answer.hits);
    if (stories.length < Math.min(LISTED, wanted.length)) {
      answer = archive.search(this.#query, ALL);
      stories = this.#stories(answer.hits);
    }
    return { total: wanted.length, exact: answer.exact, meant: answer.meant, stories, cards };
  }

  /**
   * The stories of articles, each once.
   *
   * @param {number[]} numbers as the archive counts them
   */
  #places(numbers) {
    const { places } = this.#opened;
    /** @type {Map<Volume, Set<string>>} */
    const seen = new Map();
    return numbers.flatMap((number) => {
      const { volume, story } = places[number];
      const stories = seen.get(volume) ?? new Set();
      seen.set(volume, stories);
      return stories.has(story) ? [] : (stories.add(story), [{ volume }]);
    });
  }

  /**
   * @param {Hit[]} hits
   * @returns {Found[]} best first
   */
  #stories(hits) {
    const stories = new Map();
    for (const hit of hits) {
      const volume = this.#opened.volumes[hit.segment];
      if (!this.#isWanted(volume.card)) continue;
      const key = `${hit.segment} ${volume.turns[hit.article].story}`;
      const story = stories.get(key);
      if (story) story.matches += hit.matches;
      else stories.set(key, { volume, at: hit.segment, hit, matches: hit.matches });
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
      // It may have to be opened again.
      this.#answer();
      [...this.#found.querySelectorAll('.aid button')].find((other) => other.textContent === chip.textContent)?.focus();
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
      const { publication, date } = its[0].volume.card;
      const head = h('h3', {}, h('b', {}, publication ?? this.#words.noName), ' ', day(date, this.#words) ?? this.#words.undated);
      return h('section', {}, head, its.map((story) => this.#hit(story)));
    });
  }

  /** @param {Found} found */
  #hit({ volume, at, hit, matches }) {
    const words = this.#words;
    const { headed, page } = volume.turns[hit.article];
    const headline = this.#opened.archive.mark(at, headed, this.#query)?.headline ?? [];
    return h('button', { type: 'button', class: 'hit', 'data-id': volume.card.id, 'data-article': hit.article }, [
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

/**
 * @param {import('./bound.js').Archive} archive
 * @param {Uint8Array} segment
 * @returns {boolean} whether it could be read
 */
function added(archive, segment) {
  try {
    archive.add(segment);
    return true;
  } catch {
    return false;
  }
}

/**
 * @template T
 * @param {T[]} values
 * @returns {Map<T, number>}
 */
function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
