import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageTexts } from './issue.mjs';

const ARTICLES = ['春耕', '助餐', '图书角'].map((title) => ({ title: `${title}开到家门口`, body: `昨日上午，${title}的事有了眉目。`.repeat(300) }));

test('an issue of few articles has 16 full pages, no two of them alike', () => {
  const pages = pageTexts(ARTICLES);
  assert.equal(new Set(pages).size, 16);
  assert.ok(pages.every((page) => page.length >= 6250), pages.map(({ length }) => length).join(' '));
});

test('no printed line is wider than a column, and a story ends where a sentence does', () => {
  const [page] = pageTexts(ARTICLES);
  assert.ok(page.split('\n').every((line) => line.length <= 18), page);
  assert.ok(page.endsWith('。\n'), page.slice(-40));
});
