/**
 * What the bytes of a file say: text, and in which encoding, or what else they are. Byte order marks are believed; then whatever is
 * UTF-8 is that; then UTF-16, which is full of zeros; else the old encodings of Chinese, of which the one is taken that gives more of
 * the characters every text is made of.
 *
 * `decoded(bytes)` is `{text: '本报讯…', encoding: 'GB18030'}`; what is no text throws a BaolanError with the code of what it is.
 *
 * @module
 */

import { BaolanError } from './error.js';

/** What files begin with that are no text, by the code of what to do about them. */
const SIGNATURES = {
  pdf: ['%PDF-'],
  picture: ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'],
  office: ['\xd0\xcf\x11\xe0', '{\\rtf'],
  packed: ['Rar!', '7z\xbc\xaf', '\x1f\x8b', 'BZh'],
};

/** What a file begins with that says its encoding. */
const MARKS = { 'UTF-8': [0xef, 0xbb, 0xbf], 'UTF-16LE': [0xff, 0xfe], 'UTF-16BE': [0xfe, 0xff] };

/** Characters every Chinese text is made of, written alike in both scripts. */
const EVERYDAY = /[的一是不在有人中大上年日月市和出了，。]/g;

/** Whatever a newspaper prints: Chinese, Latin, Greek, Cyrillic, kana, signs, full width; and white space. */
const PRINTED = /[\t\n\f\r\x20-\x7e\xa0-\u052f\u2000-\u27bf\u3000-\u30ff\u3200-\u33ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/g;

/** How much of a text must be what a newspaper prints: rubbish has far less. */
const LEGIBLE = 0.95;

/** How much of a file is looked at to tell its encoding, in bytes: a page's worth. Even, for UTF-16. */
const SAMPLE = 64 * 1024;

/**
 * @param {Uint8Array} bytes
 * @returns {{text: string, encoding: string}}
 */
export function decoded(bytes) {
  const code = Object.keys(SIGNATURES).find((code) => SIGNATURES[code].some((signature) => begins(bytes, signature)));
  if (code) throw new BaolanError(code);
  const encoding = told(bytes) ?? guessed(bytes);
  const read = encoding && text(encoding, bytes);
  if (read == null) throw new BaolanError('not-text');
  if (read.trim() === '') throw new BaolanError('empty');
  return { text: read, encoding };
}

/**
 * @param {Uint8Array} bytes
 * @param {string} signature a character a byte
 */
export const begins = (bytes, signature) => [...signature].every((character, at) => bytes[at] === character.charCodeAt(0));

/** The encoding a mark says. @param {Uint8Array} bytes */
const told = (bytes) => Object.keys(MARKS).find((encoding) => MARKS[encoding].every((byte, at) => bytes[at] === byte));

/**
 * @param {Uint8Array} bytes
 * @returns {string | undefined} undefined for what is no text
 */
function guessed(bytes) {
  const hasZeros = bytes.includes(0);
  if (!hasZeros && text('UTF-8', bytes) !== null) return 'UTF-8';
  const sample = bytes.subarray(0, SAMPLE);
  const encodings = hasZeros ? ['UTF-16LE', 'UTF-16BE'] : ['GB18030', 'Big5'];
  const read = encodings.map((encoding) => [encoding, new TextDecoder(encoding).decode(sample)]).filter(([, text]) => isLegible(text));
  return read.sort(([, one], [, other]) => everyday(other) - everyday(one))[0]?.[0];
}

/** @param {string} text */
const isLegible = (text) => count(text, PRINTED) > LEGIBLE * text.length;

/** @param {string} text */
const everyday = (text) => count(text, EVERYDAY);

/**
 * @param {string} text
 * @param {RegExp} kind
 */
const count = (text, kind) => text.match(kind)?.length ?? 0;

/**
 * @param {string} encoding
 * @param {Uint8Array} bytes
 * @returns {string | null} null where the bytes are not in it
 */
function text(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
