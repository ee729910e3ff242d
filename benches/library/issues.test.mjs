// A year of issues is what it says, whatever articles it is made of.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ISSUES, PAGES, year } from './issues.mjs';

const article = (at) => ({ title: `第${at}篇`, body: '春天来了，河边的柳树绿了。'.repeat(20) });

test('a year has an issue a day, each page is full, and articles go on where the page before ended', () => {
  const issues = [...year([0, 1, 2].map(article))];
  assert.equal(issues.length, ISSUES);
  assert.deepEqual([issues[0].date, issues.at(-1).date], ['2024-01-01', '2024-12-30']);
  for (const { pages } of issues) {
    assert.equal(pages.length, PAGES);
    assert.ok(pages.every((page) => page.length >= 6250));
  }
  const titles = issues[0].pages.flatMap((page) => page.match(/第\d篇/g));
  assert.deepEqual(titles.slice(0, 4), ['第0篇', '第1篇', '第2篇', '第0篇']);
  titles.forEach((title, at) => assert.equal(title, `第${at % 3}篇`));
});

test('articles without a body are no use', () => assert.throws(() => [...year([{ title: '一', body: '' }])], /needs some to print/));
