/**
 * What goes wrong on the way to an issue, or to the part of the reader that shows it.
 *
 * @module
 */

/** `code` is a key of the words' `errors` or `mistakes`. */
export class BaolanError extends Error {
  name = 'BaolanError';

  /**
   * @param {string} code
   * @param {{page?: number, url?: string, status?: number, cause?: unknown}} [facts] page is counted from 1
   */
  constructor(code, { page, url, status, cause } = {}) {
    super([code, url, status, cause].filter(Boolean).join(': '), { cause });
    Object.assign(this, { code, page, url, status });
  }
}
