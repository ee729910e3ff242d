/**
 * Where the small wasm comes from: beside the built files, or where the page says. One file that holds everything has its own in
 * its place (single/compiled.js).
 *
 * @module
 */

/**
 * Its bytes are compiled as they are, so that a server need not know the type of the file.
 *
 * @param {string | null} url of the wasm, where it does not lie beside this module
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compiled(url) {
  const response = await fetch(url || new URL('../pkg/baolan_wasm_bg.wasm', import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return WebAssembly.compile(await response.arrayBuffer());
}
