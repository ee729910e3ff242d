/**
 * Files that lie beside a module, where nothing fetches them: Node has them from the disk.
 *
 * @module
 */

/**
 * @param {URL} address
 * @returns {Promise<Uint8Array> | URL} what the file holds, or where it can be fetched
 */
export function beside(address) {
  const disk = address.protocol === 'file:' && globalThis.process?.getBuiltinModule?.('node:fs/promises');
  return disk ? disk.readFile(address) : address;
}
