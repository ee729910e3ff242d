/**
 * A page's make-up as a map without a picture: each story a block as large as its text, the heaviest where a page has it, at
 * the top. In comes a made-up page, out come rectangles or the nodes of the map.
 *
 * `blocks([8, 4, 4])` gives the first half of the page to the first story and a quarter to each of the others.
 *
 * @module
 */

import { h, link } from './dom.js';
import { headed, title } from './makeup.js';
import { slug } from './slug.js';

/** @typedef {import('./makeup.js').Piece} Piece */
/** @typedef {{x: number, y: number, width: number, height: number}} Rectangle in parts of the map's width */

/** How much taller a newspaper's page is than wide: about that of a broadsheet. */
const TALL = 1.4;

/** A photo has its caption for text and takes the room of a story of this length, in characters. */
const PHOTO = 300;

/** Of the mean story's room, what the smallest gets at least: it is to be hit by a finger. */
const LEAST = 0.6;

/** @type {Rectangle} */
const WHOLE = { x: 0, y: 0, width: 1, height: TALL };

/**
 * The map of a page.
 *
 * @param {import('./makeup.js').MadeUpPage} page
 * @param {string} untitled
 * @param {Piece | null} open what is being read
 * @param {Record<string, unknown>} [attributes] of each link
 * @returns {HTMLElement[]} a link for each story, in the order of their weight
 */
export function pageMap({ stories }, untitled, open, attributes) {
  const places = blocks(stories.map(room));
  return stories.map((piece, at) =>
    placed(
      link(
        { article: piece.article.id, slug: slug(piece) },
        { class: `block ${piece.article.kind}`, 'aria-current': piece.story === open?.story && 'true', ...attributes },
        h('span', {}, title(headed(piece), untitled)),
      ),
      places[at],
    ),
  );
}

/**
 * The map so small that nothing can be read or hit: what a page looks like from afar.
 *
 * @param {import('./makeup.js').MadeUpPage} page
 */
export function thumbnail({ stories }) {
  const places = blocks(stories.map(room));
  return h('span', { class: 'thumbnail', 'aria-hidden': 'true' }, stories.map(({ article }, at) => placed(h('span', { class: `block ${article.kind}` }), places[at])));
}

/**
 * Rectangles that fill the page, as large as the numbers, the first at the top.
 *
 * @param {number[]} sizes
 * @returns {Rectangle[]}
 */
export function blocks(sizes) {
  const least = (sum(sizes) / sizes.length) * LEAST;
  return split(sizes.map((size) => Math.max(size, least)), WHOLE);
}

/**
 * Halves a rectangle across its longer side, and the sizes with it, until each has its own.
 *
 * @param {number[]} sizes
 * @param {Rectangle} space
 * @returns {Rectangle[]}
 */
function split(sizes, space) {
  if (sizes.length <= 1) return sizes.map(() => space);
  const at = half(sizes);
  const part = sum(sizes.slice(0, at)) / sum(sizes);
  const { x, y, width, height } = space;
  const [first, second] =
    width > height
      ? [{ ...space, width: width * part }, { ...space, x: x + width * part, width: width * (1 - part) }]
      : [{ ...space, height: height * part }, { ...space, y: y + height * part, height: height * (1 - part) }];
  return [...split(sizes.slice(0, at), first), ...split(sizes.slice(at), second)];
}

/**
 * After how many sizes the sum is nearest to half of all.
 *
 * @param {number[]} sizes two or more
 */
function half(sizes) {
  const middle = sum(sizes) / 2;
  let at = 1;
  for (let before = sizes[0]; at < sizes.length - 1 && Math.abs(before + sizes[at] - middle) < Math.abs(before - middle); at += 1) before += sizes[at];
  return at;
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

/** @param {Piece} piece */
const room = ({ article: { kind, body } }) => body.reduce((sum, { text }) => sum + text.length, kind === 'photo' ? PHOTO : 1);

/**
 * @param {HTMLElement} node
 * @param {Rectangle} place
 */
function placed(node, { x, y, width, height }) {
  const share = (/** @type {number} */ part) => `${(part * 100).toFixed(2)}%`;
  Object.assign(node.style, { left: share(x), top: share(y / TALL), width: share(width), height: share(height / TALL) });
  return node;
}
