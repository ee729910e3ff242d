/**
 * An issue as it is kept: the texts of its pages, the model that was made of them, and the segment it is searched by, each with its
 * hash. So it opens without being parsed again, and what has changed on the disk is found, said, and made anew from the texts where
 * those are whole.
 *
 * `await bound(issue, texts, names)` is what the shelf keeps; `await unbound(kept)` is what can be read of it.
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
 * @property {Hashes | null} hashes null where the browser gives none: a page that did not come by https
 */

/** @typedef {{card: string, texts: string, issue: string, segment: string}} Hashes SHA-256 in hexadecimal */
/** @typedef {{story: string, headed: string, page: number}} Turn the story an article belongs to, by the id of its first piece; where its headline is; its page */
/** @typedef {{pages: Uint8Array[], issue: Uint8Array}} Texts the model as JSON */
/** @typedef {{bytes: Uint8Array, turns: Record<string, Turn>}} Indexed */
/** @typedef {{card: Card, texts: Texts, segment: Indexed}} Bound */

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
  const bytes = Archives.index(issue);
  const texts = { pages, issue: model };
  const segment = { bytes, turns: turns(issue) };
  const id = (await hash(pages)) ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
  const card = {
    id,
    publication: issue.publication,
    date: issue.date,
    names: issue.pages.map(({ name }) => name),
    files,
    stories: makeup(issue).order.length,
    bytes: [...pages, model, bytes].reduce((sum, { length }) => sum + length, 0),
    saved: Date.now(),
    hashes: null,
  };
  return { card: { ...card, hashes: await hashes({ card, texts, segment }) }, texts, segment };
}

/** @param {Issue} issue */
function turns(issue) {
  const { pieces } = makeup(issue);
  return Object.fromEntries(
    [...pieces].map(([id, piece]) => [id, { story: piece.story[0].article.id, headed: headed(piece).id, page: piece.page.number }]),
  );
}

/**
 * What of an issue has changed since it was kept.
 *
 * @param {Bound} bound
 * @returns {Promise<(keyof Hashes)[]>} nothing where it is whole, or was kept without hashes
 */
export async function damage(bound) {
  const kept = bound.card.hashes;
  const now = kept && (await hashes(bound));
  return now ? /** @type {(keyof Hashes)[]} */ (Object.keys(now)).filter((part) => now[part] !== kept[part]) : [];
}

/**
 * What can be read of an issue that was kept.
 *
 * @param {Bound} bound
 * @param {(pages: Uint8Array[]) => Promise<Issue>} parse
 * @param {Archives} Archives
 * @returns {Promise<{bound: Bound, said: 'mended' | 'textless' | null}>} mended is made anew from the texts, and is to be kept again; textless
 * can be read and searched, but its printed lines are not what they were. Rejected with a BaolanError where neither is whole
 */
export async function unbound(bound, parse, Archives) {
  const damaged = await damage(bound);
  // One of another version is whole, and can't be read.
  if (!damaged.includes('segment') && !isReadable(bound.segment.bytes, Archives)) damaged.push('segment');
  if (damaged.length === 0) return { bound, said: null };
  if (!damaged.includes('texts')) return { bound: await mended(bound, damaged, parse, Archives), said: 'mended' };
  if (damaged.includes('issue')) throw new BaolanError('damaged');
  return { bound: await indexed(bound, Archives), said: 'textless' };
}

/**
 * @param {Uint8Array} segment
 * @param {Archives} Archives
 */
function isReadable(segment, Archives) {
  const archive = new Archives();
  try {
    archive.add(segment);
    return true;
  } catch {
    return false;
  } finally {
    archive.free();
  }
}

/**
 * The same made anew from its texts, under the names it had where those are whole.
 *
 * @param {Bound} bound
 * @param {(keyof Hashes)[]} damaged
 * @param {(pages: Uint8Array[]) => Promise<Issue>} parse
 * @param {Archives} Archives
 */
async function mended({ card, texts }, damaged, parse, Archives) {
  const issue = damaged.includes('issue') ? await parse(texts.pages) : model(texts);
  return bound(damaged.includes('card') ? issue : named(issue, card), texts.pages, card.files, Archives);
}

/**
 * The same with a segment that can be searched, made of the model.
 *
 * @param {Bound} bound
 * @param {Archives} Archives
 */
const indexed = async ({ card, texts }, Archives) => {
  const issue = model(texts);
  return { card, texts, segment: { bytes: Archives.index(issue), turns: turns(issue) } };
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
 * @param {Bound} bound
 * @param {Archives} Archives
 */
export function edition({ texts, segment }, Archives) {
  const issue = model(texts);
  return class {
    #archive = new Archives();
    read() {}
    finish() {
      this.#archive.add(segment.bytes);
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
 * @param {Bound} bound
 * @returns {Promise<Hashes | null>}
 */
async function hashes({ card: { hashes, saved, ...card }, texts, segment }) {
  const json = (/** @type {unknown} */ value) => new TextEncoder().encode(JSON.stringify(value));
  const parts = { card: [json(card)], texts: texts.pages, issue: [texts.issue], segment: [segment.bytes, json(segment.turns)] };
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
