// The wasm as JavaScript sees it, in a real browser.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { visit } from './browser.mjs';

const PAGE = `本报讯（记者 何可人）近日，萧山区公布了一份名单，衙前镇、益农镇入选，
目前两个镇已经启动了下一步的创建工作。

我区新增两个示范镇
`;

/** Runs a function in the page, on a way from pages, each text or bytes, to an Edition that has read them, and what it is given. */
const inWasm = (page, body, given) =>
  page.evaluate(`(async () => {
    const { default: init, Edition } = await import('/pkg/baolan_wasm.js');
    await init();
    const read = (...pages) => {
      const edition = new Edition();
      for (const page of pages) edition.read(typeof page === 'string' ? new TextEncoder().encode(page) : new Uint8Array(page));
      return edition;
    };
    const finished = (...pages) => {
      const edition = read(...pages);
      edition.finish();
      return edition;
    };
    return (${body})({ read, finished }, ${JSON.stringify(given)});
  })()`);

test('an Edition gives the issue as the model has it', async () => {
  const { page } = await visit();
  const issue = await inWasm(page, ({ finished }, text) => finished(text).issue(), PAGE);
  assert.deepEqual(Object.keys(issue).sort(), ['date', 'edition', 'number', 'pages', 'publication', 'publisher']);
  assert.equal(issue.publication, null);
  assert.equal(issue.pages.length, 1);
  assert.equal(issue.pages[0].number, 1);
  assert.ok(issue.pages[0].articles.length > 0);
  assert.ok(issue.pages[0].articles.every(({ id, headline, body }) => id && Array.isArray(headline) && Array.isArray(body)));
});

test('pages read one by one are the issue that the command gives', async () => {
  const { page } = await visit();
  const golden = (name) => readFile(new URL(`../pages/${name}`, import.meta.url), 'utf8');
  const pages = await Promise.all(['body-first-p1.txt', 'body-first-p4.txt'].map(golden));
  const issue = await inWasm(page, ({ finished }, pages) => finished(...pages).issue(), pages);
  assert.deepEqual(issue, JSON.parse(await golden('body-first.json')));
});

test('an Edition holds and finds nothing until it is finished', async () => {
  const { page } = await visit();
  const nothing = await inWasm(
    page,
    ({ read }, text) => {
      const edition = read(text);
      return { pages: edition.issue().pages, total: edition.search('镇').total, mark: typeof edition.mark('p1-a1', '镇') };
    },
    PAGE,
  );
  assert.deepEqual(nothing, { pages: [], total: 0, mark: 'undefined' });
});

test('a search finds what stands across a line break, and says where', async () => {
  const { page } = await visit();
  const hits = await inWasm(page, ({ finished }, text) => finished(text).search('入选，目前', 9), PAGE);
  assert.equal(hits.query, '入选，目前');
  assert.equal(hits.total, 1);
  assert.equal(hits.hits[0].matches, 1);
  assert.equal(hits.hits[0].snippet.filter(({ mark }) => mark).map(({ text }) => text).join(''), '入选，目前');
});

test('mark cuts every text of an article, and its runs are the texts', async () => {
  const { page } = await visit();
  const { article, marked, plain } = await inWasm(
    page,
    ({ finished }, text) => {
      const edition = finished(text);
      const [article] = edition.issue().pages[0].articles;
      return { article, marked: edition.mark(article.id, '镇'), plain: edition.mark(article.id, '') };
    },
    PAGE,
  );
  const joined = (runs) => runs.map(({ text }) => text).join('');
  for (const cut of [marked, plain]) {
    assert.deepEqual(cut.headline.map(joined), article.headline);
    assert.deepEqual(cut.body.map(joined), article.body.map(({ text }) => text));
  }
  assert.ok(marked.body.flat().some(({ text, mark }) => mark && text === '镇'));
  assert.ok(plain.body.flat().every(({ mark }) => !mark));
});

test('an article that is not there has nothing to mark', async () => {
  const { page } = await visit();
  assert.equal(await inWasm(page, ({ finished }, text) => typeof finished(text).mark('p9-a9', '镇'), PAGE), 'undefined');
});

/** The error an Edition throws on these pages, given as text or as bytes. */
const thrown = (page, pages) =>
  inWasm(
    page,
    ({ read }, pages) => {
      try {
        read(...pages);
        return null;
      } catch ({ name, code, page, message }) {
        return { name, code, page, message: typeof message };
      }
    },
    pages,
  );

test('bytes that are no text are refused, with the page that holds them', async () => {
  const { page } = await visit();
  const expected = { name: 'BaolanError', code: 'not-text', page: 2, message: 'string' };
  assert.deepEqual(await thrown(page, [PAGE, [0xb1, 0xa8, 0xd6, 0xbd]]), expected);
});

test('an empty file is refused', async () => {
  const { page } = await visit();
  assert.deepEqual(await thrown(page, ['']), { name: 'BaolanError', code: 'empty', page: 1, message: 'string' });
});

test('a freed Edition is gone', async () => {
  const { page } = await visit();
  const message = await inWasm(
    page,
    ({ finished }, text) => {
      const edition = finished(text);
      edition.free();
      try {
        return String(edition.search('镇').total);
      } catch (error) {
        return error.name;
      }
    },
    PAGE,
  );
  assert.match(message, /Error/);
});

test('the wasm that searches finds and counts what stands anywhere', async () => {
  const { page } = await visit();
  const wrong = await page.evaluate(async () => {
    const { default: init, Archive } = await import('/pkg/baolan_search.js');
    await init();
    // Three characters in no order, so that all there is stands at every place of a block of sixteen, and over itself.
    let seed = 7;
    const next = () => '春运首'[(seed = (seed * 48271) % 2147483647) % 3];
    const texts = Array.from({ length: 90 }, (_, length) => Array.from({ length: length + 1 }, next).join(''));
    const articles = texts.map((text, at) => ({ id: String(at), headline: [text.slice(0, 3)], body: [{ text }] }));
    const archives = [true, false].map((withoutTerms) => {
      const archive = new Archive();
      archive.add(Archive.index({ pages: [{ articles }] }, withoutTerms));
      return archive;
    });
    const patterns = new Set([1, 2, 3, 4, 5].flatMap((length) => texts.map((text) => text.slice(-length))));
    const times = (text, pattern) => text.split(pattern).length - 1;
    const wrong = [];
    for (const pattern of patterns) {
      const expected = articles.map(({ id, headline, body }) => [id, times(headline[0], pattern) + times(body[0].text, pattern)]);
      const wanted = expected.filter(([, count]) => count > 0).map(String).sort();
      for (const archive of archives) {
        const { hits } = archive.search(pattern, 99);
        const found = hits.map(({ article, matches }) => `${article},${matches}`).sort();
        if (JSON.stringify(found) !== JSON.stringify(wanted)) wrong.push(pattern);
      }
    }
    return patterns.size > 100 ? wrong : ['too few patterns'];
  });
  assert.deepEqual(wrong, []);
});
