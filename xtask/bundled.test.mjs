// Which packages does esbuild say are in a bundle?

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { bundled } from './bundled.mjs';

const made = async (contents) => (await build({ stdin: { contents, resolveDir: '.' }, bundle: true, format: 'esm', write: false, metafile: true, logLevel: 'silent' })).metafile;

test('a package whose code is used is in the bundle, one that is only imported is not', async () => {
  const used = await made("import { openDB } from 'idb'; openDB('a');");
  const unused = await made("import { unzipSync } from 'fflate';");
  assert.deepEqual(bundled([used]), ['node_modules/idb']);
  assert.deepEqual(bundled([unused]), []);
  assert.deepEqual(bundled([unused, used, used]), ['node_modules/idb']);
});

test('a package in a scope, or within another, is named by its own folder', () => {
  const inputs = Object.fromEntries(['node_modules/a/node_modules/@b/c/d/e.js', 'www/reader.js'].map((file) => [file, { bytesInOutput: 1 }]));
  assert.deepEqual(bundled([{ outputs: { x: { inputs } } }]), ['node_modules/a/node_modules/@b/c']);
});
