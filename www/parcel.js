/**
 * A parcel: issues of the shelf as one .zip, of the texts as they were kept and a list of them, `baolan.json`. Anyone can read it, and
 * the library takes it in again.
 *
 * `for await (const { file, count } of parcels(ids, get)) …` are the files; `unpacked(entries)` what is in one.
 *
 * @module
 */

import { Zip, ZipDeflate } from 'fflate';
import { BaolanError } from './error.js';
import { MANIFEST, PAGE, PAGES } from './intake.js';
import { turn } from './turn.js';

/** Raised by any change of the list. */
const VERSION = 1;

/**
 * What a parcel says of an issue, beside its pages.
 *
 * @typedef {{publication: string | null, date: string | null, names: (string | null)[], files: string[], sha256: string | null}} Label of its texts,
 * null where the browser that kept it had none
 */

/** How much text goes into one file, in bytes: so much is taken in again however badly it packs. */
const MOST = 48 * 1024 * 1024;

/** The day of each file in an archive, which knows none before 1980: a clock may be set further back than that. */
const DAY = '2000-01-01';

/**
 * @param {string[]} ids
 * @param {(id: string) => Promise<import('./bound.js').Kept | null>} get
 * @returns {AsyncGenerator<{file: Blob, count: number}>} with how many issues are in each; those that are gone are in none
 */
export async function* parcels(ids, get) {
  let issues = [];
  let size = 0;
  for (const id of ids) {
    const bound = await get(id);
    if (!bound) continue;
    const bytes = bound.texts.pages.reduce((sum, { length }) => sum + length, 0);
    if (issues.length > 0 && size + bytes > MOST) {
      yield { file: await packed(issues), count: issues.length };
      [issues, size] = [[], 0];
    }
    issues.push(bound);
    size += bytes;
  }
  if (issues.length > 0) yield { file: await packed(issues), count: issues.length };
}

/** @param {import('./bound.js').Kept[]} bounds */
async function packed(bounds) {
  const chunks = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const put = (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => {
    const file = Object.assign(new ZipDeflate(name), { mtime: DAY });
    zip.add(file);
    file.push(bytes, true);
  };
  const issues = [];
  for (const [at, bound] of bounds.entries()) {
    const { publication, date, names, files, hashes } = bound.card;
    const pages = bound.texts.pages.map((_, page) => `${at + 1}/${String(page + 1).padStart(3, '0')}.txt`);
    pages.forEach((name, page) => put(name, bound.texts.pages[page]));
    issues.push({ publication, date, names, files, pages, sha256: hashes?.texts ?? null });
    await turn();
  }
  put(MANIFEST, new TextEncoder().encode(JSON.stringify({ version: VERSION, issues }, null, 1)));
  zip.end();
  return new Blob(chunks, { type: 'application/zip' });
}

/** What to call a parcel of today. @param {number} number from 1 */
export const fileName = (number) => `baolan-${new Date().toISOString().slice(0, 10)}${number > 1 ? `-${number}` : ''}.zip`;

/**
 * @param {import('./unzip.js').Entry[]} entries
 * @returns {(Label & {pages: Uint8Array[]})[]} of a parcel that can be read; else a BaolanError is thrown
 */
export function unpacked(entries) {
  const files = new Map(entries.map(({ name, bytes }) => [name, bytes]));
  try {
    const { version, issues } = JSON.parse(new TextDecoder().decode(files.get(MANIFEST)));
    if (version !== VERSION) throw new Error(`version ${version}`);
    return issues.map((issue) => read(issue, files));
  } catch (cause) {
    throw new BaolanError('parcel', { cause });
  }
}

/**
 * An issue of the list, of which nothing is believed but what is of the right kind.
 *
 * @param {any} issue
 * @param {Map<string, Uint8Array | null>} files
 */
function read({ publication, date, names, files: labels, pages, sha256 }, files) {
  const text = (/** @type {unknown} */ value) => (typeof value === 'string' && value !== '' ? value : null);
  const bytes = pages.map((/** @type {string} */ name) => files.get(name));
  const isPage = (/** @type {Uint8Array | null | undefined} */ page) => page && page.length <= PAGE;
  if (bytes.length === 0 || bytes.length > PAGES || new Set(pages).size < pages.length || !bytes.every(isPage)) throw new Error(`pages ${pages}`);
  return {
    publication: text(publication),
    date: text(date),
    names: bytes.map((_, at) => text(names?.[at])),
    files: bytes.map((_, at) => text(labels?.[at]) ?? pages[at]),
    pages: bytes,
    sha256: text(sha256),
  };
}
