// Both sides as the one module that a page would fetch: esbuild, minified.

import { build } from 'esbuild';
import { MADE, ROOT } from './places.mjs';

export const bundle = () =>
  build({
    entryPoints: [`${ROOT}benches/library/shelf.js`, `${ROOT}benches/library/scan.js`],
    outdir: MADE,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['/pkg/*'],
    logLevel: 'error',
  });
