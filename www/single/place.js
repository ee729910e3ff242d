/**
 * What stands for ../place.js in one file: there are no built files beside it.
 *
 * @module
 */

export const PKG = null;
