/**
 * An issue as it is kept: the texts of its pages and the model that was made of them, each with its hash, and what it is searched by, in
 * parts that know damage by themselves. So it opens without being parsed again, and what has changed on the disk is found, said, and made
 * anew from the texts where those are whole.
 *
 * `await bound(issue, pages, files, Archive)` is what the shelf keeps; `await unbound(kept)` is what can be read of it.
 *
 * @module
 */

import { BaolanError } from './error.js';
import { headed, makeup } from './makeup.js';

/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {import('../pkg/baolan_search.js').Archive} Archive */
/** @typedef {typeof import('../pkg/baolan_search.js').Archive} Archives */

/**
 * What a list says of an issue.
 *
 * @typedef {object} Card
 * @property {string} id
 * @property {string | null} publication
 * @property {string | null} date `YYYY-MM-DD`
 * @property {(string | null)[]} names of the pages, 版名
 * @property {string[]} files what the pages came from
 * @property {number} stories
 * @property {number} bytes
 * @property {number} saved when, in ms
 * @property {Record<string, Turn>} turns of the articles that are not a story of one piece with a headline
 * @property {Hashes | null} hashes null where the browser gives none: a page that did not come by https
 */

/** @typedef {{card: string, texts: string, issue: string}} Hashes SHA-256 in hexadecimal */
/** @typedef {{number: number, first: number, story: string, headed: string}} Turn an article's number in the issue; that and the id of the first piece of its story; where its headline is */
/** @typedef {{pages: Uint8Array[], issue: Uint8Array}} Texts the model as JSON */
/** @typedef {{head: Uint8Array, terms: Uint8Array[], texts: Uint8Array[]}} Indexed what it is searched by, as `Archive.part` gives it */
/** @typedef {{card: Card, texts: Texts}} Kept what is read of an issue */
/** @typedef {Kept & {indexed: Indexed | null}} Bound null where it can't be read, and so not be searched */

/**
 * Makes of an issue what is kept.
 *
 * @param {Issue} issue with the publication, date and page names that are to be kept
 * @param {Uint8Array[]} pages as they came
 * @param {string[]} files
 * @param {Archives} Archives
 * @returns {Promise<Bound>}
 */
export async function bound(issue, pages, files, Archives) {
  const model = new TextEncoder().encode(JSON.stringify(issue));
  const indexed = Archives.part(Archives.index(issue));
  const texts = { pages, issue: model };
  const id = (await hash(pages)) ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
  const card = {
    id,
    publication: issue.publication,
    date: issue.date,
    names: issue.pages.map(({ name }) => name),
    files,
    stories: makeup(issue).order.length,
    bytes: [...pages, model, indexed.head, ...indexed.terms, ...indexed.texts].reduce((sum, { length }) => sum + length, 0),
    saved: Date.now(),
    turns: turns(issue),
    hashes: null,
  };
  return { card: { ...card, hashes: await hashes({ card, texts }) }, texts, indexed };
}

/**
 * @param {Issue} issue
 * @returns {Record<string, Turn>}
 */
function turns(issue) {
  const { pieces } = makeup(issue);
  const articles = issue.pages.flatMap((page) => page.articles);
  const all = articles.flatMap(({ id }, number) => {
    const piece = pieces.get(id);
    if (!piece) return [];
    const [{ article }] = piece.story;
    return [/** @type {const} */ ([id, { number, first: articles.indexOf(article), story: article.id, headed: headed(piece).id }])];
  });
  return Object.fromEntries(all.filter(([id, { story, headed }]) => story !== id || headed !== id));
}

/**
 * What of an issue has changed since it was kept.
 *
 * @param {Kept} kept
 * @returns {Promise<(keyof Hashes)[]>} nothing where it is whole, or was kept without hashes
 */
export async function damage(kept) {
  const before = kept.card.hashes;
  const now = before && (await hashes(kept));
  return now ? /** @type {(keyof Hashes)[]} */ (Object.keys(now)).filter((part) => now[part] !== before[part]) : [];
}

/**
 * What can be read of an issue that was kept.
 *
 * @param {Kept} kept
 * @param {(pages: Uint8Array[]) => Promise<Issue>} parse
 * @param {Archives} Archives
 * @returns {Promise<{kept: Kept, mended: Bound | null, said: 'mended' | 'textless' | null}>} mended is made anew from the texts, and is to be kept
 * again; textless can be read and searched, but its printed lines are not what they were. Rejected with a BaolanError where neither is whole
 */
export async function unbound(kept, parse, Archives) {
  const damaged = await damage(kept);
  if (damaged.length === 0) return { kept, mended: null, said: null };
  if (!damaged.includes('texts')) {
    const mended = await made(kept, damaged, parse, Archives);
    return { kept: mended, mended, said: 'mended' };
  }
  if (damaged.includes('issue')) throw new BaolanError('damaged');
  return { kept, mended: null, said: 'textless' };
}

/**
 * The same made anew from its texts, under the names it had where those are whole.
 *
 * @param {Kept} kept
 * @param {(keyof Hashes)[]} damaged
 * @param {(pages: Uint8Array[]) => Promise<Issue>} parse
 * @param {Archives} Archives
 */
async function made({ card, texts }, damaged, parse, Archives) {
  const issue = damaged.includes('issue') ? await parse(texts.pages) : model(texts);
  const made = await bound(damaged.includes('card') ? issue : named(issue, card), texts.pages, card.files, Archives);
  return { ...made, card: { ...made.card, saved: card.saved } };
}

/**
 * The same with what it is searched by, made of the model; what is kept of it stays as it is, damage and all.
 *
 * @param {Kept} kept
 * @param {Archives} Archives
 * @returns {Bound}
 */
export const rebound = ({ card, texts }, Archives) => {
  const issue = model(texts);
  return { card: { ...card, turns: card.turns ?? turns(issue) }, texts, indexed: Archives.part(Archives.index(named(issue, card))) };
};

/**
 * An issue under the names that someone gave it.
 *
 * @param {Issue} issue
 * @param {{publication: string | null, date: string | null, names: (string | null)[]}} names
 * @returns {Issue}
 */
export const named = (issue, { publication, date, names }) => ({
  ...issue,
  publication,
  date,
  pages: issue.pages.map((page, at) => ({ ...page, name: names[at] ?? null })),
});

/**
 * The model that was kept.
 *
 * @param {Texts} texts
 * @returns {Issue}
 */
export const model = (texts) => JSON.parse(new TextDecoder().decode(texts.issue));

/**
 * What makes an edition of an issue that was kept, as the engine wants it: nothing is parsed.
 *
 * @param {Kept} kept
 * @param {Archives} Archives
 */
export function edition({ texts }, Archives) {
  const issue = model(texts);
  // So few articles are read as fast as an index is asked.
  const segment = Archives.index(issue, true);
  return class {
    #archive = new Archives();
    read() {}
    finish() {
      this.#archive.add(segment);
    }
    issue = () => issue;
    search = (/** @type {string} */ query, /** @type {number} */ passages) => this.#archive.search(query, ALL, false, passages);
    mark = (/** @type {string} */ article, /** @type {string} */ query) => this.#archive.mark(0, article, query);
    free = () => this.#archive.free();
  };
}

/** A limit beyond all hits. */
export const ALL = 0xffffffff;

/**
 * @param {Kept} kept
 * @returns {Promise<Hashes | null>}
 */
async function hashes({ card: { hashes, saved, ...card }, texts }) {
  const parts = { card: [new TextEncoder().encode(JSON.stringify(card))], texts: texts.pages, issue: [texts.issue] };
  const all = await Promise.all(Object.values(parts).map(hash));
  return all.includes(null) ? null : /** @type {Hashes} */ (Object.fromEntries(Object.keys(parts).map((part, at) => [part, all[at]])));
}

/**
 * The hash of some bytes, in which each length stands before its bytes, so that no two lists have the same.
 *
 * @param {Uint8Array[]} parts
 * @returns {Promise<string | null>} null where the browser gives none
 */
export async function hash(parts) {
  if (!globalThis.crypto?.subtle) return null;
  const all = parts.flatMap((part) => [new Uint8Array(new Float64Array([part.length]).buffer), part]);
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(all).arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
