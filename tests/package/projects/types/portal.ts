// What a portal writes, and what its compiler is to refuse.

import { BaolanReader, type Article, type BaolanError, type Facets, type Hits, type Issue, type Marked, type NewsArticle, type Page, type Run } from 'baolan';
import 'baolan/baolan.js';
import { index, open, parse } from 'baolan/engine';
import { exported, type Format } from 'baolan/export';

const reader: BaolanReader = document.createElement('baolan-reader');
const found = document.querySelector('baolan-reader');
found?.setAttribute('src', 'p1.txt');

reader.src = 'p1.txt p2.txt';
reader.theme = null;
// @ts-expect-error: text, as the platform's own elements have it
reader.page = 2;
// @ts-expect-error: not to be set
reader.issue = null;
// @ts-expect-error: an attribute without a property
reader.library = true;

const issue: Issue = await reader.ready;
const page: Page = issue.pages[0]!;
const article: Article = page.articles[0]!;
const kind: 'news' | 'interview' | 'photo' | 'brief' | 'teaser' | 'notice' | 'advertisement' | 'other' = article.kind;
// @ts-expect-error: there is no such kind
article.kind === 'poem';
// @ts-expect-error: there may be none
reader.issue.pages;

await reader.load(['一', '二']);
// @ts-expect-error: text, not bytes
await reader.load(new Uint8Array());
const has: boolean = await reader.open(article.id);
const hits: Hits = await reader.search('民生');
const runs: Run[] = hits.hits.flatMap(({ snippet }) => snippet);
const schema: NewsArticle | null = await reader.newsArticle();
schema?.['@type'] === 'NewsArticle';

reader.addEventListener('baolan-load', ({ detail }) => detail.issue.pages.length);
reader.addEventListener('baolan-error', ({ detail: { code, error } }) => code === 'pdf' && error.message);
// @ts-expect-error: there is no such code
reader.addEventListener('baolan-error', ({ detail }) => detail.code === 'pdff');
reader.addEventListener('baolan-search', ({ detail }) => detail.exact && detail.total.toFixed());
reader.addEventListener('baolan-offline', ({ detail }) => !detail.offline);
// @ts-expect-error: another event's detail
reader.addEventListener('baolan-offline', ({ detail }) => detail.issue);
reader.addEventListener('click', (event) => event.clientX);
// They bubble.
document.addEventListener('baolan-article', ({ detail }) => {
  if (detail.article) detail.id.startsWith(detail.article.id);
  // @ts-expect-error: null on the way back to the contents
  detail.id.length;
});
addEventListener('baolan-load', ({ detail }) => detail.issue);

reader.ready.catch((error: BaolanError) => [error.code === 'missing', error.status, error.url]);

const formats: Format[] = ['ninjs', 'json-ld', 'json-feed', 'epub', 'markdown', 'text'];
const book: Blob = await exported(issue, 'epub');
// @ts-expect-error: there is no such format
await exported(issue, 'docx');
// @ts-expect-error: there may be none
await exported(reader.issue, 'epub');

const archive = await open([await index(await parse(['一', new Uint8Array()], { date: '2024-01-12' }))]);
const texts: string[] = archive.search('民生', { limit: 5 }).hits.flatMap(({ snippet }) => snippet.map(({ text }) => text));
// @ts-expect-error: a query is text
archive.search(['民生']);
archive.free();

class Ours extends BaolanReader {}
customElements.define('our-reader', Ours);

export type { Facets, Marked };
export { book, formats, has, kind, runs, texts };
