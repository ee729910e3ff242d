// What is in the tarball: what package.json says and nothing else, in a form that bundlers and TypeScript know.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { publint } from 'publint';
import { project, tarball } from './portal.mjs';

const folder = await project('plain', 'tarball');
const packed = path.join(folder, 'node_modules/baolan');
const manifest = JSON.parse(await readFile(`${packed}/package.json`, 'utf8'));

/** Whatever a text has of a pattern's first group. */
const all = (text, pattern) => Array.from(text.matchAll(pattern), ([, found]) => found);

test('it holds what the manifest lists, and all that is to be imported', async () => {
  assert.deepEqual((await readdir(packed)).sort(), [...manifest.files, 'README.md', 'package.json'].sort());
  const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === 'string' ? target : Object.values(target)));
  for (const target of [manifest.main, manifest.types, ...manifest.sideEffects, ...targets]) await access(path.join(packed, target));
});

/** In bytes, as much as it has, that growth is seen: four wasms, modules with their maps, the table of characters, the template of one file. */
const MOST = 512_000;

test('it is no larger than it need be', async () => {
  const { size } = await stat(await tarball());
  assert.ok(size <= MOST, `${size} bytes`);
});

test('each module names what it fetches by an address that bundlers know, and what it imports by a name', async () => {
  const named = new Set();
  for (const name of manifest.files.filter((name) => name.endsWith('.js') && name !== 'baolan_keeper.js')) {
    const module = await readFile(path.join(packed, name), 'utf8');
    const literal = /new URL\((?:'|")\.\/([\w.]+)(?:'|"),\s*import\.meta\.url\)/g;
    const imported = [...all(module, /\bimport\((?:'|")\.\/([\w.]+)(?:'|")\)/g), ...all(module, /\bfrom\s*(?:'|")\.\/([\w.]+)(?:'|")/g)];
    for (const file of [...all(module, literal), ...imported]) {
      await access(path.join(packed, file));
      named.add(file);
    }
    assert.doesNotMatch(module.replace(literal, ''), /import\.meta/, name);
  }
  const fetched = manifest.files.filter((name) => /\.(wasm|bin)$|_single/.test(name));
  assert.deepEqual(fetched.filter((name) => !named.has(name)), []);
});

/** What a bundler makes of a line that imports from the package. */
async function bundled(line) {
  const stdin = { contents: line, resolveDir: folder };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', splitting: true, outdir: folder, write: false });
  return outputFiles.find(({ path }) => path.endsWith('/stdin.js')).text;
}

test('who imports the element for its effect has it, and who uses nothing of a module pays nothing for it', async () => {
  assert.match(await bundled("import 'baolan';"), /customElements\.define/);
  assert.equal(await bundled("import { exported } from 'baolan/export'; import { parse } from 'baolan/engine';"), '');
});

test('publint has nothing to say', async () => {
  const { messages } = await publint({ pkgDir: packed, level: 'suggestion', strict: true, pack: false });
  assert.deepEqual(messages, []);
});

test('TypeScript finds the types of all modules, wherever it knows modules', async () => {
  const attw = path.join(folder, '../node_modules/@arethetypeswrong/cli/dist/index.js');
  const files = Object.keys(manifest.exports).filter((name) => /\.(wasm|bin|txt|json)$/.test(name));
  const { stdout } = await promisify(execFile)(process.execPath, [attw, await tarball(), '--profile', 'esm-only', '--exclude-entrypoints', ...files]).catch((error) => assert.fail(error.stdout));
  assert.match(stdout, /"baolan\/engine"/);
  assert.doesNotMatch(stdout, /^(node16 \(from ESM\)|bundler): (?!🟢)/m);
});
