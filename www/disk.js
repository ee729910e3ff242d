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
  const { process } = globalThis;
  if (address.protocol !== 'file:' || !process) return fetch(address, { integrity });
  if (!process.getBuiltinModule) throw new Error(`Node ${process.version} can't read ${address.pathname}: 20.16 or newer is needed`);
  const disk = process.getBuiltinModule('node:fs/promises');
  return new Response(await disk.readFile(address), { headers: { 'content-type': 'application/wasm' } });
}
