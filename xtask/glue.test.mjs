// What is left of what wasm-bindgen writes: `node --test xtask/glue.test.mjs`, after a build.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { withoutSpares } from './glue.mjs';

const EDITIONS = ['baolan_wasm', 'baolan_papers'];

/** A module with an Edition as the reader starts it. */
async function started(name) {
  const source = withoutSpares(await readFile(`pkg/${name}.js`, 'utf8'));
  const { initSync, Edition } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  initSync({ module: await WebAssembly.compile(await readFile(`pkg/${name}_bg.wasm`)) });
  return Edition;
}

for (const name of EDITIONS) {
  test(`${name} without its spares parses and searches an issue, and says what is no text`, async () => {
    const Edition = await started(name);
    const edition = new Edition();
    edition.read(await readFile('seeds/xiaoshan-2024-01-12-p1.txt'));
    edition.finish();
    const [{ article }] = edition.search('萧山', 1).hits;
    assert.ok(edition.mark(article, '萧山').body.flat().some(({ mark }) => mark));
    edition.free();
    const other = new Edition();
    assert.throws(() => other.read(new TextEncoder().encode('%PDF-1.7\n')), { code: 'pdf', page: 1 });
  });
}

test('what wasm-bindgen no longer writes is an error', () => {
  assert.throws(() => withoutSpares('const EditionFinalization = null;\n'), /no longer writes/);
});
