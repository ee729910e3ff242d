/**
 * Types of `baolan/export`: an issue in the formats that other programs read.
 */

import type { Issue } from './baolan_model.js';

/** The formats there are. */
export type Format = 'ninjs' | 'json-ld' | 'json-feed' | 'epub' | 'markdown' | 'text';

/** What `exported` is rejected with; where the wasm can't be had, with why. */
export interface BaolanError extends Error {
  name: 'BaolanError';
  code: 'no-issue' | 'unknown-format';
}

/**
 * A file of a format, with its media type.
 *
 * @param issue the model; what it lacks the issue lacks
 */
export function exported(issue: Partial<Issue>, format: Format): Promise<Blob>;
