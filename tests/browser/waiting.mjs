// Waiting for what comes when it comes: `await until(() => find(), 'the headline')` gives what is found, as soon as it is.

import { setTimeout as pause } from 'node:timers/promises';

/** How long anything may take before it is given up, in ms: a browser's first start on a busy machine, and then some. */
const PATIENCE = 30_000;

/** How often we look, in ms: a few frames. */
const EVERY = 50;

/**
 * Asks until the answer is one.
 *
 * @template T
 * @param {() => T | Promise<T>} ask what throws is not asked again
 * @param {string} what is waited for, to say so where it does not come
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(ask, what) {
  for (const end = Date.now() + PATIENCE; ; await pause(EVERY)) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what}: waited ${PATIENCE / 1000} s in vain`);
  }
}
