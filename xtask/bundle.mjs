// Bundles www/reader.js into pkg/baolan.js and what it imports later into modules beside it, and all of it into the template of
// one file, pkg/baolan_single.html: `node xtask/bundle.mjs [--dev]`, from the top of the project.

import { readFile, writeFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { minify as terser } from 'terser';
import { listBundled } from './bundled.mjs';
import { template } from './single.mjs';
import { withSmallStyles } from './styles.mjs';

const dev = process.argv.includes('--dev');

// What www/ imports when it is needed, and where that lies beside pkg/baolan.js.
const LATER = new Map([
  ['./reading.js', './baolan_reading.js'],
  ['./desk.js', './baolan_desk.js'],
  ['./updates.js', './baolan_updates.js'],
  ['./beyond.js', './baolan_beyond.js'],
  ['./save.js', './baolan_save.js'],
  ['./library.js', './baolan_library.js'],
  ['./strings/zh-Hant.js', './baolan_hant.js'],
  ['./strings/en.js', './baolan_en.js'],
  ['../pkg/baolan_papers.js', './baolan_papers.js'],
  ['../pkg/baolan_search.js', './baolan_search.js'],
  ['../pkg/baolan_formats.js', './baolan_formats.js'],
]);

// What a module becomes in one file that holds everything, by how www/ names it.
const WITHIN = new Map([
  ['./place.js', 'www/single/place.js'],
  ['./compiled.js', 'www/single/compiled.js'],
  ['./beyond.js', 'www/single/without.js'],
  ['./save.js', 'www/single/without.js'],
  ['./updates.js', 'www/single/without.js'],
  ['./library.js', 'www/single/without.js'],
  // With one wasm there is room for the one that parses all papers.
  ['../pkg/baolan_wasm.js', 'pkg/baolan_papers.js'],
]);

// How terser says things shortly. The warnings that go are those of wasm-bindgen to who calls it otherwise.
const SHORT = {
  module: true,
  ecma: 2022,
  compress: { passes: 3, pure_getters: true, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false, drop_console: ['warn'] },
};

const shared = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  // Chinese texts as themselves: three bytes instead of six.
  charset: 'utf8',
  legalComments: 'none',
  minify: !dev,
  logLevel: 'warning',
  metafile: true,
  // What wasm-bindgen does for who forgets to free an edition: the reader frees each itself.
  define: { 'Symbol.dispose': 'undefined', FinalizationRegistry: 'undefined' },
};

const styles = dev ? [] : [{ name: 'css', setup: minifyStyles }];

const modules = {
  ...shared,
  entryPoints: {
    baolan: 'www/reader.js',
    baolan_reading: 'www/reading.js',
    baolan_desk: 'www/desk.js',
    baolan_updates: 'www/updates.js',
    baolan_beyond: 'www/beyond.js',
    baolan_library: 'www/library.js',
    baolan_save: 'www/save.js',
    baolan_export: 'www/export.js',
    baolan_hant: 'words:zh-Hant',
    baolan_en: 'words:en',
  },
  outdir: 'pkg',
  sourcemap: true,
  plugins: [{ name: 'words', setup: ofReader }, { name: 'pkg', setup: asInPkg }, ...styles],
};

const single = {
  ...shared,
  entryPoints: ['www/single/single.js'],
  write: false,
  plugins: [{ name: 'words', setup: ofReader }, { name: 'within', setup: asWithin }, ...styles],
};

try {
  const { metafile } = await build(modules);
  if (!dev) await Promise.all(Object.keys(modules.entryPoints).map((name) => shorten(`pkg/${name}.js`)));
  const one = await build(single);
  const [{ text }] = one.outputFiles;
  await listBundled('bundle', [metafile, one.metafile]);
  await writeFile('pkg/baolan_single.html', await template(dev ? text : (await terser(text, SHORT)).code));
} catch (error) {
  // What esbuild finds wrong it has printed itself, and where.
  if (!error.errors) console.error(error);
  process.exitCode = 1;
}

/** A language as the reader fetches it: without what the library says, which comes with that. */
function ofReader({ onResolve, onLoad }) {
  onResolve({ filter: /^words:/ }, ({ path }) => ({ path, namespace: 'words' }));
  onLoad({ filter: /./, namespace: 'words' }, ({ path }) => ({
    contents: `export { first, reading, desk } from './${path.replace('words:', '')}.js';`,
    resolveDir: resolve('www/strings'),
  }));
}

function asInPkg({ onResolve, onLoad }) {
  onLoad({ filter: /\bwww.place\.js$/ }, () => ({ contents: "export const PKG = new URL('./', import.meta.url);" }));
  onResolve({ filter: /./ }, ({ path, kind }) => (kind === 'dynamic-import' && LATER.has(path) ? { path: LATER.get(path), external: true } : undefined));
}

function asWithin({ onResolve }) {
  onResolve({ filter: /^\.\/strings\// }, ({ path, kind }) => (kind === 'dynamic-import' ? { path: `words:${basename(path, '.js')}`, namespace: 'words' } : undefined));
  onResolve({ filter: /^\./ }, ({ path }) => (WITHIN.has(path) ? { path: resolve(WITHIN.get(path)) } : undefined));
}

/** Says the bundle in fewer bytes than esbuild does: three in a hundred on the wire. The source map leads back through both. */
async function shorten(file) {
  const { code, map } = await terser(await readFile(file, 'utf8'), {
    ...SHORT,
    sourceMap: { includeSources: true, content: await readFile(`${file}.map`, 'utf8'), url: `${basename(file)}.map` },
  });
  await writeFile(file, code);
  await writeFile(`${file}.map`, map);
}

function minifyStyles({ onLoad }) {
  const ours = resolve('www');
  onLoad({ filter: /\.js$/ }, async ({ path }) => {
    if (relative(ours, path).startsWith('..')) return undefined;
    const say = (line) => console.warn(`    ${relative('.', path)}:${line}: css with a hole or a backslash is left as it is`);
    return { contents: await withSmallStyles(await readFile(path, 'utf8'), say) };
  });
}
