/**
 * The contents of an issue, made up as a newspaper's pages, one at a time: masthead and teasers, or a running head, then the
 * page's stories, the lead large. In come the issue and its make-up, out comes one node to show; it knows nothing of what a click does.
 *
 * @module
 */

import { days } from './day.js';
import { h, lines, link, plain, spans } from './dom.js';
import { DOUBTFUL, headed, pageName, title } from './makeup.js';
import { slug } from './slug.js';

/** @typedef {import('./model.js').Issue} Issue */
/** @typedef {import('./model.js').Article} Article */
/** @typedef {import('./makeup.js').MadeUpPage} MadeUpPage */
/** @typedef {import('./strings.js').Words} Words */

/** How many stories under the lead stand larger than the rest: with it they fill the upper half of a page. */
const MAJORS = 2;

/** How many paragraphs of the lead are there to fill its columns. */
const LEAD_PARAGRAPHS = 3;

/** The view of the contents. */
export class ContentsView {
  #words;
  /** @type {Parameters<ContentsView['draw']>} what is shown a page of */
  #drawn;
  element;

  /** @param {Words} words */
  constructor(words) {
    this.#words = words;
    this.element = h('section', { class: 'contents', hidden: true });
  }

  /**
   * @param {[issue: Issue, makeup: import('./makeup.js').MakeUp, isRead: (piece: import('./makeup.js').Piece) => boolean, paged?: typeof import('./paging.js').paged]} drawn
   *   the issue with the publication and date to show; `paged` sets a page of several among the others, and is fetched
   */
  draw(...drawn) {
    this.#drawn = drawn;
  }

  /**
   * Shows a page.
   *
   * @param {number | null} number the first where it is null
   */
  show(number) {
    const words = this.#words;
    const [issue, { pages }, isRead, paged] = this.#drawn;
    const at = Math.max(0, pages.findIndex(({ page }) => page.number === number));
    const alone = [masthead(issue, pages, words), ...pages.slice(at, at + 1).map((page) => pageSection(page, at, isRead, words))];
    this.element.hidden = false;
    this.element.replaceChildren(...((pages.length > 1 && paged?.(alone, issue, pages, at, words)) || alone));
  }

  /** Takes everything away again. */
  clear() {
    this.element.replaceChildren();
  }

  /**
   * Puts the reader back where the eye was: on the story just read, or at the top of a page.
   *
   * @param {string | null | undefined} article the story just read
   * @param {number | null} page that is shown
   * @param {{focus: boolean, scroll: boolean}} options
   */
  find(article, page, { focus, scroll }) {
    const { element } = this;
    const link = article && element.querySelector(`[data-article="${CSS.escape(article)}"]`);
    link?.setAttribute('aria-current', 'true');
    if (focus) (link || element.querySelector(page ? '.page h2' : 'h1')).focus({ preventScroll: true });
    if (scroll) (link || element).scrollIntoView({ block: link ? 'center' : 'start' });
  }
}

/**
 * 报头, and beside it, in the 报眼, the first page's teasers.
 *
 * @param {Issue} issue
 * @param {MadeUpPage[]} pages
 * @param {Words} words
 */
function masthead(issue, pages, words) {
  const line = dateline(issue, pages, words);
  const name = h('h1', { class: 'publication', tabindex: -1 }, issue.publication ?? words.nameless);
  // A name of four characters and one of eight both fill the width there is for it.
  name.style.setProperty('--length', String(Math.max(4, name.textContent.length)));
  return h(
    'header',
    { class: 'masthead' },
    h('div', { class: 'nameplate' }, [
      h('slot', { name: 'masthead' }, name),
      line.length > 0 && h('p', { class: 'dateline' }, spans(line)),
    ]),
    teasers(pages[0]?.teasers ?? [], words),
  );
}

/**
 * @param {Issue} issue
 * @param {MadeUpPage[]} pages
 * @param {Words} words
 * @returns {string[]} only what there is
 */
function dateline({ date, number, edition }, pages, words) {
  const extent = pages.length > 1 ? words.pages(pages.length) : pages.length === 1 && pageName(pages[0].page, words);
  return [...days(date, words), number && words.number(number), edition, extent].filter(Boolean);
}

/**
 * @param {MadeUpPage} page
 * @param {number} at
 * @param {(piece: import('./makeup.js').Piece) => boolean} isRead
 * @param {Words} words
 */
function pageSection({ page, stories, teasers: its }, at, isRead, words) {
  return h(
    'section',
    { class: 'page', 'data-page': page.number },
    h('h2', { class: 'folio', tabindex: -1 }, pageName(page, words)),
    at > 0 && teasers(its, words),
    stories.length > 0 && h('div', { class: 'makeup', 'data-count': stories.length }, stories.map((piece, rank) => story(piece, rank, isRead(piece), words))),
    stories.length + its.length === 0 && h('p', { class: 'nothing' }, words.nothing),
    colophon(page, words),
  );
}

/**
 * @param {import('./makeup.js').Piece} piece
 * @param {number} rank from 0, the lead
 * @param {boolean} isRead
 * @param {Words} words
 */
function story(piece, rank, isRead, words) {
  const { article, from } = piece;
  const size = rank === 0 ? 'lead' : rank <= MAJORS ? 'major' : 'minor';
  return h(
    'article',
    { class: `story ${size} ${article.kind}`, 'data-read': isRead },
    label(article, words),
    from && h('p', { class: 'where' }, words.continued(from.page.number)),
    deck('kicker', article),
    h('h3', {}, goTo(headed(piece), article.id, words, slug(piece)), signs(piece, isRead, words)),
    deck('subhead', article),
    lede(article, rank),
  );
}

/**
 * What is to be known of a story beside what is printed, small behind its headline.
 *
 * @param {import('./makeup.js').Piece} piece
 * @param {boolean} isRead
 * @param {Words} words
 */
const signs = ({ article }, isRead, words) =>
  [article.confidence < DOUBTFUL && words.doubtful, isRead && words.read].map((sign) => sign && h('small', { class: 'sign' }, ` ${sign}`));

/**
 * @param {'kicker' | 'subhead'} role
 * @param {Article} article
 */
const deck = (role, article) => article[role].length > 0 && h('p', { class: role }, lines(article[role].map(plain)));

/**
 * @param {Article} article
 * @param {Words} words
 */
function label({ kind, column }, words) {
  // Of most kinds there is no word.
  const text = column ?? words[kind];
  return text && h('p', { class: 'label' }, text);
}

/**
 * The headline as a link to an article.
 *
 * @param {Article} article whose headline it is
 * @param {string} target the article it leads to
 * @param {Words} words
 * @param {string} [slug] of the article it leads to
 */
function goTo(article, target, words, slug) {
  const text = article.headline.length > 0 ? lines(article.headline.map(plain)) : title(article, words.untitled);
  return link({ article: target, slug }, { 'data-article': target }, text);
}

/**
 * The byline and the opening of the text, as papers set them: 本报讯 run in, a photographer at the end, any other
 * byline on a line of its own. How much of it shows is for the style to say.
 *
 * @param {Article} article
 * @param {number} rank
 */
function lede({ kind, byline, dateline, credit, body }, rank) {
  const sign = byline && h('span', { class: 'byline' }, byline);
  const runIn = dateline || credit ? [sign, ' '] : [];
  const [first, ...more] = body.slice(0, rank === 0 ? LEAD_PARAGRAPHS : 1);
  return [
    sign && runIn.length === 0 && kind !== 'photo' && h('p', { class: 'by' }, sign),
    first &&
      h('div', { class: 'lede' }, [
        h('p', {}, runIn, first.text, kind === 'photo' && runIn.length === 0 && sign),
        ...more.map(({ text }) => h('p', {}, text)),
      ]),
  ];
}

/**
 * 导读. A teaser leads to its story where that is in the issue, and is mere text where it is not.
 *
 * @param {Article[]} teasers
 * @param {Words} words
 */
function teasers(teasers, words) {
  return (
    teasers.length > 0 &&
    h(
      'aside',
      { class: 'teasers', 'aria-label': words.teasers },
      h('p', { class: 'label', 'aria-hidden': 'true' }, words.teasers),
      h('ul', {}, teasers.map((article) => h('li', {}, teaser(article, words)))),
    )
  );
}

/**
 * @param {Article} article
 * @param {Words} words
 */
function teaser(article, words) {
  const jump = article.jumps.find(({ direction }) => direction === 'to');
  const text = jump?.article ? goTo(article, jump.article, words) : title(article, words.untitled);
  return [text, jump?.page && h('span', { class: 'where' }, ' ', words.page(jump.page))];
}

/**
 * What stands on the page and belongs to no story.
 *
 * @param {import('./model.js').Page} page
 * @param {Words} words
 */
function colophon({ furniture }, words) {
  return furniture.length > 0 && h('p', { class: 'colophon' }, spans(furniture.map(({ text }) => text)));
}
