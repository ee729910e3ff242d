// Bundles www/reader.js into pkg/baolan.js and what it imports later into modules beside it: `node xtask/bundle.mjs [--dev]`,
// from the top of the project.

import { readFile, writeFile } from 'node:fs/promises';
import { basename, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { minify as terser } from 'terser';
import { withSmallStyles } from './styles.mjs';

const dev = process.argv.includes('--dev');

// What www/ imports when it is needed, and where that lies beside pkg/baolan.js.
const LATER = new Map([
  ['./reading.js', './baolan_reading.js'],
  ['./desk.js', './baolan_desk.js'],
  ['./beyond.js', './baolan_beyond.js'],
  ['./library.js', './baolan_library.js'],
  ['./strings/zh-Hant.js', './baolan_hant.js'],
  ['./strings/en.js', './baolan_en.js'],
  ['../pkg/baolan_papers.js', './baolan_papers.js'],
  ['../pkg/baolan_search.js', './baolan_search.js'],
]);

const options = {
  entryPoints: {
    baolan: 'www/reader.js',
    baolan_reading: 'www/reading.js',
    baolan_desk: 'www/desk.js',
    baolan_beyond: 'www/beyond.js',
    baolan_library: 'www/library.js',
    baolan_hant: 'www/strings/zh-Hant.js',
    baolan_en: 'www/strings/en.js',
  },
  outdir: 'pkg',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  // Chinese texts as themselves: three bytes instead of six.
  charset: 'utf8',
  legalComments: 'none',
  sourcemap: true,
  minify: !dev,
  plugins: [{ name: 'pkg', setup: asInPkg }, ...(dev ? [] : [{ name: 'css', setup: minifyStyles }])],
  logLevel: 'warning',
};

try {
  await build(options);
  if (!dev) await Promise.all(Object.keys(options.entryPoints).map((name) => shorten(`pkg/${name}.js`)));
} catch {
  // esbuild has printed what is wrong and where.
  process.exitCode = 1;
}

function asInPkg({ onResolve, onLoad }) {
  onLoad({ filter: /\bwww.place\.js$/ }, () => ({ contents: "export const PKG = new URL('./', import.meta.url);" }));
  onResolve({ filter: /./ }, ({ path, kind }) => (kind === 'dynamic-import' && LATER.has(path) ? { path: LATER.get(path), external: true } : undefined));
}

/** Says the bundle in fewer bytes than esbuild does: three in a hundred on the wire. The warnings are those of wasm-bindgen to who calls it otherwise. The source map leads back through both. */
async function shorten(file) {
  const { code, map } = await terser(await readFile(file, 'utf8'), {
    module: true,
    ecma: 2022,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false, drop_console: ['warn'] },
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
