/**
 * What a reader remembers from one visit to the next, in the browser's storage under one name: how the page is to
 * look, what has been searched for, what has been read. Where nothing can be kept, nothing is remembered.
 *
 * `keep({ look: { theme: 'dark' } })`, then `recall('look').theme`.
 *
 * @module
 */

/** The one name in the storage of the page's origin. */
const NAME = 'baolan';

/**
 * @param {'look' | 'read' | 'queries' | 'keys'} what
 * @returns {any} an empty object where nothing, or nothing readable, was kept
 */
export const recall = (what) => all()[what] ?? {};

/** @param {Record<string, unknown>} change */
export function keep(change) {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...all(), ...change }));
  } catch {
    // Storage that is full or denied: what is set holds until the page is left.
  }
}

function all() {
  try {
    return Object(JSON.parse(localStorage.getItem(NAME)));
  } catch {
    return {};
  }
}
