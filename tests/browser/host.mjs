// A static host that can be killed, slow, and given a new version of its files. Run by itself it is the server:
// `node tests/browser/host.mjs FOLDER PACE` serves FOLDER, laid out as the project is, at a port it names; PACE is how many ms it takes
// for each piece of a file, so that there is time to kill it in the middle of one. With every
// answer it sends the policy that the element promises to run under, as a server does that is told so once.
//
// `const host = await Host.start()`, then `host.url`, `await host.kill()`, `await host.start()`, `await host.publish()`.

import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Program } from './program.mjs';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
const KINDS = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
/** In bytes, what is sent at a time by a host that takes its time. */
const PIECE = 16_384;

/** A copy of what the project serves, and a process that serves it. */
export class Host {
  #folder;
  #pace;
  #port = 0;
  /** @type {Program | null} */
  #program = null;

  constructor(folder, pace) {
    this.#folder = folder;
    this.#pace = pace;
  }

  /**
   * A host with a copy of its own, running.
   *
   * @param {{after: (end: () => Promise<void>) => void, pace?: number}} how `after` takes what ends it
   */
  static async start({ after, pace = 0 }) {
    const folder = await mkdtemp(path.join(tmpdir(), 'baolan-host-'));
    for (const part of ['www', 'pkg', 'seeds']) await cp(path.join(PROJECT, part), path.join(folder, part), { recursive: true });
    const host = new Host(folder, pace);
    after(async () => {
      await host.kill();
      await rm(folder, { recursive: true });
    });
    await host.start();
    return host;
  }

  get url() {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** Where its files lie. */
  get folder() {
    return this.#folder;
  }

  /** Starts it where it was before; at another pace if one is given. */
  async start(pace = this.#pace) {
    this.#program = new Program(process.execPath, [fileURLToPath(import.meta.url), this.#folder, String(pace), String(this.#port)]);
    const [, port] = await this.#program.hear(/port (\d+)\n/);
    this.#port = Number(port);
  }

  /** Ends it as a machine that loses its power does. */
  async kill() {
    await this.#program?.kill();
    this.#program = null;
  }

  /**
   * Puts up another version of everything: each file says so, and the worker lists the new ones.
   *
   * @param {string} name
   */
  async publish(name) {
    await appendFile(path.join(this.#folder, 'www/style.css'), `\n:root { --version: "${name}"; }\n`);
    for (const file of ['baolan.js', 'baolan_reading.js', 'baolan_desk.js']) await appendFile(path.join(this.#folder, 'pkg', file), `\n// ${name}\n`);
    await promisify(execFile)(process.execPath, [path.join(PROJECT, 'xtask/worker.mjs'), '--root', this.#folder], { cwd: PROJECT });
  }
}

/** The file an address names; what begins with neither pkg nor seeds lies in www/. */
function place(folder, url) {
  const { pathname } = new URL(url, 'http://127.0.0.1');
  const inside = path.posix.normalize(decodeURIComponent(pathname === '/' ? '/index.html' : pathname));
  return path.join(folder, /^\/(pkg|seeds|www)\//.test(inside) ? inside : `www${inside}`);
}

function serve(folder, pace, port) {
  const server = createServer((request, response) => {
    const file = place(folder, request.url);
    const stream = createReadStream(file, { highWaterMark: pace ? PIECE : undefined });
    stream.on('error', () => response.writeHead(404).end());
    stream.on('open', async () => {
      const kind = KINDS[path.extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': kind, 'cache-control': 'no-cache', 'content-security-policy': POLICY });
      for await (const piece of stream) {
        response.write(piece);
        if (pace) await new Promise((resolve) => setTimeout(resolve, pace));
      }
      response.end();
    });
  });
  server.listen(port, '127.0.0.1', () => console.log(`port ${server.address().port}`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve(process.argv[2], Number(process.argv[3]), Number(process.argv[4] ?? 0));
