/**
 * Text to be passed on, with where it is from: 报名, 日期, 版次. In come a story or a passage, out comes plain text.
 *
 * @module
 */

import { day } from './day.js';
import { pageName } from './makeup.js';

/** @typedef {import('./makeup.js').Piece} Piece */
/** @typedef {import('./desk.js').DeskWords} Words */

/**
 * @param {Piece} piece
 * @param {import('./model.js').Issue} issue
 * @param {Words} words
 * @returns {string} `——《萧山日报》2024年1月12日 第1版`
 */
export function source({ page }, { publication, date }, words) {
  return `——${publication ? words.paper(publication) : ''}${[day(date, words), pageName(page, words)].filter(Boolean).join(' ')}`;
}

/**
 * The whole of a story, a paragraph a line.
 *
 * @param {Piece} piece
 * @returns {string}
 */
export function whole({ story }) {
  const [{ article }] = story;
  const head = [article.kicker, article.headline, article.subhead].map((lines) => lines.join(' '));
  const body = story.flatMap(({ article }) => article.body.map(({ text }) => text));
  return [...head, article.byline, ...body].filter(Boolean).join('\n');
}
