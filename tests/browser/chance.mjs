// Chance that can be had again: in comes what it is for, out come numbers from 0 to 1 in no order that can be seen. A run says its
// seed; with that in BAOLAN_SEED another run gets the same numbers.
//
// `const random = chance('a tab that dies')`, then `random()`.

import { createHash, randomInt } from 'node:crypto';

/** Where the numbers come from. */
const SEED = process.env.BAOLAN_SEED ?? String(randomInt(2 ** 32));

console.log(`BAOLAN_SEED=${SEED}`);

/**
 * @param {string} what the numbers are for: each test has its own, whichever others run
 * @returns {() => number}
 */
export function chance(what) {
  let at = 0;
  return () => createHash('sha256').update(`${SEED} ${what} ${(at += 1)}`).digest().readUInt32LE() / 2 ** 32;
}
