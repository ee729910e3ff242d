// Bundles www/reader.js into pkg/baolan.js: `node xtask/bundle.mjs [--dev]`, from the top of the project.

import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { withSmallStyles } from './styles.mjs';

const dev = process.argv.includes('--dev');

const options = {
  entryPoints: ['www/reader.js'],
  outfile: 'pkg/baolan.js',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  // Chinese texts as themselves: three bytes instead of six.
  charset: 'utf8',
  legalComments: 'none',
  sourcemap: true,
  minify: !dev,
  plugins: dev ? [] : [{ name: 'css', setup: minifyStyles }],
  logLevel: 'warning',
};

build(options).catch(() => {
  // esbuild has printed what is wrong and where.
  process.exitCode = 1;
});

function minifyStyles({ onLoad }) {
  const ours = resolve('www');
  onLoad({ filter: /\.js$/ }, async ({ path }) => {
    if (relative(ours, path).startsWith('..')) return undefined;
    const say = (line) => console.warn(`    ${relative('.', path)}:${line}: css with a hole or a backslash is left as it is`);
    return { contents: await withSmallStyles(await readFile(path, 'utf8'), say) };
  });
}
