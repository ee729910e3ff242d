/**
 * A passage in the text of an article that is on the page: found by its own words, whatever the nodes they stand in, and the other
 * way round, the words of what is selected.
 *
 * @module
 */

import { h } from './dom.js';

/**
 * Puts `<mark data-role="quote">` around a passage.
 *
 * @param {HTMLElement} text
 * @param {string} quote
 * @returns {HTMLElement | null} the first of the marks, or null where the text has no such passage
 */
export function marked(text, quote) {
  const nodes = [...nodesOf(text)];
  // Where each letter of the text stands, without the white space that nodes and lines put between.
  const places = nodes.flatMap((node) => Array.from({ length: node.data.length }, (_, at) => ({ node, at }))).filter(({ node, at }) => /\S/.test(node.data[at]));
  const all = places.map(({ node, at }) => node.data[at]).join('');
  const wanted = quote.replace(/\s/g, '');
  const start = wanted ? all.indexOf(wanted) : -1;
  if (start < 0) return null;
  const marks = byNode(places.slice(start, start + wanted.length)).map(({ node, from, to }) => wrap(node, from, to));
  return marks[0];
}

/**
 * @param {Selection | null} selection
 * @param {HTMLElement | null} text
 * @returns {string} what of the text is selected; nothing if it is little or somewhere else
 */
export function selected(selection, text) {
  if (!text || !selection || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return '';
  return selection.toString().trim();
}

/** @param {HTMLElement} text */
function* nodesOf(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield /** @type {Text} */ (walker.currentNode);
}

/**
 * @param {{node: Text, at: number}[]} places one after the other
 * @returns {{node: Text, from: number, to: number}[]} one a node
 */
function byNode(places) {
  /** @type {{node: Text, from: number, to: number}[]} */
  const runs = [];
  for (const { node, at } of places) {
    const last = runs.at(-1);
    if (last?.node === node) last.to = at + 1;
    else runs.push({ node, from: at, to: at + 1 });
  }
  return runs;
}

/**
 * @param {Text} node
 * @param {number} from
 * @param {number} to
 */
function wrap(node, from, to) {
  const mark = h('mark', { 'data-role': 'quote' });
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  range.surroundContents(mark);
  return mark;
}
