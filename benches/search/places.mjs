// Where things lie: everything made at run time under target/bench/search, which no commit holds.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const ROOT = path.join(here, '../..');
export const PKG = path.join(ROOT, 'pkg');
export const MADE = path.join(ROOT, 'target/bench/search');
export const BUNDLES = path.join(MADE, 'bundles');

/** The script that builds an index. */
export const BUILDER = path.join(here, 'build.mjs');

export const engineFile = (name) => path.join(here, 'engines', `${name}.mjs`);
export const bundleFile = (name) => path.join(BUNDLES, `${name}.js`);
export const articlesFile = (size) => path.join(MADE, String(size), 'articles.json');
/** A file, or a folder for an engine that fetches from one. */
export const indexFile = (size, name) => path.join(MADE, String(size), name);
export const packageFile = (inside) => path.join(here, 'node_modules', inside);

/** The address at which a file under target/bench/search is served. */
export const address = (file) => `/${path.relative(MADE, file).split(path.sep).join('/')}`;
