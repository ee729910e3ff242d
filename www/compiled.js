/**
 * Where the small wasm comes from: beside the built files, or where the page says. One file that holds everything has its own in
 * its place (single/compiled.js).
 *
 * @module
 */

import { WASM } from './integrity.js';

/**
 * Its bytes are compiled as they are, so that a server need not know the type of the file. What is another file, or none, does not come
 * at all.
 *
 * @param {string | null} url of the wasm, where it does not lie beside this module
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compiled(url) {
  const response = await fetch(url || new URL('../pkg/baolan_wasm_bg.wasm', import.meta.url), { integrity: WASM });
  return WebAssembly.compile(await response.arrayBuffer());
}
