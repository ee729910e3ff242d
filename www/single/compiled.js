/**
 * Where the wasm comes from in one file that holds everything: from the document itself, deflated and in base64.
 *
 * @module
 */

/** @returns {Promise<WebAssembly.Module>} */
export async function compiled() {
  const deflated = Uint8Array.from(atob(document.querySelector('#wasm').textContent), (character) => character.charCodeAt(0));
  const bytes = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return WebAssembly.compile(await new Response(bytes).arrayBuffer());
}
