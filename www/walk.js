/**
 * The walk from match to match: through a story, and on to the next story that has some. In come the marks of the story that
 * is shown and the stories a query found, out goes which of them to open.
 *
 * @module
 */

import { h } from './dom.js';

/** @typedef {import('./group.js').Group} Group */

/** The way from match to match, as it stands with the search box. */
export class Walk {
  #words;
  #on;
  /** @type {HTMLElement[]} */
  #marks = [];
  /** @type {Group[]} */
  #groups = [];
  /** Which of the stories is shown; -1 if none of them. */
  #story = -1;
  #at = 0;
  /** @type {1 | -1 | 0} from which end a story is entered that is walked to */
  #way = 0;
  #count = h('span', { class: 'count', 'aria-hidden': 'true' });
  #stories = h('span', { class: 'stories', 'aria-hidden': 'true' });
  element;

  /**
   * @param {import('./reading.js').ReadingWords} words
   * @param {{say: (text: string) => void, walk: (article: string) => void}} on
   */
  constructor(words, on) {
    this.#words = words;
    this.#on = on;
    this.element = h('div', { class: 'matches', role: 'group', 'aria-label': words.matchNav, hidden: true }, [
      this.#stepper('previousMatch', '↑', -1),
      this.#count,
      this.#stepper('nextMatch', '↓', 1),
      this.#stories,
    ]);
  }

  /** The match that is pointed out. */
  get mark() {
    return this.#marks[this.#at];
  }

  /**
   * @param {HTMLElement} text of the story that is shown
   * @param {HTMLElement} opened the piece of it where the walk begins
   * @param {Group[]} groups what the query found
   * @param {import('./makeup.js').Piece[]} story
   */
  start(text, opened, groups, story) {
    this.#marks = [...text.querySelectorAll('mark:not([data-role])')];
    this.#groups = groups;
    this.#story = groups.findIndex(({ piece }) => story.some(({ article }) => article === piece.article));
    const first = this.#marks.findIndex((mark) => opened.contains(mark));
    this.#point(this.#way < 0 ? this.#marks.length - 1 : this.#way > 0 ? 0 : Math.max(0, first));
    this.#way = 0;
  }

  /** The number of the match that is pointed out, from 0. */
  get at() {
    return this.#at;
  }

  set at(at) {
    if (at < this.#marks.length) this.#point(at);
  }

  end() {
    this.#marks = [];
    this.#point(0);
  }

  /**
   * Goes to another match: past the last one to the next story that has some, and round the end.
   *
   * @param {1 | -1} by
   * @returns {boolean} whether there is one
   */
  step(by) {
    const count = this.#marks.length;
    const stories = this.#groups.length;
    if (count === 0) return false;
    const beyond = this.#at + by < 0 || this.#at + by >= count;
    if (beyond && stories > 1 && this.#story >= 0) {
      this.#way = by;
      this.#on.walk(this.#groups[(this.#story + by + stories) % stories].piece.article.id);
    } else {
      this.#point((this.#at + by + count) % count);
    }
    this.show();
    this.#on.say([stories > 1 && this.#words.storyOf(this.#story + 1, stories), this.#words.matchSpoken(this.#at + 1, this.#marks.length)].filter(Boolean).join(this.#words.comma));
    return true;
  }

  /** Brings the match into view, whichever way the text runs. */
  show() {
    this.mark?.scrollIntoView({ block: 'center', inline: 'center' });
  }

  /** @param {number} at which match to point out, from 0 */
  #point(at) {
    const words = this.#words;
    this.mark?.removeAttribute('aria-current');
    this.#at = at;
    this.mark?.setAttribute('aria-current', 'true');
    this.element.hidden = this.#marks.length === 0;
    this.#count.textContent = `${at + 1}/${this.#marks.length}`;
    const of = this.#groups.length;
    this.#stories.textContent = of > 1 && this.#story >= 0 ? words.stories(`${this.#story + 1}/${of}`) : '';
  }

  /**
   * @param {'previousMatch' | 'nextMatch'} name
   * @param {string} sign
   * @param {1 | -1} by
   */
  #stepper(name, sign, by) {
    const button = h('button', { type: 'button', 'aria-label': this.#words[name], title: this.#words[name] }, sign);
    button.addEventListener('click', () => this.step(by));
    return button;
  }
}
