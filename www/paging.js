/**
 * What the contents of an issue of several pages have beside each page: the row of all pages, the ways to those before and behind, and
 * the head that runs over those after the first.
 *
 * @module
 */

import { h, link, spans } from './dom.js';
import { pageName } from './makeup.js';

/** @typedef {import('./makeup.js').MadeUpPage} MadeUpPage */
/** @typedef {import('./strings.js').Words} Words */

/**
 * 页眉: what stands over the pages after the first.
 *
 * @param {string} name of the paper
 * @param {string[]} day by both calendars
 */
export const runningHead = (name, day) => h('header', { class: 'running' }, h('h1', {}, name), h('p', { class: 'dateline' }, spans(day)));

/**
 * @param {MadeUpPage[]} pages
 * @param {number} at the one that is shown
 * @param {Words} words
 */
export const folios = (pages, at, words) =>
  h('nav', { class: 'folios', 'aria-label': words.pageList }, [
    ...pages.map((page, other) => toPage(page, { 'aria-current': other === at && 'page' }, pageName(page.page, words))),
  ]);

/**
 * 上一版, 下一版.
 *
 * @param {MadeUpPage[]} pages
 * @param {number} at
 * @param {Words} words
 */
export const turns = (pages, at, words) =>
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
