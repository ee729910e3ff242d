// One static server for both sides: the project's www/, pkg/, seeds/ and examples/ as `cargo xtask serve` sends them, with what is in
// brotli already and under the strict policy; beside them the pages and folders that were made for a run.
//
// `await serve({ pages: new Map([['/issue.html', { text, policy: STRICT }]]), folders: { '/pagefind/': folder } })`

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { ROOT } from './places.mjs';

/** The policy that the element promises to run under (xtask/src/site.rs), for pages that are ours. */
export const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";

const KINDS = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};
const OWN = ['/www/', '/pkg/', '/seeds/', '/examples/'];
/** Brotli would make these larger: pictures, and what Pagefind has compressed itself. */
const COMPRESSED = /\.(ico|pagefind|pf_\w+)$/;

/**
 * A running server: its `url`, and `close()`.
 *
 * @param {object} made for this run
 * @param {Map<string, {text: string, policy?: string}>} made.pages what is answered at an address
 * @param {Record<string, string>} made.folders where the files below an address lie
 */
export async function serve({ pages, folders }) {
  const answers = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    if (!answers.has(pathname)) answers.set(pathname, answer(pathname, pages, folders));
    const { status, headers, body } = await answers.get(pathname);
    response.writeHead(status, headers).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Made once an address, so that no visit but the first waits for compression. */
async function answer(pathname, pages, folders) {
  const page = pages.get(pathname);
  if (page) return sent(pathname, brotliCompressSync(page.text), true, page.policy);
  const file = place(pathname, folders);
  if (!file) return MISSING;
  const policy = file.endsWith('.html') ? STRICT : undefined;
  const squeezed = await readFile(`${file}.br`).catch(() => null);
  if (squeezed) return sent(file, squeezed, true, policy);
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return MISSING;
  return COMPRESSED.test(file) ? sent(file, bytes, false) : sent(file, brotliCompressSync(bytes), true, policy);
}

const MISSING = { status: 404, headers: {}, body: '' };

function sent(name, body, isBrotli, policy) {
  const headers = {
    'content-type': KINDS[path.extname(name)] ?? 'application/octet-stream',
    'content-length': body.length,
    'cache-control': 'no-cache',
    ...(isBrotli && { 'content-encoding': 'br' }),
    ...(policy && { 'content-security-policy': policy }),
  };
  return { status: 200, headers, body };
}

/** The file at an address; what begins with neither a folder of ours nor one that was made lies in www/. */
function place(pathname, folders) {
  const inside = path.posix.normalize(decodeURIComponent(pathname));
  const made = Object.keys(folders).find((prefix) => inside.startsWith(prefix));
  if (made) return path.join(folders[made], inside.slice(made.length));
  if (OWN.some((prefix) => inside.startsWith(prefix))) return path.join(ROOT, inside);
  return path.join(ROOT, 'www', inside === '/' ? 'index.html' : inside);
}
