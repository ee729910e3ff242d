// Books by epubcheck: no error, and nothing that it warns of.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAPERS, exported, faults } from './exported.mjs';

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
