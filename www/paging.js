/**
 * What the contents of an issue of several pages have beside each page: the row of all pages, the ways to those before and behind, and
 * the head that runs over those after the first.
 *
 * @module
 */

import { day } from './day.js';
import { h, link, spans } from './dom.js';
import { pageName } from './makeup.js';

/** @typedef {import('./makeup.js').MadeUpPage} MadeUpPage */
/** @typedef {import('./strings.js').Words} Words */

/**
 * A page among the others.
 *
 * @param {HTMLElement[]} alone the masthead, and the page
 * @param {import('./model.js').Issue} issue
 * @param {MadeUpPage[]} pages
 * @param {number} at the one that is shown
 * @param {Words} words
 */
export const paged = ([masthead, ...page], issue, pages, at, words) => [at > 0 ? runningHead(issue, words) : masthead, folios(pages, at, words), ...page, turns(pages, at, words)];

/**
 * 页眉: what stands over the pages after the first.
 *
 * @param {import('./model.js').Issue} issue
 * @param {Words} words
 */
const runningHead = ({ publication, date }, words) =>
  h('header', { class: 'running' }, h('h1', {}, publication ?? words.nameless), h('p', { class: 'dateline' }, spans([day(date, words)].filter(Boolean))));

/**
 * The row of all pages.
 *
 * @param {MadeUpPage[]} pages
 * @param {number} at
 * @param {Words} words
 */
function folios(pages, at, words) {
  const links = pages.map((page, other) => toPage(page, { 'aria-current': other === at && 'page' }, pageName(page.page, words)));
  const row = h('nav', { class: 'folios', 'aria-label': words.pageList }, links);
  // In a row that is longer than the line, the one that is shown stands in the middle; the first is in view.
  if (at > 0) requestAnimationFrame(() => (row.scrollLeft += middle(links[at]) - middle(row)));
  return row;
}

/** @param {HTMLElement} node */
function middle(node) {
  const { left, width } = node.getBoundingClientRect();
  return left + width / 2;
}

/**
 * 上一版, 下一版.
 *
 * @param {MadeUpPage[]} pages
 * @param {number} at
 * @param {Words} words
 */
const turns = (pages, at, words) =>
  h('nav', { class: 'turns', 'aria-label': words.pageTurns }, [
    ...[[at - 1, words.previousPage, 'prev'], [at + 1, words.nextPage, 'next']].map(
      ([other, name, rel]) =>
        pages[other] && toPage(pages[other], { rel, class: rel }, h('span', { class: 'label' }, name), ' ', h('b', {}, pageName(pages[other].page, words))),
    ),
  ]);

/**
 * @param {MadeUpPage} page
 * @param {Record<string, unknown>} attributes
 * @param {...import('./dom.js').Child} children
 */
const toPage = ({ page }, attributes, ...children) => link({ page: page.number }, attributes, ...children);
