// Books by epubcheck: no error, and nothing that it warns of.

import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import { test } from 'node:test';
import { PAPERS, exported, file, run } from './exported.mjs';

/** epubcheck: `cargo xtask test` says where. */
const EPUBCHECK = process.env.EPUBCHECK ?? '/usr/bin/epubcheck';

/** How it is started: Debian's is the archive of its classes, which only some systems start by themselves. */
async function started() {
  const program = await open(EPUBCHECK);
  const { buffer } = await program.read({ buffer: Buffer.alloc(2) });
  await program.close();
  return buffer.toString('latin1') === 'PK' ? ['java', '-jar', EPUBCHECK] : [EPUBCHECK];
}

const [program, ...first] = await started();

/** What it says of a book; nothing where that is without a fault. */
async function faults(/** @type {Uint8Array} */ book) {
  const name = await file(book, 'epub');
  const done = await run(program, [...first, '--failonwarnings', name]).catch((error) => error);
  assert.match(done.stdout, /Messages: /, done.stderr);
  return done.code ? `${done.stdout}${done.stderr}` : '';
}

for (const [name, paper] of PAPERS) {
  test(`${name}: a book without a fault`, async () => {
    assert.equal(await faults(await exported(paper, 'epub')), '');
  });
}

test('a book with a fault has one', async () => {
  const book = await exported(PAPERS.get('the sample page'), 'epub');
  const at = book.indexOf('<h1>');
  book.write('<hr>', at);
  assert.match(await faults(book), /ERROR|FATAL/);
});
