/**
 * Files that lie beside a module: fetched, and in Node, where nothing fetches files, read from the disk.
 *
 * @module
 */

/**
 * @param {URL} address
 * @param {string} integrity what the file must be that is fetched (integrity.js); whoever writes on the disk of the modules writes them, too
 * @returns {Promise<Response>} as wasm-bindgen takes a wasm
 */
export async function beside(address, integrity) {
  const disk = address.protocol === 'file:' && globalThis.process?.getBuiltinModule?.('node:fs/promises');
  if (!disk) return fetch(address, { integrity });
  return new Response(await disk.readFile(address), { headers: { 'content-type': 'application/wasm' } });
}
