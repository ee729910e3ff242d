/**
 * What stands for ../whole.js in one file: all is there, and nothing lies beside it.
 *
 * @module
 */

export const IS_WHOLE = true;
