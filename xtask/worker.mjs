// Builds what keeps the reader's files in a service worker: `node xtask/worker.mjs [--dev] [--root FOLDER]`, from the top of the
// project, once everything else is there. FOLDER is laid out as the project is, and is the project where none is named.
//
//   www/worker.js -> pkg/baolan_worker.js    the page's own worker, fetched by www/sw.js
//   www/keeper.js -> pkg/baolan_keeper.js    a module for the worker of a portal
//
// Both hold the list of files, each with its SHA-256: a file that is another one, or half of one, is not taken. Those of modules are left in
// pkg/integrity.json too, for the import map of a portal that has them from elsewhere; what is no module, the modules know themselves.

import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { listBundled } from './bundled.mjs';

// What of pkg/ a reader fetches: not the maps and types, not what is in baolan.js already, not the workers themselves, nor what is for
// programs.
const READER = /^baolan.*\.(js|wasm|bin)$|^baolan_single\.txt$/;
const NOT_FETCHED = new Set([
  ...['baolan_wasm.js', 'baolan_worker.js', 'baolan_keeper.js'],
  ...['baolan_engine.js', 'baolan_export.js', 'baolan_formats.js', 'baolan_formats_bg.wasm'],
]);

// What the page has beside them; its modules are in pkg/baolan.js, and a worker does not keep itself.
const PAGE = /\.(html|css|ico|png|webmanifest)$/;

const { values } = parseArgs({ options: { dev: { type: 'boolean' }, root: { type: 'string', default: '.' } } });
const { root, dev } = values;

const files = await described('pkg', (name) => READER.test(name) && !NOT_FETCHED.has(name), '');
const page = [...(await described('www', (name) => PAGE.test(name), '')), ...(await described('seeds', (name) => name.endsWith('.txt'), '../seeds/'))];

const modules = files.filter(({ url }) => url.endsWith('.js')).map(({ url, integrity }) => [url, integrity]);
await writeFile(path.join(root, 'pkg/integrity.json'), `${JSON.stringify(Object.fromEntries(modules), null, 2)}\n`);

// Workbox may be passed on with its licence.
const licence = await readFile('node_modules/workbox-precaching/LICENSE', 'utf8');

const options = {
  bundle: true,
  banner: { js: `/*! With workbox-precaching:\n${licence.trim()}\n*/` },
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  minify: !dev,
  // Workbox says much to who develops with it, and nothing else of it is for development.
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
  metafile: true,
};

// A worker lies beside the page, in www/; a module beside the files.
const worker = await build({ ...options, entryPoints: ['www/worker.js'], format: 'iife', outfile: path.join(root, 'pkg/baolan_worker.js'), plugins: [listed("new URL('../pkg/', location.href)")] });
const keeper = await build({ ...options, entryPoints: ['www/keeper.js'], format: 'esm', outfile: path.join(root, 'pkg/baolan_keeper.js'), plugins: [listed("new URL('./', import.meta.url)")] });
await listBundled('worker', [worker.metafile, keeper.metafile], root);

/** The files of a folder, as www/keeper.js takes them. */
async function described(folder, isWanted, prefix) {
  const names = (await readdir(path.join(root, folder))).filter(isWanted).sort();
  return Promise.all(
    names.map(async (name) => {
      const sum = createHash('sha256').update(await readFile(path.join(root, folder, name))).digest();
      return { url: prefix + name, revision: sum.toString('hex').slice(0, 16), integrity: `sha256-${sum.toString('base64')}` };
    }),
  );
}

/** www/files.js with the lists in it. */
function listed(place) {
  const contents = `export const PKG = ${place}; export const FILES = ${JSON.stringify(files)}; export const PAGE = ${JSON.stringify(page)};`;
  return { name: 'files', setup: ({ onLoad }) => onLoad({ filter: /\bwww.files\.js$/ }, () => ({ contents })) };
}
