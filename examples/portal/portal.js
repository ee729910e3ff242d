/**
 * What the site does beside its markup: it tells its analytics what readers do with the newspaper. The events of
 * `<baolan-reader>` bubble, so one listener a kind on the document hears every reader of the page, whenever it comes.
 */

import { Analytics } from './analytics.js';

/** In ms, without a further keystroke, before a query counts as asked. */
const ASKED = 1000;

const analytics = new Analytics(document.querySelector('meta[name=analytics]').content);
let asking;

on('load', ({ issue }) => analytics.note('load', { publication: issue.publication, date: issue.date, pages: issue.pages.length }));
on('article', ({ id, article }) => id && analytics.note('article', { id, headline: article.headline.join(' ') }));
on('search', ({ query, total }) => {
  clearTimeout(asking);
  // What is typed on the way to a query is nobody's business, and an empty box is no question.
  asking = query.trim() && setTimeout(() => analytics.note('search', { query, total }), ASKED);
});
on('error', ({ code, page }) => analytics.note('error', { code, page }));

/**
 * @param {'load' | 'article' | 'search' | 'error'} name
 * @param {(detail: any) => void} act
 */
function on(name, act) {
  document.addEventListener(`baolan-${name}`, (event) => act(/** @type {CustomEvent} */ (event).detail));
}
