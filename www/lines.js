/**
 * A story as the extractor printed it, line for line, beside the one that was made of it: for whoever checks the parse.
 *
 * @module
 */

import { h } from './dom.js';
import { pageName } from './makeup.js';

/** The view of the lines. */
export class LinesView {
  #words;
  #body = h('div', {});
  element;

  /** @param {import('./desk.js').DeskWords} words */
  constructor(words) {
    this.#words = words;
    this.element = h('section', { class: 'original', 'aria-label': words.linesOf, hidden: true }, h('h2', { class: 'label' }, words.linesOf), this.#body);
  }

  /**
   * @param {import('./makeup.js').Piece[]} story
   * @param {(page: import('./model.js').Page) => Uint8Array} text of a page, as it came
   * @param {string} lang
   */
  show(story, text, lang) {
    this.element.hidden = false;
    this.#body.replaceChildren(
      ...story.flatMap((piece) => [
        story.length > 1 && h('p', { class: 'where' }, pageName(piece.page, this.#words)),
        ...piece.article.spans.map(([start, end]) => h('pre', { lang }, new TextDecoder().decode(text(piece.page).subarray(start, end)))),
      ]).filter(Boolean),
    );
  }

  hide() {
    this.element.hidden = true;
    this.#body.replaceChildren();
  }
}
