/**
 * The make-up of an issue: what stands large and what small, judged as an editor would by what the page says of
 * each story's weight, and what of a story stands on which page. In comes the model, out come the same articles in order
 * of weight, page by page, each as a piece of the story it belongs to.
 *
 * `makeup(issue).pages[0].stories[0].article` is the lead of the first page.
 *
 * @module
 */

/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {import('./model.js').Page} Page */
/** @typedef {import('./model.js').Article} Article */
/** @typedef {{page: Page, stories: Piece[], teasers: Article[]}} MadeUpPage */
/** @typedef {{pages: MadeUpPage[], pieces: Map<string, Piece>, order: Piece[]}} MakeUp order is that of reading, a story by its first piece */

/**
 * What of a story stands on one page: all of it, but for a story that turns the page (下转).
 *
 * @typedef {object} Piece
 * @property {Article} article
 * @property {Page} page
 * @property {Piece[]} story all its pieces, one array for all of them
 * @property {Piece} [from] the piece it continues
 */

// What an editor gives a story beside its length, counted in doublings of the length.

/** A kicker is set over stories that matter. */
const KICKER = 1;

/** A second line of headline takes twice the height. */
const HEADLINE_LINE = 1;

/** A subhead weighs, but less than a kicker. */
const SUBHEAD = 0.5;

/** Each place further down the text weighs a little less, so that equals keep their order. */
const PLACE = -0.05;

/** Stories that never lead while there are others: they fill the foot of a page. */
const LIGHT = { photo: 20, brief: 30, notice: 40, advertisement: 50 };

/** What continues a story, which another page leads with or not, leaves the upper half even to briefs. */
const CONTINUED = 35;

/** How sure the parser is of an article at least, or it carries a sign: below this nearly all of them have something wrong (`cargo xtask judge`). */
export const DOUBTFUL = 0.7;

/**
 * @param {Issue} issue
 * @returns {MakeUp}
 */
export function makeup(issue) {
  const pieces = new Map(issue.pages.flatMap((page) => page.articles.map((article) => [article.id, alone(article, page)])));
  for (const piece of pieces.values()) goOn(piece, pieces);
  const pages = issue.pages.map((page) => madeUp(page, pieces));
  const order = pages.flatMap(({ stories }) => stories).filter(({ from }) => !from);
  return { pages, pieces, order };
}

/**
 * @param {Article} article
 * @param {Page} page
 * @returns {Piece} a story of its own, as long as nothing else is known
 */
function alone(article, page) {
  const story = [];
  return (story[0] = { article, page, story });
}

/**
 * Puts what a piece jumps to behind it, with all that follows there; but a piece continues one other and no more, and
 * never its own story, for printed jumps can lead round in a circle.
 *
 * @param {Piece} piece
 * @param {Map<string, Piece>} pieces
 */
function goOn(piece, pieces) {
  const { kind, jumps } = piece.article;
  for (const { direction, article } of jumps) {
    const next = kind !== 'teaser' && direction === 'to' && pieces.get(article);
    if (next && next.story !== piece.story && !next.from) {
      next.from = piece;
      piece.story.push(...next.story);
      for (const later of next.story) later.story = piece.story;
    }
  }
}

/**
 * @param {Page} page
 * @param {Map<string, Piece>} pieces
 * @returns {MadeUpPage}
 */
function madeUp(page, pieces) {
  const { articles } = page;
  const all = articles.map(({ id }) => pieces.get(id));
  const weights = new Map(all.map((piece, at) => [piece, weight(piece, at)]));
  const stories = all.filter(({ article }) => article.kind !== 'teaser').sort((a, b) => weights.get(b) - weights.get(a));
  return { page, stories, teasers: articles.filter(({ kind }) => kind === 'teaser') };
}

/**
 * @param {Piece} piece
 * @param {number} at its place in the text of the page, from 0
 */
function weight({ article, from }, at) {
  const length = article.body.reduce((sum, { text }) => sum + text.length, 1);
  return (
    Math.log2(length) +
    (article.kicker.length > 0 ? KICKER : 0) +
    (article.headline.length - 1) * HEADLINE_LINE +
    (article.subhead.length > 0 ? SUBHEAD : 0) +
    at * PLACE -
    (from ? CONTINUED : (LIGHT[article.kind] ?? 0))
  );
}

/**
 * Where the headline of a piece is: a page that takes up a story may print none.
 *
 * @param {Piece} piece
 */
export const headed = ({ article, story }) => (article.headline.length > 0 ? article : story[0].article);

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
