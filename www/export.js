/**
 * An issue in the formats that other programs read, by the code of the command: the same bytes. A module of its own, which nothing of the
 * reader fetches; it runs in pages, in workers and in Node.
 *
 * ```js
 * import { exported } from 'baolan/export';
 * const book = await exported(reader.issue, 'epub'); // a Blob
 * ```
 *
 * @module
 */

import { beside } from './disk.js';
import { FORMATS } from './integrity.js';
import { once } from './once.js';

/** @typedef {'ninjs' | 'json-ld' | 'json-feed' | 'epub' | 'markdown' | 'text'} Format */

/**
 * A file of a format, with its media type.
 *
 * @param {Partial<import('./model.js').Issue>} issue the model; what it lacks the issue lacks
 * @param {Format} format
 * @returns {Promise<Blob>} rejected with a BaolanError of `code` `no-issue` or `unknown-format`, or with why the wasm can't be had
 */
export async function exported(issue, format) {
  const { exportIssue, mediaType } = await writer();
  return new Blob([exportIssue(issue, format)], { type: mediaType(format) });
}

/** What writes, fetched once; where it can't be had the next call tries again. */
const writer = once(async () => {
  const formats = await import('../pkg/baolan_formats.js');
  await formats.default({ module_or_path: beside(new URL('../pkg/baolan_formats_bg.wasm', import.meta.url), FORMATS) });
  return formats;
});
