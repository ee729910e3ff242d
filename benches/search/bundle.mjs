// Each engine as the one module that a page would fetch, its library in it: esbuild, minified.

import { copyFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { BUNDLES, engineFile, packageFile } from './places.mjs';

export async function bundle(engines) {
  await build({
    entryPoints: engines.map(({ name }) => engineFile(name)),
    outdir: BUNDLES,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  // SQLite looks for its wasm beside its module.
  await copyFile(packageFile('@sqlite.org/sqlite-wasm/dist/sqlite3.wasm'), `${BUNDLES}/sqlite3.wasm`);
}
