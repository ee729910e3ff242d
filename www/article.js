/**
 * One story, set to be read, with a mark where it turns the page. Its text goes into the element's light DOM, where
 * find-in-page, copying and reading modes reach it; the way on and back stands around the slot that shows it. In come
 * the story's pieces with their marked runs and its neighbours, out come nodes and the place of the match being looked at.
 * The reader imports it once there is something to read, so that nobody waits for it before the first headline.
 *
 * @module
 */

import { adopt, release } from './article-style.js';
import { h, lines, link, marked, plain, spans } from './dom.js';
import { headed, pageName, title } from './makeup.js';

/** @typedef {import('./model.js').Article} Article */
/** @typedef {import('./model.js').Marked} Marked */
/** @typedef {import('./model.js').Run} Run */
/** @typedef {import('./strings.js').Words} Words */
/** @typedef {import('./makeup.js').Piece} Piece */
/** @typedef {Piece & {runs: Marked}} MarkedPiece */

/** The view of one story. */
export class ArticleView {
  #words;
  #source = h('p', { class: 'source' });
  #around;
  #index;
  /** @type {HTMLElement | null} the story in the light DOM */
  #text = null;
  /** @type {HTMLElement | null} the piece of it that was opened; all of it for the first */
  #piece = null;
  /** @type {HTMLElement[]} */
  #marks = [];
  #at = 0;
  #say;
  #count = h('span', { class: 'count', 'aria-hidden': 'true' });
  /** The view itself. */
  element;
  /** The way from match to match, which stands with the search box. */
  matches;

  /**
   * @param {Words} words
   * @param {{say: (text: string) => void}} on for what must be heard as well as seen
   */
  constructor(words, { say }) {
    this.#words = words;
    this.#say = say;
    this.matches = h('div', { class: 'matches', role: 'group', 'aria-label': words.matchNav, hidden: true }, [
      this.#stepper('previousMatch', '↑', -1),
      this.#count,
      this.#stepper('nextMatch', '↓', 1),
    ]);
    this.#around = h('nav', { class: 'around', 'aria-label': words.around });
    this.#index = h('nav', { class: 'index', 'aria-label': words.index });
    this.element = h(
      'section',
      { class: 'reading', hidden: true },
      h('div', { class: 'column' }, this.#source, h('slot', { name: 'article' }), this.#around),
      this.#index,
    );
  }

  /** Gives the root of a reader the sheet for the story's text. */
  adopt = adopt;

  /** Takes it away again. */
  release = release;

  /**
   * The list of the stories beside the article.
   *
   * @param {import('./makeup.js').MakeUp} makeup
   */
  list({ pages }) {
    const words = this.#words;
    const item = (/** @type {Piece} */ piece) =>
      h('li', {}, link({ article: piece.article.id }, { 'data-article': piece.article.id }, title(headed(piece), words.untitled)));
    this.#index.replaceChildren(
      ...pages.flatMap(({ page, stories }) => [h('p', { class: 'label' }, pageName(page, words)), h('ul', {}, stories.map(item))]),
    );
  }

  /**
   * @param {HTMLElement} host whose light DOM takes the text
   * @param {Piece} piece which was opened; its whole story is shown
   * @param {(article: Article) => Marked} mark
   * @param {{source: string[], previous?: Piece, next?: Piece}} around
   */
  show(host, piece, mark, { source, previous, next }) {
    const words = this.#words;
    const { article, story } = piece;
    this.element.hidden = false;
    const pieces = story.map((piece) => ({ ...piece, runs: mark(piece.article) }));
    const text = set(pieces, host.lang || words.lang, words);
    if (this.#text) this.#text.replaceWith(text);
    else host.append(text);
    this.#text = text;
    this.#piece = text.querySelectorAll('header')[story.indexOf(piece)].parentNode;
    this.#marks = [...text.querySelectorAll('mark')];
    this.#point(Math.max(0, this.#marks.findIndex((mark) => this.#piece.contains(mark))));
    this.#source.replaceChildren(...spans(source));
    this.#around.replaceChildren(...[this.#neighbour(previous, 'previous'), this.#neighbour(next, 'next')].filter(Boolean));
    for (const entry of this.#index.querySelectorAll('a')) entry.ariaCurrent = entry.dataset.article === article.id ? 'page' : null;
  }

  /** Takes the text out of the light DOM again. */
  hide() {
    this.element.hidden = true;
    this.#text?.remove();
    this.#text = this.#piece = null;
    this.#marks = [];
    this.#point(0);
  }

  /** Puts focus on the headline, or the turn where the piece begins, as a page turned by hand would put the eye. */
  focus() {
    this.#piece.querySelector('[tabindex]').focus({ preventScroll: true });
  }

  /** Brings the first match of the piece into view, or where the piece begins if nothing matches in it. */
  scroll() {
    const mark = this.#marks[this.#at];
    if (this.#piece.contains(mark)) mark.scrollIntoView({ block: 'center' });
    else (this.#piece === this.#text ? this.element : this.#piece).scrollIntoView();
  }

  /**
   * Goes to another match, round the end.
   *
   * @param {1 | -1} by
   */
  #step(by) {
    const count = this.#marks.length;
    this.#point((this.#at + by + count) % count);
    this.#marks[this.#at].scrollIntoView({ block: 'center' });
    this.#say(this.#words.matchSpoken(this.#at + 1, count));
  }

  /** @param {number} at which match to point out, from 0 */
  #point(at) {
    this.#marks[this.#at]?.removeAttribute('aria-current');
    this.#at = at;
    this.#marks[at]?.setAttribute('aria-current', 'true');
    this.matches.hidden = this.#marks.length === 0;
    this.#count.textContent = `${at + 1}/${this.#marks.length}`;
  }

  /**
   * @param {'previousMatch' | 'nextMatch'} name
   * @param {string} sign
   * @param {1 | -1} by
   */
  #stepper(name, sign, by) {
    const button = h('button', { type: 'button', 'aria-label': this.#words[name], title: this.#words[name] }, sign);
    button.addEventListener('click', () => this.#step(by));
    return button;
  }

  /**
   * @param {Piece | undefined} piece
   * @param {'previous' | 'next'} which
   */
  #neighbour(piece, which) {
    return (
      piece &&
      link({ article: piece.article.id }, { rel: which === 'next' ? 'next' : 'prev', class: which }, [
        h('span', { class: 'label' }, this.#words[which]),
        ' ',
        h('span', { class: 'title' }, title(piece.article, this.#words.untitled)),
      ])
    );
  }
}

/**
 * The story as it goes into the light DOM.
 *
 * @param {MarkedPiece[]} story
 * @param {string} lang
 * @param {Words} words
 */
function set([first, ...others], lang, words) {
  return h(
    'article',
    { slot: 'article', lang, 'data-kind': first.article.kind },
    parts(first, words),
    others.map((piece) => h('section', {}, parts(piece, words, first))),
  );
}

/**
 * Kicker over headline over subhead, the byline, the text between its jumps. Where a story has turned the page: that
 * page, and small, what it prints over the text that is new.
 *
 * @param {MarkedPiece} piece
 * @param {Words} words
 * @param {MarkedPiece} [first] of the story, where the piece is another
 */
function parts(piece, words, first) {
  const { article, runs, page } = piece;
  const { kind, body, jumps } = article;
  const turn = first && h('p', { 'data-role': 'turn', tabindex: -1 }, pageName(page, words));
  const byline = part('byline', piece, words, first);
  const turns = (/** @type {'to' | 'from'} */ way) => jumps.map((jump, at) => jump.direction === way && jumpLine(jump, runs.jumps[at]));
  return [
    h('header', {}, turn, ['column', 'kicker', 'headline', 'subhead'].map((role) => part(role, piece, words, first)), kind !== 'photo' && byline),
    turns('from'),
    body.map((paragraph, at) => bodyPart(paragraph, runs.body[at], kind)),
    kind === 'photo' && byline,
    kind === 'teaser' && h('p', { 'data-role': 'hint' }, words.teaserNote),
    turns('to'),
  ];
}

/**
 * What a piece prints in a role, unless the story's first piece has said the same.
 *
 * @param {'column' | 'kicker' | 'headline' | 'subhead' | 'byline'} role
 * @param {MarkedPiece} piece
 * @param {Words} words
 * @param {MarkedPiece} [first]
 */
function part(role, { article, runs }, words, first) {
  const printed = article[role];
  const said = bare(printed);
  if (role === 'headline' && !first) return h('h1', { tabindex: -1 }, lines(said ? runs.headline : [plain(title(article, words.untitled))]));
  return said && said !== bare(first?.article[role]) && h('p', { 'data-role': role }, (Array.isArray(printed) ? lines : marked)(runs[role]));
}

/**
 * Printed lines without the white space that differs from column to column.
 *
 * @param {string | string[] | null | undefined} printed
 */
const bare = (printed) => [printed].flat().join('').replace(/\s/g, '');

/**
 * @param {import('./model.js').Paragraph} paragraph
 * @param {Run[]} runs
 * @param {Article['kind']} kind
 */
function bodyPart({ role, speaker, text }, runs, kind) {
  if (role === 'heading') return h('h2', {}, marked(runs));
  if (kind === 'photo') return h('p', { 'data-role': 'caption' }, marked(runs));
  // The name and the colon after it.
  const [name, rest] = speaker && text.startsWith(speaker) ? cut(runs, speaker.length + 1) : [[], runs];
  return h('p', { 'data-role': role }, name.length > 0 && h('b', {}, marked(name)), marked(rest));
}

/**
 * Runs in two parts, the first as long as a speaker's name, so that the name can be set apart.
 *
 * @param {Run[]} runs
 * @param {number} length
 * @returns {[Run[], Run[]]}
 */
function cut(runs, length) {
  let left = length;
  const name = [];
  const rest = [];
  for (const { text, mark } of runs) {
    if (left > 0) name.push({ text: text.slice(0, left), mark });
    if (text.length > left) rest.push({ text: text.slice(left), mark });
    left = Math.max(0, left - text.length);
  }
  return [name, rest];
}

/**
 * @param {import('./model.js').Jump} jump
 * @param {Run[]} runs
 */
function jumpLine({ article }, runs) {
  const text = marked(runs);
  return h('p', { 'data-role': 'jump' }, article ? link({ article }, {}, text) : text);
}
