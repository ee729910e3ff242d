/**
 * How a story is called in an address: by how its headline begins, which outlives a better parser, unlike an id that counts the
 * articles before it.
 *
 * `slug(piece)` is `开局就要奔跑起步就要跃进`.
 *
 * @module
 */

import { headed, title } from './makeup.js';

/** @typedef {import('./makeup.js').Piece} Piece */

/** In characters: enough to tell the headlines of an issue apart, few enough for a line in a message. */
const LENGTH = 12;

/**
 * @param {Piece} piece
 * @returns {string} the first letters and digits of its headline, and nothing that is not one
 */
export const slug = (piece) => [...letters(title(headed(piece), ''))].slice(0, LENGTH).join('');

/** @param {string} text */
export const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, '');
