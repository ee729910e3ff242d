/**
 * The files of a .zip, read as it streams in and counted as they come out: what is written in it of sizes is not believed, and a name
 * is a label, whatever path it spells.
 *
 * `for (const { name, bytes } of await unzipped(file, limits)) …`
 *
 * @module
 */

import { Unzip, UnzipInflate } from 'fflate';
import { BaolanError } from './error.js';
import { turn } from './turn.js';

/** @typedef {{name: string, bytes: Uint8Array | null}} Entry without bytes it was not wanted */
/** @typedef {{bytes: number, entries: number, ratio: number}} Limits of what comes out, in all; ratio is how many bytes a byte of the zip may become */

/** What is unpacked at once, in bytes: deflate makes a thousand of one at most. */
const SLICE = 8 * 1024;

/** A ratio tells nothing of less than this, in bytes. */
const TELLING = 4 * 1024 * 1024;

/** Where what one unpacks has no names of its own. */
const LITTER = /(^|\/)(__MACOSX\/|\.)|\/$/;

/**
 * @param {Blob} file
 * @param {Limits} limits
 * @param {{wanted: (name: string) => boolean, signal?: AbortSignal, onprogress?: (part: number) => void}} options
 * @returns {Promise<Entry[]>} rejected with a BaolanError: `bomb` where more comes out than may, `torn` for a zip that is broken or locked
 */
export async function unzipped(file, limits, { wanted, signal, onprogress }) {
  const out = new Unpacking(limits, wanted);
  let read = 0;
  for (let start = 0; start < file.size; start += SLICE) {
    const slice = file.slice(start, start + SLICE);
    read += slice.size;
    out.push(new Uint8Array(await slice.arrayBuffer()), read === file.size);
    onprogress?.(read / file.size);
    if ((start / SLICE) % TURNS === 0) await turn();
    signal?.throwIfAborted();
  }
  return out.entries();
}

/** How many slices there are to a turn of the browser. */
const TURNS = 16;

/** A zip on its way out. */
class Unpacking {
  #limits;
  /** @type {(Entry & {chunks: Uint8Array[], length: number, size: number | undefined, isWhole: boolean})[]} */
  #entries = [];
  #read = 0;
  #written = 0;
  #unzip;

  /**
   * @param {Limits} limits
   * @param {(name: string) => boolean} wanted
   */
  constructor(limits, wanted) {
    this.#limits = limits;
    this.#unzip = new Unzip((file) => this.#begin(file, wanted));
    this.#unzip.register(UnzipInflate);
  }

  /**
   * @param {Uint8Array} bytes
   * @param {boolean} isLast
   */
  push(bytes, isLast) {
    this.#read += bytes.length;
    try {
      this.#unzip.push(bytes, isLast);
    } catch (cause) {
      throw cause instanceof BaolanError ? cause : new BaolanError('torn', { cause });
    }
  }

  /** @returns {Entry[]} */
  entries() {
    const isTorn = ({ bytes, isWhole, length, size }) => bytes && !(isWhole && length === (size ?? length));
    if (this.#entries.some(isTorn)) throw new BaolanError('torn');
    return this.#entries.map(({ name, bytes, chunks }) => ({ name, bytes: bytes && joined(chunks) }));
  }

  /**
   * @param {import('fflate').UnzipFile} file
   * @param {(name: string) => boolean} wanted
   */
  #begin(file, wanted) {
    const name = label(file.name);
    if (LITTER.test(file.name.replaceAll('../', ''))) return;
    if (this.#entries.length >= this.#limits.entries) throw new BaolanError('bomb');
    const entry = { name, bytes: wanted(name) ? new Uint8Array() : null, chunks: [], length: 0, size: file.originalSize, isWhole: false };
    this.#entries.push(entry);
    if (!entry.bytes) return;
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      this.#count(chunk.length);
      entry.chunks.push(chunk);
      entry.length += chunk.length;
      entry.isWhole = isLast;
    };
    file.start();
  }

  /** @param {number} bytes */
  #count(bytes) {
    const { bytes: most, ratio } = this.#limits;
    this.#written += bytes;
    if (this.#written > most || (this.#written > TELLING && this.#written > ratio * this.#read)) throw new BaolanError('bomb');
  }
}

/** @param {Uint8Array[]} chunks */
function joined(chunks) {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/**
 * What to call an entry: its path without steps up or from the root. Names that are not marked as UTF-8 come a byte a character.
 *
 * @param {string} path
 */
const label = (path) => named(path).split(/[\\/]+/).filter((part) => part && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part)).join('/');

/** @param {string} name */
function named(name) {
  if (!/[\x80-\xff]/.test(name) || /[^\0-\xff]/.test(name)) return name;
  const bytes = Uint8Array.from(name, (character) => character.charCodeAt(0));
  for (const encoding of ['UTF-8', 'GB18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Then in the next one.
    }
  }
  return name;
}
