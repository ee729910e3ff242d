// Bytes as they go over the wire.

import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants } from 'node:zlib';

/** Above this many bytes the best quality takes minutes, and a lower one is taken. */
const LARGE = 40e6;
const BEST = 11;
const FASTER = 9;

/** How many bytes brotli makes of some, and whether by less than the best quality. */
export function brotli(bytes) {
  const quality = bytes.length > LARGE ? FASTER : BEST;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { bytes: brotliCompressSync(bytes, { params }).length, isBest: quality === BEST };
}

const known = new Map();

/** How many bytes brotli makes of a file of an engine; each is compressed once a run. */
export async function brotliOfFile(file) {
  if (!known.has(file)) known.set(file, brotli(await readFile(file)).bytes);
  return known.get(file);
}
