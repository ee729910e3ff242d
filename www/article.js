/**
 * One article, set to be read. Its text goes into the element's light DOM, where find-in-page, copying and reading
 * modes reach it; the way on and back stands around the slot that shows it. In come an article, its marked runs and
 * its neighbours, out come nodes and the place of the match being looked at.
 *
 * @module
 */

import { address } from './address.js';
import { h, lines, marked, plain } from './dom.js';
import { pageName, title } from './makeup.js';

/** @typedef {import('./model.js').Article} Article */
/** @typedef {import('./model.js').Marked} Marked */
/** @typedef {import('./model.js').Run} Run */
/** @typedef {import('./strings.js').Words} Words */

/** The view of one article. */
export class ArticleView {
  #words;
  #source = h('p', { class: 'source' });
  #around;
  #index;
  /** @type {HTMLElement | null} the article in the light DOM */
  #text = null;
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

  /**
   * The list of the stories beside the article.
   *
   * @param {import('./makeup.js').MakeUp} makeup
   */
  list({ pages }) {
    const words = this.#words;
    const link = (/** @type {Article} */ article) =>
      h('li', {}, h('a', { href: address({ article: article.id }), 'data-go': true, 'data-article': article.id }, title(article, words.untitled)));
    this.#index.replaceChildren(
      ...pages.flatMap(({ page, stories }) => [h('p', { class: 'label' }, pageName(page, words)), h('ul', {}, stories.map(link))]),
    );
  }

  /**
   * @param {HTMLElement} host whose light DOM takes the text
   * @param {Article} article
   * @param {Marked} runs
   * @param {{source: string[], previous?: Article, next?: Article}} around
   */
  show(host, article, runs, { source, previous, next }) {
    const text = set(article, runs, host.lang || this.#words.lang, this.#words);
    if (this.#text) this.#text.replaceWith(text);
    else host.append(text);
    this.#text = text;
    this.#marks = [...text.querySelectorAll('mark')];
    this.#point(0);
    this.#source.replaceChildren(...source.flatMap((part) => [h('span', {}, part), ' ']));
    this.#around.replaceChildren(...[this.#neighbour(previous, 'previous'), this.#neighbour(next, 'next')].filter(Boolean));
    for (const link of this.#index.querySelectorAll('a')) {
      link.toggleAttribute('aria-current', false);
      if (link.dataset.article === article.id) link.setAttribute('aria-current', 'page');
    }
  }

  /** Takes the text out of the light DOM again. */
  clear() {
    this.#text?.remove();
    this.#text = null;
    this.#marks = [];
    this.#point(0);
  }

  /** Puts focus on the headline, as a page turned by hand would put the eye. */
  focus() {
    this.#text?.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** Brings the first match into view, or the head of the article where nothing matches. */
  scroll() {
    if (this.#marks.length > 0) this.#marks[this.#at].scrollIntoView({ block: 'center' });
    else this.element.scrollIntoView({ block: 'start' });
  }

  /**
   * Goes to another match, round the end.
   *
   * @param {1 | -1} by
   */
  #step(by) {
    const count = this.#marks.length;
    this.#point((this.#at + by + count) % count);
    this.scroll();
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
   * @param {Article | undefined} article
   * @param {'previous' | 'next'} which
   */
  #neighbour(article, which) {
    return (
      article &&
      h('a', { href: address({ article: article.id }), 'data-go': true, rel: which === 'next' ? 'next' : 'prev', class: which }, [
        h('span', { class: 'label' }, this.#words[which]),
        ' ',
        h('span', { class: 'title' }, title(article, this.#words.untitled)),
      ])
    );
  }
}

/**
 * The article as it goes into the light DOM.
 *
 * @param {Article} article
 * @param {Marked} runs
 * @param {string} lang
 * @param {Words} words
 */
function set(article, runs, lang, words) {
  return h(
    'article',
    { slot: 'article', lang, 'data-kind': article.kind },
    head(article, runs, words),
    article.body.map((paragraph, at) => bodyPart(paragraph, runs.body[at], article.kind)),
    article.kind === 'photo' && runs.byline && byline(runs.byline),
    article.kind === 'teaser' && h('p', { 'data-role': 'hint' }, words.teaserNote),
    article.jumps.map((jump, at) => jumpLine(jump, runs.jumps[at])),
  );
}

/**
 * Kicker over headline over subhead, then the byline.
 *
 * @param {Article} article
 * @param {Marked} runs
 * @param {Words} words
 */
function head(article, runs, words) {
  const headline = runs.headline.length > 0 ? runs.headline : [plain(title(article, words.untitled))];
  return h(
    'header',
    {},
    h('hgroup', {}, [
      runs.column && h('p', { 'data-role': 'column' }, marked(runs.column)),
      runs.kicker.length > 0 && h('p', { 'data-role': 'kicker' }, lines(runs.kicker)),
      h('h1', { tabindex: -1 }, lines(headline)),
      runs.subhead.length > 0 && h('p', { 'data-role': 'subhead' }, lines(runs.subhead)),
    ]),
    runs.byline && article.kind !== 'photo' && byline(runs.byline),
  );
}

/** @param {Run[]} runs */
const byline = (runs) => h('p', { 'data-role': 'byline' }, marked(runs));

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
  return h('p', { 'data-role': 'jump' }, article ? h('a', { href: address({ article }), 'data-go': true }, text) : text);
}
