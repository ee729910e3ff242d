/**
 * Where the built files lie; in pkg/ this module is one that says they lie beside it.
 *
 * @module
 */

export const PKG = new URL('../pkg/', import.meta.url);
