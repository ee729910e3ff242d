/**
 * Whether all that reading takes is in one file with the issue; in such a file this module is another (single/whole.js).
 *
 * @module
 */

export const IS_WHOLE = false;
