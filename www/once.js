/**
 * Work that is done once for whoever asks, and tried again by the next who asks after it failed.
 *
 * `const table = once(() => fetch('table.bin'))`, then `await table()` wherever it is needed.
 *
 * @module
 */

/**
 * @template {unknown[]} Given
 * @template Made
 * @param {(...given: Given) => Promise<Made>} work
 * @returns {(...given: Given) => Promise<Made>} what the first call was given counts
 */
export function once(work) {
  /** @type {Promise<Made> | undefined} */
  let begun;
  return (...given) =>
    (begun ??= work(...given).catch((error) => {
      begun = undefined;
      throw error;
    }));
}
