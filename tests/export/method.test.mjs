// The method: what it gives in Node, and from an issue that nothing here parsed, is to the byte what the command writes. In a page:
// tests/browser/exported.test.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exported as byMethod } from '../../pkg/baolan_export.js';
import { BAOLAN, PAPERS, exported, faults, run } from './exported.mjs';

const FORMATS = { ninjs: 'application/json', 'json-ld': 'application/ld+json', 'json-feed': 'application/feed+json', epub: 'application/epub+zip', markdown: 'text/markdown;charset=utf-8', text: 'text/plain;charset=utf-8' };

/** What the command makes of a paper, as the element would have it: what is named stands over what the texts say. */
async function issue({ pages, names = [] }) {
  const parsed = JSON.parse((await run(BAOLAN, ['parse', ...pages], { maxBuffer: 2 ** 26 })).stdout);
  const named = (name) => names[names.indexOf(name) + 1];
  return names.length ? { ...parsed, publication: named('--publication'), date: named('--date') } : parsed;
}

const bytes = async (blob) => Buffer.from(await blob.arrayBuffer());

for (const [name, paper] of PAPERS) {
  test(`${name}: the method gives what the command writes`, async () => {
    const model = await issue(paper);
    for (const [format, type] of Object.entries(FORMATS)) {
      const blob = await byMethod(model, format);
      assert.equal(blob.type, type);
      assert.ok((await bytes(blob)).equals(await exported(paper, format)), format);
    }
  });
}

/** Issues that no parser gives: without anything, with what is none of theirs, with ids that are the same and jumps in a circle. */
const STRANGE = [
  {},
  { pages: [] },
  { pages: [{}, null, 7, { number: -1, articles: [{}, null], furniture: [{}] }, { number: NaN, name: '\uD83D', articles: 'none' }] },
  { publication: 7, date: '2024-13-01', pages: [{ number: 1, articles: [{ id: 'a' }, { id: 'a', headline: ['"><b>\0'], body: [{ text: ']]>', speaker: ']]' }] }] }] },
  {
    pages: ['a', 'b', 'c'].map((id, at, all) => ({
      number: at,
      articles: [{ id, kind: 'news', body: [{ text: id }], jumps: [{ direction: 'to', text: '下转', article: all[(at + 1) % 3] }, { direction: 'to', text: '下转', article: id }] }],
    })),
  },
];

for (const [at, model] of STRANGE.entries()) {
  test(`strange issue ${at}: a book without a fault, and JSON`, async () => {
    assert.equal(await faults(await bytes(await byMethod(model, 'epub'))), '');
    for (const format of ['ninjs', 'json-ld', 'json-feed']) JSON.parse(await (await byMethod(model, format)).text());
    assert.match(await (await byMethod(model, 'markdown')).text(), /^# ./);
    assert.doesNotMatch(await (await byMethod(model, 'text')).text(), /\0/);
  });
}

test('a circle of jumps is one story', async () => {
  const { items } = JSON.parse(await (await byMethod(STRANGE.at(-1), 'json-feed')).text());
  assert.equal(items.length, 1);
  assert.equal(items[0].content_html.match(/<p>[abc]<\/p>/g).join(), '<p>a</p>,<p>b</p>,<p>c</p>');
});

test('what can’t be exported is said by a code', async () => {
  const code = (given, format) => byMethod(given, format).then(() => null, ({ name, code, message }) => [name, code, message.length > 20]);
  assert.deepEqual(await code({}, 'pdf'), ['BaolanError', 'unknown-format', true]);
  for (const none of [null, undefined, 'text']) assert.deepEqual(await code(none, 'text'), ['BaolanError', 'no-issue', true]);
});
