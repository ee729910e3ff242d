/**
 * What the files must be that our modules fetch, each as the platform writes it (`sha256-…`), for `fetch(address, { integrity })`. The build puts
 * it in; unbuilt, any file will do.
 *
 * So who vouches for a module, a script tag with `integrity` or an import map, vouches for what it fetches, wherever that lies.
 *
 * @module
 */

export const WASM = '';
export const PAPERS = '';
export const SEARCH = '';
export const TABLE = '';
export const FORMATS = '';
export const SINGLE = '';
