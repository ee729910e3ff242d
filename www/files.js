/**
 * The reader's own files with what they must be, and where they lie. The build puts the list in; unbuilt, nothing is kept.
 *
 * @module
 */

export const PKG = new URL('../pkg/', import.meta.url);

/** @type {import('./keeper.js').File[]} addresses as `PKG` has them */
export const FILES = [];

/** @type {import('./keeper.js').File[]} those of the page that is served with it, addresses as its worker's place has them */
export const PAGE = [];
