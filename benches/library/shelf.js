// Our side, in a page: the shelf filled by the reader's own modules, opened, and asked.

import init, { Archive } from '../../pkg/baolan_search.js';
import { bound } from '../../www/bound.js';
import { pressed } from '../../www/press.js';
import { Repairs, ShelfIndex } from '../../www/shelf-index.js';
import { Shelf } from '../../www/shelf.js';

const LISTED = 40;

const shelf = new Shelf(() => {});
/** @type {Promise<{memory: WebAssembly.Memory}>} */
let started;
const start = () => (started ??= init({ module_or_path: '/pkg/baolan_search_bg.wasm' }));
/** @type {ShelfIndex} */
let index;

/** Keeps issues; the texts of their articles are what the other side keeps. Also how many bytes the parts take that they are searched by. */
export async function fill(issues) {
  const [{ default: init, Edition }] = await Promise.all([import('/pkg/baolan_papers.js'), start()]);
  await init({ module_or_path: '/pkg/baolan_papers_bg.wasm' });
  const kept = [];
  const bytes = { heads: 0, terms: 0, texts: 0 };
  const sum = (parts) => parts.reduce((sum, { length }) => sum + length, 0);
  for (const { date, pages } of issues) {
    const encoded = pages.map((page) => new TextEncoder().encode(page));
    const issue = { ...(await pressed(Edition, encoded)), date, publication: '日报' };
    const whole = await bound(issue, encoded, [], Archive);
    await shelf.keep(whole);
    bytes.heads += whole.indexed.head.length;
    bytes.terms += sum(whole.indexed.terms);
    bytes.texts += sum(whole.indexed.texts);
    kept.push(issue.pages.flatMap((page) => page.articles.map(({ headline, body }) => [headline.join(''), ...body.map(({ text }) => text)].join('\n'))));
  }
  return { kept, bytes };
}

/** From nothing: the wasm, the storage, the index. */
export async function open() {
  index = await ShelfIndex.opened(shelf, start().then(() => Archive), new Repairs(async (id) => Promise.reject(new Error(`${id} is damaged`))));
}

/** What the library lists: so many hits with headlines and snippets, and how many there are in which issue. */
export async function ask(query) {
  const { total, hits, cards } = await index.answer(query, LISTED);
  const headlines = await index.headlines(hits.map(({ segment, article }) => [segment, index.cards[segment].turns[article]?.headed ?? article]), query);
  return { total: cards.size > 0 ? total : 0, listed: headlines.length };
}

export const settled = () => index.settled();

/** In bytes. */
export const memory = async () => (await start()).memory.buffer.byteLength;
