/**
 * The contents of an issue, made up as a newspaper's pages: masthead, teasers, then each page's stories, the lead
 * large. In come the issue and its make-up, out comes one node to show; it knows nothing of what a click does.
 *
 * @module
 */

import { days } from './day.js';
import { h, lines, link, plain, spans } from './dom.js';
import { headed, pageName, title } from './makeup.js';

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
  element;

  /** @param {Words} words */
  constructor(words) {
    this.#words = words;
    this.element = h('section', { class: 'contents', hidden: true });
  }

  /**
   * @param {Issue} issue with the publication and date to show
   * @param {import('./makeup.js').MakeUp} makeup
   */
  draw(issue, { pages }) {
    const words = this.#words;
    this.element.replaceChildren(
      masthead(issue, pages, words),
      ...(pages.length > 1 ? [folios(pages, words)] : []),
      ...pages.map((page, at) => pageSection(page, at, words)),
    );
  }

  /** Takes everything away again. */
  clear() {
    this.element.replaceChildren();
  }

  /**
   * Puts the reader back where the eye was: on the story just read, or at the top of a page.
   *
   * @param {{article: string | null, page: number | null}} place
   * @param {{focus: boolean, scroll: boolean}} options
   */
  find({ article, page }, { focus, scroll }) {
    const { element } = this;
    const link = article && element.querySelector(`[data-article="${CSS.escape(article)}"]`);
    const target = link || (page && element.querySelector(`[data-page="${page}"] h2`)) || element.querySelector('h1');
    element.querySelector('[aria-current]')?.removeAttribute('aria-current');
    link?.setAttribute('aria-current', 'true');
    if (focus) target.focus({ preventScroll: true });
    if (scroll) target.scrollIntoView({ block: link ? 'center' : 'start' });
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
      name,
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
 * @param {MadeUpPage[]} pages
 * @param {Words} words
 */
const folios = (pages, words) =>
  h('nav', { class: 'folios', 'aria-label': words.pageList }, [
    ...pages.map(({ page }) => link({ page: page.number }, {}, pageName(page, words))),
  ]);

/**
 * @param {MadeUpPage} page
 * @param {number} at
 * @param {Words} words
 */
function pageSection({ page, stories, teasers: its }, at, words) {
  return h(
    'section',
    { class: 'page', 'data-page': page.number },
    h('h2', { class: 'folio', tabindex: -1 }, pageName(page, words)),
    at > 0 && teasers(its, words),
    stories.length > 0 && h('div', { class: 'makeup', 'data-count': stories.length }, stories.map((piece, rank) => story(piece, rank, words))),
    stories.length + its.length === 0 && h('p', { class: 'nothing' }, words.nothing),
    colophon(page, words),
  );
}

/**
 * @param {import('./makeup.js').Piece} piece
 * @param {number} rank from 0, the lead
 * @param {Words} words
 */
function story(piece, rank, words) {
  const { article, from } = piece;
  const size = rank === 0 ? 'lead' : rank <= MAJORS ? 'major' : 'minor';
  return h(
    'article',
    { class: `story ${size} ${article.kind}` },
    label(article, words),
    from && h('p', { class: 'where' }, words.continued(from.page.number)),
    deck('kicker', article),
    h('h3', {}, goTo(headed(piece), article.id, words)),
    deck('subhead', article),
    lede(article, rank),
  );
}

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
  const text = column ?? { photo: words.photo, notice: words.notice, advertisement: words.advertisement }[kind];
  return text && h('p', { class: 'label' }, text);
}

/**
 * The headline as a link to an article.
 *
 * @param {Article} article whose headline it is
 * @param {string} target the article it leads to
 * @param {Words} words
 */
function goTo(article, target, words) {
  const text = article.headline.length > 0 ? lines(article.headline.map(plain)) : title(article, words.untitled);
  return link({ article: target }, { 'data-article': target }, text);
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
  if (teasers.length === 0) return null;
  return h(
    'aside',
    { class: 'teasers', 'aria-label': words.teasers },
    h('p', { class: 'label', 'aria-hidden': 'true' }, words.teasers),
    h('ul', {}, teasers.map((article) => h('li', {}, teaser(article, words)))),
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
  if (furniture.length === 0) return null;
  return h('p', { class: 'colophon' }, spans(furniture.map(({ text }) => text)));
}
