// Bundles www/reader.js into pkg/baolan.js: `node xtask/bundle.mjs [--dev]`, from the top of the project.
//
// CSS stands in the modules as css`...`. A bundler takes such a template for a text it must not touch, so it is made
// smaller here before the bundler sees it: css`a { color: red }` becomes css`a{color:red}`.

import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { parse } from 'acorn';
import { build, transform } from 'esbuild';

const dev = process.argv.includes('--dev');

await build({
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
});

function minifyStyles({ onLoad }) {
  const ours = resolve('www');
  onLoad({ filter: /\.js$/ }, async ({ path }) => {
    if (relative(ours, path).startsWith('..')) return undefined;
    return { contents: await withSmallStyles(await readFile(path, 'utf8'), relative('.', path)) };
  });
}

async function withSmallStyles(source, path) {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  let small = source;
  // From the last to the first, so that the places of those still to come stay right.
  for (const text of styles(program).toSorted((one, other) => other.start - one.start)) {
    const css = (await minified(text)) ?? kept(text, small, path);
    small = small.slice(0, text.start) + css + small.slice(text.end);
  }
  return small;
}

// The text of every css`...` below a node of the syntax tree.
function styles(node) {
  if (node?.type === 'TaggedTemplateExpression' && node.tag.name === 'css') return [node.quasi];
  if (node === null || typeof node !== 'object') return [];
  return Object.values(node).flatMap(styles);
}

// A style with a ${hole} in it can't be read as CSS, and one with a \ means one thing to String.raw and another to a
// plain tag: for both the answer is undefined.
async function minified(template) {
  const [text, ...more] = template.quasis;
  const raw = text.value.raw;
  if (more.length > 0 || raw.includes('\\')) return undefined;
  const { code } = await transform(raw, { loader: 'css', minify: true, charset: 'utf8', target: 'esnext' });
  return /[`\\]|\$\{/.test(code) ? undefined : `\`${code.trim()}\``;
}

// What can't be made smaller stays as it is, and that is said, since nobody would see it.
function kept({ start, end, loc }, source, path) {
  console.warn(`    ${path}:${loc.start.line}: this css has a hole or a backslash and is left as it is`);
  return source.slice(start, end);
}
