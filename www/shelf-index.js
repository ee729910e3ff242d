/**
 * What all that is kept is searched by, as far as it has been read: the heads of all issues from the first, and of their parts those that
 * the queries so far have taken.
 *
 * `const index = await ShelfIndex.opened(shelf, Archive, new Repairs(mend))`, then `await index.answer('民政', 40)`.
 *
 * @module
 */

import { BaolanError } from './error.js';
import { TERMS } from './shelf.js';
import { turn } from './turn.js';

/** @typedef {import('./bound.js').Archive} Archive */
/** @typedef {import('./bound.js').Archives} Archives */
/** @typedef {import('./bound.js').Card} Card */
/** @typedef {import('./model.js').Hit & {segment: number}} Hit */
/** @typedef {import('./model.js').Hits & {hits: Hit[]}} Hits */

/** How many texts are read at a time. */
const SLICE = 500;

/** How much of the texts is read before queries take it, in bytes. */
const ROOM = 64 * 1024 * 1024;

/** An issue that is damaged where it is searched: `id` says which. */
export class Damaged extends BaolanError {
  /**
   * @param {string} id
   * @param {unknown} cause
   */
  constructor(id, cause) {
    super('damaged', { cause });
    this.id = id;
  }
}

/** An index of many issues. */
export class ShelfIndex {
  #shelf;
  #archive;
  /** @type {Card[]} of the issues, as the archive counts them */
  cards = [];
  /** @type {Set<number>} the parts of the terms that have been read */
  #terms = new Set();
  /** @type {number[]} which issue each article is in, as the archive counts them */
  #issues = [];
  /** @type {Map<number, number>} the number of the first piece, for all pieces of stories that have several */
  #firsts = new Map();

  /**
   * @param {import('./shelf.js').Shelf} shelf
   * @param {Archives} Archives
   */
  constructor(shelf, Archives) {
    this.#shelf = shelf;
    this.#archive = new Archives();
  }

  /**
   * Opens what is kept. What is damaged is mended first, or left out where it can't be.
   *
   * @param {import('./shelf.js').Shelf} shelf
   * @param {Promise<Archives>} archives
   * @param {Repairs} repairs
   */
  static async opened(shelf, archives, repairs) {
    for (;;) {
      const [heads, Archives] = await Promise.all([shelf.heads(), archives]);
      const index = new ShelfIndex(shelf, Archives);
      const damaged = heads.filter(([card, head]) => !repairs.isLost(card.id) && !index.#add(card, head));
      if (damaged.length === 0) return index;
      index.free();
      for (const [{ id }] of damaged) await repairs.mend(id);
    }
  }

  /**
   * @param {Card} card
   * @param {Uint8Array | undefined} head
   * @returns {boolean} whether it could be read
   */
  #add(card, head) {
    try {
      if (!head || !card.turns) return false;
      const articles = this.#archive.addHead(head);
      const before = this.#issues.length;
      for (const { number, first } of Object.values(card.turns)) {
        this.#firsts.set(before + first, before + first);
        this.#firsts.set(before + number, before + first);
      }
      for (let article = 0; article < articles; article++) this.#issues.push(this.cards.length);
      this.cards.push(card);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * The best articles that answer a query, and how many stories of each issue hold it.
   *
   * @param {string} query
   * @param {number} limit
   * @returns {Promise<Hits & {cards: Map<Card, number>}>}
   */
  async answer(query, limit) {
    const { holders, ...hits } = await this.#whole((archive) => archive.answer(query, limit));
    return { ...hits, cards: this.#counted(holders) };
  }

  /** @param {Uint32Array} holders */
  #counted(holders) {
    const counts = new Uint32Array(this.cards.length);
    const seen = new Set();
    for (const number of holders) {
      const first = this.#firsts.get(number);
      if (seen.has(first)) continue;
      if (first !== undefined) seen.add(first);
      counts[this.#issues[number]]++;
    }
    return new Map(this.cards.flatMap((card, at) => (counts[at] > 0 ? [[card, counts[at]]] : [])));
  }

  /**
   * The headlines of articles with the matches of a query, by the number of the issue and the id of the article.
   *
   * @param {[number, string][]} articles
   * @param {string} query
   * @returns {Promise<import('./dom.js').Run[][][]>}
   */
  headlines(articles, query) {
    return this.#whole((archive) => articles.map(([segment, article]) => archive.mark(segment, article, query)?.headline ?? []));
  }

  /**
   * What a query that nothing holds may have been meant as. It reads all texts.
   *
   * @param {string} query
   * @returns {Promise<string | undefined>}
   */
  meant(query) {
    return this.#whole((archive) => archive.guess(query));
  }

  /**
   * Reads what queries may take before they do, a little at a time, between what else the browser does: the terms, then the texts as
   * far as there is room for them.
   *
   * @returns {Promise<void>}
   */
  async settled() {
    for (let part = 0; part < TERMS && this.#archive; part++) {
      if (!this.#terms.has(part)) await this.#fetchTerms([part]);
      await turn();
    }
    let room = ROOM;
    for (let issue = 0; issue < this.cards.length && room > 0 && this.#archive; issue++) {
      const texts = await this.#shelf.foldsOf(this.cards[issue].id);
      texts.forEach((text, number) => this.#give(issue, TERMS + number, text));
      room -= texts.reduce((sum, { length }) => sum + length, 0);
      await turn();
    }
  }

  /** Gives the wasm its memory back; who still waits for an answer gets none. */
  free() {
    this.#archive.free();
    this.#archive = null;
  }

  /**
   * Asks until all parts are there that the answer takes.
   *
   * @template T
   * @param {(archive: Archive) => T} ask
   * @returns {Promise<T>} rejected with a BaolanError that has the `id` of an issue, where that is damaged
   */
  async #whole(ask) {
    for (;;) {
      if (!this.#archive) throw new BaolanError('gone');
      const answer = ask(this.#archive);
      const lacking = this.#archive.lacking();
      if (lacking.length === 0) return answer;
      await this.#fetch(lacking);
    }
  }

  /** @param {Uint32Array} lacking the number of an issue, that of its part, and so on */
  async #fetch(lacking) {
    const terms = new Set();
    /** @type {[issue: number, article: number][]} */
    const texts = [];
    for (let at = 0; at < lacking.length; at += 2) {
      const [issue, part] = [lacking[at], lacking[at + 1]];
      if (part < TERMS) terms.add(part);
      else texts.push([issue, part - TERMS]);
    }
    await Promise.all([this.#fetchTerms([...terms]), this.#fetchTexts(texts)]);
  }

  /** @param {number[]} parts */
  async #fetchTerms(parts) {
    if (parts.length === 0) return;
    const all = await this.#shelf.terms(parts);
    parts.forEach((part, at) => {
      this.cards.forEach(({ id }, issue) => this.#give(issue, part, all[at].get(id)));
      this.#terms.add(part);
    });
  }

  /** @param {[issue: number, article: number][]} texts */
  async #fetchTexts(texts) {
    for (let from = 0; from < texts.length; from += SLICE) {
      const some = texts.slice(from, from + SLICE);
      const all = await this.#shelf.folds(some.map(([issue, article]) => [this.cards[issue].id, article]));
      some.forEach(([issue, article], at) => this.#give(issue, TERMS + article, all[at]));
    }
  }

  /**
   * @param {number} issue
   * @param {number} part
   * @param {Uint8Array | undefined} bytes
   */
  #give(issue, part, bytes) {
    try {
      this.#archive?.give(issue, part, bytes ?? new Uint8Array());
    } catch (cause) {
      throw new Damaged(this.cards[issue].id, cause);
    }
  }
}

/** What was done for what is damaged: mended once, and lost if that did not help. */
export class Repairs {
  #mend;
  /** @type {Map<string, number>} how often each was found damaged */
  #times = new Map();
  /** @type {Map<string, Promise<void>>} */
  #mending = new Map();

  /** @param {(id: string) => Promise<unknown>} mend */
  constructor(mend) {
    this.#mend = mend;
  }

  /** It has been kept anew, or removed. @param {string} id */
  forget(id) {
    this.#times.delete(id);
  }

  /** @param {string} id */
  isLost(id) {
    return this.#times.get(id) > 1;
  }

  /**
   * @param {string} id
   * @returns {Promise<void>} the same for all who find it at the same time
   */
  mend(id) {
    const mending = this.#mending.get(id) ?? this.#mended(id).finally(() => this.#mending.delete(id));
    this.#mending.set(id, mending);
    return mending;
  }

  /** @param {string} id */
  async #mended(id) {
    this.#times.set(id, (this.#times.get(id) ?? 0) + 1);
    // What is beyond mending says so when it is opened.
    if (!this.isLost(id)) await this.#mend(id).catch(() => {});
  }
}
