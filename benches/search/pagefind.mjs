// Pagefind's index: the folder that it writes for a site, with one page an article where search alone is measured.

import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';

/** How many pages are given to it at a time. */
const BATCH = 200;
/** Its names for files: what a query needs, and the pages' texts. */
const INDEX = ['.pf_index', '.pf_meta'];
const TEXT = ['.pf_fragment'];

/** Writes the folder; says how long it took and which article each of its ids is. */
export async function buildPagefind(articles, folder) {
  const start = performance.now();
  await writePagefind(articles.map((article, at) => ({ url: `/${at}.html`, content: html(article) })), folder);
  return { milliseconds: performance.now() - start, numbers: await numbers(folder) };
}

/** Writes the folder of a site with some pages, `{url, content}`. */
export async function writePagefind(pages, folder) {
  await rm(folder, { recursive: true, force: true });
  const { index } = await createIndex({ forceLanguage: 'zh' });
  for (let first = 0; first < pages.length; first += BATCH) {
    await Promise.all(pages.slice(first, first + BATCH).map((page) => index.addHTMLFile(page)));
  }
  await index.writeFiles({ outputPath: folder });
  await close();
}

/** Whether a file that was fetched is index or text and no part of the engine. */
export const isPagefindIndex = (file) => [...INDEX, ...TEXT].some((ending) => file.endsWith(ending));

/** The bytes of a folder, compressed as they are: what answers need, and the texts beside it. */
export async function pagefindBytes(folder) {
  const files = await readdir(folder, { recursive: true });
  const sum = async (endings) => {
    const some = files.filter((file) => endings.some((ending) => file.endsWith(ending)));
    const sizes = await Promise.all(some.map(async (file) => (await stat(path.join(folder, file))).size));
    return sizes.reduce((all, size) => all + size, 0);
  };
  return { index: await sum(INDEX), text: await sum(TEXT) };
}

async function numbers(folder) {
  const fragments = await readdir(path.join(folder, 'fragment'));
  const pairs = fragments.map(async (file) => {
    const text = gunzipSync(await readFile(path.join(folder, 'fragment', file))).toString('utf8');
    const { url } = JSON.parse(text.slice(text.indexOf('{')));
    return [path.parse(file).name, Number(/(\d+)\.html$/.exec(url)[1])];
  });
  return Object.fromEntries(await Promise.all(pairs));
}

function html({ title, body }) {
  const paragraphs = body.split('\n').map((paragraph) => `<p>${escaped(paragraph)}</p>`);
  return `<!doctype html><html lang="zh"><title>${escaped(title)}</title><main data-pagefind-body><h1>${escaped(title)}</h1>${paragraphs.join('')}</main></html>`;
}

/** A text as it stands in HTML. */
export const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
