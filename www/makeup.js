/**
 * The make-up of an issue: what stands large and what small, judged as an editor would by what the page says of
 * each story's weight. In comes the model, out come the same articles in order of weight, page by page.
 *
 * `makeup(issue).pages[0].stories[0]` is the lead of the first page.
 *
 * @module
 */

/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {import('./model.js').Page} Page */
/** @typedef {import('./model.js').Article} Article */
/** @typedef {{page: Page, stories: Article[], teasers: Article[]}} MadeUpPage */
/** @typedef {{pages: MadeUpPage[], order: Article[], pageOf: Map<string, Page>}} MakeUp */

/** What an editor gives a story beside its length, counted in doublings of the length. */
const WEIGHT = {
  /** A kicker is set over stories that matter. */
  kicker: 1,
  /** A second line of headline takes twice the height. */
  headlineLine: 1,
  /** A subhead weighs, but less than a kicker. */
  subhead: 0.5,
  /** Each place further down the text weighs a little less, so that equals keep their order. */
  place: -0.05,
};

/** Stories that never lead while there are others: they fill the foot of a page. */
const LIGHT = { photo: 20, brief: 30, notice: 40, advertisement: 50 };

/**
 * @param {Issue} issue
 * @returns {MakeUp}
 */
export function makeup(issue) {
  const pages = issue.pages.map(madeUp);
  const order = pages.flatMap(({ stories }) => stories);
  const pageOf = new Map(issue.pages.flatMap((page) => page.articles.map(({ id }) => [id, page])));
  return { pages, order, pageOf };
}

/**
 * @param {Page} page
 * @returns {MadeUpPage}
 */
function madeUp(page) {
  const weights = new Map(page.articles.map((article, at) => [article, weight(article, at)]));
  const stories = page.articles
    .filter(({ kind }) => kind !== 'teaser')
    .sort((a, b) => weights.get(b) - weights.get(a));
  return { page, stories, teasers: page.articles.filter(({ kind }) => kind === 'teaser') };
}

/**
 * @param {Article} article
 * @param {number} at its place in the text of the page, from 0
 */
function weight(article, at) {
  const length = article.body.reduce((sum, { text }) => sum + text.length, 1);
  return (
    Math.log2(length) +
    (article.kicker.length > 0 ? WEIGHT.kicker : 0) +
    (article.headline.length - 1) * WEIGHT.headlineLine +
    (article.subhead.length > 0 ? WEIGHT.subhead : 0) +
    at * WEIGHT.place -
    (LIGHT[article.kind] ?? 0)
  );
}

/**
 * What to call an article where one line must do: its headline, or the next best thing it has.
 *
 * @param {Article} article
 * @param {string} untitled for one with no words at all
 */
export const title = (article, untitled) =>
  article.headline.join(' ') || article.kicker.join(' ') || article.column || article.body[0]?.text || untitled;

/**
 * @param {Page} page
 * @param {import('./strings.js').Words} words
 * @returns {string} `第2版 要闻`
 */
export const pageName = ({ number, name }, words) => [words.page(number), name].filter(Boolean).join(' ');
