/**
 * One story, set to be read, with a mark where it turns the page. Its text goes into the element's light DOM, where
 * find-in-page, copying and reading modes reach it; the way on and back stands around the slot that shows it. In come
 * the story's pieces with their marked runs and its neighbours, out come nodes.
 *
 * @module
 */

import { h, lines, link, marked, plain, spans } from './dom.js';
import { DOUBTFUL, headed, pageName, title } from './makeup.js';
import { slug } from './slug.js';

/** @typedef {import('./model.js').Article} Article */
/** @typedef {import('./model.js').Marked} Marked */
/** @typedef {import('./model.js').Run} Run */
/** @typedef {import('./reading.js').ReadingWords} Words */
/** @typedef {import('./makeup.js').Piece} Piece */
/** @typedef {Piece & {runs: Marked}} MarkedPiece */

/** How many characters of Chinese are read in a minute, silently and at ease. */
const PACE = 400;

/** The view of one story. */
export class ArticleView {
  #words;
  #source = h('p', { class: 'source' });
  #doubt;
  #around;
  #index;
  /** What of the view scrolls by itself where the text runs in columns from right to left. */
  scroller;
  /** @type {HTMLElement | null} the story in the light DOM */
  text = null;
  /** @type {HTMLElement | null} the piece of it that was opened; all of it for the first */
  piece = null;
  /** Where the tools will stand, over the text. */
  tools = h('div', { class: 'tools' });
  /** Where the map of the page will be drawn, beside the text. */
  map = h('div', { class: 'map', 'aria-hidden': 'true' });
  /** The view itself. */
  element;

  /**
   * @param {Words} words
   * @param {{ondoubt: () => void}} on
   */
  constructor(words, { ondoubt }) {
    this.#words = words;
    this.#doubt = h('button', { type: 'button', class: 'doubt' }, words.doubt);
    this.#doubt.addEventListener('click', ondoubt);
    this.#around = h('nav', { class: 'around', 'aria-label': words.around });
    this.#index = h('ul', { class: 'list' });
    this.scroller = h('div', { class: 'scroller' }, h('slot', { name: 'article' }), h('slot', { name: 'end' }), this.#around);
    this.element = h(
      'section',
      { class: 'reading', hidden: true },
      h('div', { class: 'column' }, h('div', { class: 'top' }, this.#source, this.tools), this.#doubt, this.scroller),
      h('nav', { class: 'index', 'aria-label': words.index }, this.map, this.#index),
    );
  }

  /**
   * The list of a page's stories beside the article.
   *
   * @param {import('./makeup.js').MadeUpPage} page
   * @param {Piece} open
   */
  list({ page, stories }, open) {
    const words = this.#words;
    const item = (/** @type {Piece} */ piece) =>
      h('li', {}, link({ article: piece.article.id, slug: slug(piece) }, { 'aria-current': piece === open && 'page' }, title(headed(piece), words.untitled)));
    this.#index.replaceChildren(h('li', { class: 'label' }, pageName(page, words)), ...stories.map(item));
  }

  /**
   * @param {HTMLElement} host whose light DOM takes the text
   * @param {Piece} piece which was opened; its whole story is shown
   * @param {{lang: string, mark: (article: Article) => Marked, source: string[], previous?: Piece, next?: Piece}} how
   */
  show(host, piece, { lang, mark, source, previous, next }) {
    const { story } = piece;
    this.element.hidden = false;
    const pieces = story.map((piece) => ({ ...piece, runs: mark(piece.article) }));
    const text = set(pieces, lang, this.#words);
    // A page that writes the element's children anew may have taken it away.
    if (this.text?.parentNode === host) this.text.replaceWith(text);
    else host.append(text);
    this.text = text;
    this.piece = text.querySelectorAll('header')[story.indexOf(piece)].parentElement;
    this.#source.replaceChildren(...spans([...source, this.#words.minutes(Math.ceil(length(story) / PACE))]));
    this.#doubt.hidden = story.every(({ article }) => article.confidence >= DOUBTFUL);
    this.#around.replaceChildren(...[this.#neighbour(previous, 'previous'), this.#neighbour(next, 'next')].filter(Boolean));
    this.scroller.scrollTo(0, 0);
  }

  /** Takes the text out of the light DOM again. */
  hide() {
    this.element.hidden = true;
    this.text?.remove();
    this.text = this.piece = null;
  }

  /** Puts focus on the headline, or the turn where the piece begins, as a page turned by hand would put the eye. */
  focus() {
    this.piece.querySelector('[tabindex]').focus({ preventScroll: true });
  }

  /** Brings where the piece begins into view. */
  scroll() {
    (this.piece === this.text ? this.element : this.piece).scrollIntoView();
  }

  /**
   * @param {Piece | undefined} piece
   * @param {'previous' | 'next'} which
   */
  #neighbour(piece, which) {
    return (
      piece &&
      link({ article: piece.article.id, slug: slug(piece) }, { rel: which === 'next' ? 'next' : 'prev', class: which }, [
        h('span', { class: 'label' }, this.#words[which]),
        ' ',
        h('span', { class: 'title' }, title(piece.article, this.#words.untitled)),
      ])
    );
  }
}

/** @param {Piece[]} story */
const length = (story) => story.reduce((sum, { article }) => article.body.reduce((sum, { text }) => sum + text.length, sum), 0);

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
