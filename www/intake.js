/**
 * The intake: files in, texts of pages out. A file is a page, or several with form feeds between; a .zip or a folder is all its .txt
 * files. They are put in the order a person would, by the numbers in their names. Nothing is read before its size has been looked at.
 *
 * `await taken(input.files, { signal, onprogress })` is `{pages: [{file, bytes, encoding}], skipped: [{file, code}]}`.
 *
 * @module
 */

import { begins, decoded } from './encoding.js';
import { BaolanError } from './error.js';
import { turn } from './turn.js';
import { unzipped } from './unzip.js';

/** @typedef {{file: string, bytes: Uint8Array, encoding: string}} Taken a page: its text as UTF-8, and the encoding it was in */
/** @typedef {{file: string, code: string}} Skipped why a file gave no page, as a key of the words' mistakes */
/** @typedef {{pages: Taken[], skipped: Skipped[], parcels: import('./unzip.js').Entry[][]}} Intake a parcel is what this library has sent out */
/** @typedef {{signal?: AbortSignal, onprogress?: (part: number) => void}} Options */

const MB = 1024 * 1024;

/** What is taken at most, in bytes: of a file, of all of them. A page of a newspaper is 60 KB, an issue 1 MB. */
const FILE = 64 * MB;
const ALL = 128 * MB;

/** A page, in bytes: it is parsed at one go, while the browser waits. */
export const PAGE = 2 * MB;

/** How many pages there are to an issue at most. */
export const PAGES = 600;

/** What may come out of a zip, which may be a parcel of a whole shelf: text becomes a tenth of itself, seldom a fiftieth. */
const ZIP = { bytes: 2 * ALL, entries: 20_000, ratio: 100 };

/** What a zip begins with, one with files and one without; a text may begin with PK. */
const ZIPS = ['PK\x03\x04', 'PK\x05\x06'];

/** The file that says of a zip that it is a parcel of issues. */
export const MANIFEST = 'baolan.json';

/**
 * @param {Iterable<File>} files
 * @param {Options} [options]
 * @returns {Promise<Intake>} rejected with a BaolanError where there is not one page, or with the signal's reason
 */
export async function taken(files, { signal, onprogress } = {}) {
  const all = [...files];
  /** @type {Intake} */
  const intake = { pages: [], skipped: [], parcels: [] };
  if (all.reduce((sum, { size }) => sum + size, 0) > (all.length > 1 ? ALL : FILE)) throw new BaolanError('large');
  for (const [at, file] of all.entries()) {
    const onpart = (/** @type {number} */ part) => onprogress?.((at + part) / all.length);
    await take(file, intake, { signal, onprogress: onpart });
    onpart(1);
    await turn();
    signal?.throwIfAborted();
  }
  return judged(intake);
}

/** @param {Intake} intake */
function judged({ pages, skipped, parcels }) {
  if (pages.length === 0 && parcels.length > 0) return { pages, skipped, parcels };
  if (pages.length === 0) throw new BaolanError(skipped.find(({ code }) => code !== 'other')?.code ?? skipped[0]?.code ?? 'empty');
  if (pages.length > PAGES) throw new BaolanError('many');
  return { pages: pages.sort((one, other) => order.compare(key(one.file), key(other.file))), skipped, parcels };
}

/**
 * @param {File} file
 * @param {Intake} intake
 * @param {Options} options
 */
async function take(file, intake, options) {
  const name = file.webkitRelativePath || file.name;
  if (file.size > FILE) return void intake.skipped.push({ file: name, code: 'large' });
  // What was in a folder was not chosen by itself.
  if (file.webkitRelativePath && !isText(name)) return void (isHidden(name) || intake.skipped.push({ file: name, code: 'other' }));
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (ZIPS.some((sign) => begins(head, sign))) return unpack(file, intake, options);
  add(name, new Uint8Array(await file.arrayBuffer()), intake);
}

/**
 * @param {File} file
 * @param {Intake} intake
 * @param {Options} options
 */
async function unpack(file, intake, options) {
  const entries = await unzipped(file, ZIP, { ...options, wanted: (name) => isText(name) || name === MANIFEST });
  if (entries.length === 0) throw new BaolanError('torn');
  if (entries.some(({ name, bytes }) => name === MANIFEST && bytes)) return void intake.parcels.push(entries);
  for (const { name, bytes } of entries) {
    if (bytes) add(name, bytes, intake);
    else intake.skipped.push({ file: name, code: 'other' });
  }
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {Intake} intake
 */
function add(name, bytes, { pages, skipped }) {
  try {
    const { text, encoding } = decoded(bytes);
    const parts = text.split('\f').filter((part) => part.trim() !== '');
    const taken = parts.map((part, at) => ({ file: parts.length > 1 ? `${name} ${at + 1}` : name, bytes: new TextEncoder().encode(part), encoding }));
    if (taken.some(({ bytes }) => bytes.length > PAGE)) throw new BaolanError('long');
    pages.push(...taken);
  } catch (error) {
    skipped.push({ file: name, code: /** @type {BaolanError} */ (error).code });
  }
}

/** @param {string} name */
const isText = (name) => /\.te?xt$/i.test(name) && !isHidden(name);

/** @param {string} name */
const isHidden = (name) => /(^|\/)\./.test(name);

/** Names in the order of the numbers in them. */
const order = new Intl.Collator('zh', { numeric: true });

const DIGITS = '〇一二三四五六七八九';

/**
 * A name with its Chinese numbers in digits: 第十二版 comes after 第九版.
 *
 * @param {string} name
 */
const key = (name) =>
  name.replace(/([一二三四五六七八九])?十([一二三四五六七八九])?|[〇一二三四五六七八九]/g, (number, tens = '一', ones = '〇') =>
    number.includes('十') ? `${DIGITS.indexOf(tens)}${DIGITS.indexOf(ones)}` : `${DIGITS.indexOf(number)}`,
  );

/**
 * What someone drops: files, and the files of folders.
 *
 * @param {DataTransfer} transfer
 * @returns {Promise<File[]>}
 */
export async function dropped({ items, files }) {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return [...files];
  return (await Promise.all(entries.map((entry) => inside(entry)))).flat();
}

/**
 * @param {FileSystemEntry} entry
 * @returns {Promise<File[]>}
 */
async function inside(entry) {
  if (entry.isFile) return [await within(entry)];
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map(inside))).flat());
  }
}

/**
 * The file of an entry, which knows where it was found as one that was picked does.
 *
 * @param {FileSystemEntry} entry
 * @returns {Promise<File>}
 */
async function within(entry) {
  const file = await new Promise((resolve, reject) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject));
  const path = entry.fullPath.replace(/^\//, '');
  if (path.includes('/')) Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

/**
 * A text that was pasted, as a file.
 *
 * @param {string} text
 * @param {string} name
 */
export const pasted = (text, name) => new File([text], name, { type: 'text/plain' });

/**
 * The file at an address.
 *
 * @param {string} address
 * @param {Options} [options]
 * @returns {Promise<File>} rejected with a BaolanError, or with the signal's reason
 */
export async function fetched(address, { signal, onprogress } = {}) {
  const url = address.trim();
  try {
    const response = await fetch(url, { signal });
    const { ok, status, headers } = response;
    if (!ok) throw new BaolanError(status === 404 || status === 410 ? 'missing' : 'server', { url, status });
    if (/\bhtml\b/.test(headers.get('content-type') ?? '')) throw new BaolanError('html', { url, status });
    if (Number(headers.get('content-length')) > FILE) throw new BaolanError('large', { url });
    return new File(await all(response.body, Number(headers.get('content-length')), onprogress), name(response.url));
  } catch (error) {
    if (signal?.aborted || error instanceof BaolanError) throw error;
    throw new BaolanError('unreachable', { url, cause: error });
  }
}

/**
 * How a file at an address is called; one that is not written in UTF-8 as it stands there.
 *
 * @param {string} url
 */
function name(url) {
  const last = new URL(url).pathname.split('/').pop();
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/**
 * @param {ReadableStream<Uint8Array>} body
 * @param {number} length what the server says of it, or nothing
 * @param {((part: number) => void) | undefined} onprogress
 */
async function all(body, length, onprogress) {
  const chunks = [];
  let read = 0;
  const reader = body.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    chunks.push(value);
    read += value.length;
    if (read > FILE) {
      reader.cancel();
      throw new BaolanError('large');
    }
    onprogress?.(length ? Math.min(1, read / length) : 0);
  }
  return chunks;
}
