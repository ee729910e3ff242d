// The manifest and the page made of it, as they come from the comments; whether the comments are right is for tests/browser/manifest.test.mjs.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import Ajv from 'ajv';
import { manifest } from './manifest.mjs';
import { PAGE, reference } from './reference.mjs';

const made = await manifest();
const [element] = made.modules[0].declarations;

test('the manifest is one by the standard’s schema', () => {
  const schema = createRequire(import.meta.url)('custom-elements-manifest/schema.json');
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  assert.ok(validate(made), JSON.stringify(validate.errors, null, 2));
  assert.equal(made.schemaVersion, '2.1.0');
});

test('it names what a package has, and nothing private', () => {
  const text = JSON.stringify(made);
  assert.deepEqual(text.match(/www\/|\"#|\"private\"|internal:|Maker|import\(/g), null);
});

test('whatever it names is named once, and described', () => {
  for (const kind of ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties']) {
    const names = element[kind].map(({ name }) => name);
    assert.ok(names.length > 0, kind);
    assert.deepEqual(names, [...new Set(names)], kind);
    for (const { name, description } of element[kind]) assert.ok(description, `${kind}: ${name}`);
  }
});

test('docs/reference.md says what the comments say', async () => {
  assert.equal(await readFile(PAGE, 'utf8'), reference(made), 'it is old: `node xtask/reference.mjs` writes it anew');
});
