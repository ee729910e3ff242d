// A static server of what was made and of pkg/, which remembers what it sent.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { MADE, PKG } from './places.mjs';

const KINDS = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };
/** An isolated page has the finer timer; nothing is kept from one visit to the next. */
const HEADERS = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-store',
};
const PAGE = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>Search</title>';

/** A running server: its `url`, `sent()` since last asked as `{file, bytes}`, and `close()`. */
export async function serve() {
  let sent = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    if (pathname === '/') return response.writeHead(200, { ...HEADERS, 'content-type': 'text/html' }).end(PAGE);
    const file = place(decodeURIComponent(pathname));
    const bytes = await readFile(file).catch(() => null);
    if (!bytes) return response.writeHead(404, HEADERS).end();
    sent.push({ file, bytes: bytes.length });
    const kind = KINDS[path.extname(file)] ?? 'application/octet-stream';
    return response.writeHead(200, { ...HEADERS, 'content-type': kind }).end(bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    sent() {
      const since = sent;
      sent = [];
      return since;
    },
    close: () => server.close(),
  };
}

function place(pathname) {
  const inPkg = pathname.startsWith('/pkg/');
  return path.join(inPkg ? PKG : MADE, path.normalize(inPkg ? pathname.slice('/pkg'.length) : pathname));
}
