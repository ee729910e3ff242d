// Bundles www/reader.js into pkg/baolan.js and what it imports later into modules beside it, and all of it into the template of
// one file, pkg/baolan_single.txt: `node xtask/bundle.mjs [--dev]`, from the top of the project.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { minify as terser } from 'terser';
import { listBundled } from './bundled.mjs';
import { withoutSpares } from './glue.mjs';
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
  ['./whole.js', 'www/single/whole.js'],
  ['./compiled.js', 'www/single/compiled.js'],
  ['./beyond.js', 'www/single/without.js'],
  ['./save.js', 'www/single/without.js'],
  ['./updates.js', 'www/single/without.js'],
  ['./library.js', 'www/single/without.js'],
  // With one wasm there is room for the one that parses all papers.
  ['../pkg/baolan_wasm.js', 'pkg/baolan_papers.js'],
]);

// What the modules fetch beside themselves, by what www/integrity.js calls it.
const FETCHED = {
  WASM: 'pkg/baolan_wasm_bg.wasm',
  PAPERS: 'pkg/baolan_papers_bg.wasm',
  SEARCH: 'pkg/baolan_search_bg.wasm',
  TABLE: 'src/index/table.bin',
  FORMATS: 'pkg/baolan_formats_bg.wasm',
  SINGLE: 'pkg/baolan_single.txt',
};

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

/** What becomes of the source of our modules before esbuild sees it. */
const smaller = dev ? (source) => source : withSmallStyles;

/** And of what wasm-bindgen wrote. */
const lean = dev ? (source) => source : withoutSpares;

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
    baolan_engine: 'www/headless.js',
    baolan_hant: 'words:zh-Hant',
    baolan_en: 'words:en',
  },
  outdir: 'pkg',
  sourcemap: true,
  plugins: [{ name: 'words', setup: ofReader }, { name: 'glue', setup: glued }, { name: 'pkg', setup: asInPkg }, { name: 'integrity', setup: vouched }, rewriting((source, leave) => smaller(besideThem(source), leave))],
};

const single = {
  ...shared,
  entryPoints: ['www/single/single.js'],
  write: false,
  plugins: [{ name: 'words', setup: ofReader }, { name: 'glue', setup: glued }, { name: 'within', setup: asWithin }, rewriting(smaller)],
};

try {
  const one = await build(single);
  const [{ text }] = one.outputFiles;
  await writeFile('pkg/baolan_single.txt', await template(dev ? text : (await terser(text, SHORT)).code));
  // One of them says what the template must be.
  const { metafile } = await build(modules);
  if (!dev) await Promise.all(Object.keys(modules.entryPoints).map((name) => shorten(`pkg/${name}.js`)));
  await listBundled('bundle', [metafile, one.metafile]);
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

/** What starts the wasm, as the reader starts it. */
function glued({ onLoad }) {
  onLoad({ filter: /\bpkg.baolan_(?:wasm|papers)\.js$/ }, async ({ path }) => ({ contents: lean(await readFile(path, 'utf8')) }));
}

function asInPkg({ onResolve, onLoad }) {
  onResolve({ filter: /./ }, ({ path, kind }) => (kind === 'dynamic-import' && LATER.has(path) ? { path: LATER.get(path), external: true } : undefined));
}

/** www/integrity.js with what the files are. */
function vouched({ onLoad }) {
  onLoad({ filter: /\bwww.integrity\.js$/ }, async () => {
    const constants = Object.entries(FETCHED).map(async ([name, file]) => `export const ${name} = 'sha256-${await digest(file)}';`);
    return { contents: (await Promise.all(constants)).join('\n') };
  });
}

async function digest(file) {
  return createHash('sha256').update(await readFile(file)).digest('base64');
}

function asWithin({ onResolve }) {
  onResolve({ filter: /^\.\/strings\// }, ({ path, kind }) => (kind === 'dynamic-import' ? { path: `words:${basename(path, '.js')}`, namespace: 'words' } : undefined));
  onResolve({ filter: /^\./ }, ({ path }) => (WITHIN.has(path) ? { path: resolve(WITHIN.get(path)) } : undefined));
}

/**
 * Says the bundle in fewer bytes than esbuild does: three in a hundred on the wire. The source map leads back through both, to the files of www/,
 * and does not hold them: in the package they would weigh as much as all else.
 */
async function shorten(file) {
  const { code, map } = await terser(await readFile(file, 'utf8'), {
    ...SHORT,
    sourceMap: { content: await readFile(`${file}.map`, 'utf8'), url: `${basename(file)}.map` },
  });
  const { sourcesContent, ...places } = JSON.parse(map);
  await writeFile(file, code);
  await writeFile(`${file}.map`, JSON.stringify(places));
}

/**
 * Where the built files lie, as the modules of pkg/ name it. Bundlers know what a module fetches by this form alone, a literal address beside
 * `import.meta.url`.
 */
function besideThem(source) {
  return source.replaceAll("new URL('../pkg/", "new URL('./");
}

/** A plugin that changes the source of our modules. */
function rewriting(change) {
  const ours = resolve('www');
  const setup = ({ onLoad }) =>
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (relative(ours, path).startsWith('..')) return undefined;
      const say = (line) => console.warn(`    ${relative('.', path)}:${line}: css with a hole or a backslash is left as it is`);
      return { contents: await change(await readFile(path, 'utf8'), say) };
    });
  return { name: 'ours', setup };
}
