/**
 * Nodes and style sheets, made without a line of markup: text goes in as text nodes, so whatever a newspaper
 * prints, scripts and tags included, is shown as it stands.
 *
 * `h('p', {lang: 'zh'}, '本报讯', h('mark', {}, '民政'))` gives `<p lang="zh">本报讯<mark>民政</mark></p>`.
 *
 * @module
 */

import { address } from './address.js';

/** @typedef {{text: string, mark: boolean}} Run a piece of text, and whether it matches the query */
/** @typedef {Node | string | null | undefined | false} Child nothing is made of null, undefined and false */

/**
 * An element with its attributes and children. An attribute that is null, undefined or false is left out, and one
 * that is true stands without a value. What has a class can be styled from outside as the `part` of the same name.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} attributes
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  if (attributes.class) node.part = attributes.class;
  node.append(...children.flat(2).filter((child) => child != null && child !== false));
  return node;
}

/**
 * A link to a place in the issue, which the reader follows itself.
 *
 * @param {Partial<import('./address.js').Place>} place
 * @param {Record<string, unknown>} attributes
 * @param {...(Child | Child[])} children
 */
export const link = (place, attributes, ...children) => h('a', { href: address(place), 'data-go': true, ...attributes }, ...children);

/**
 * A text cut into runs, the matching ones in `<mark>`.
 *
 * @param {Run[]} runs
 * @returns {(Node | string)[]}
 */
export const marked = (runs) => runs.map(({ text, mark }) => (mark ? h('mark', {}, text) : text));

/**
 * The lines of a headline, kicker or subhead, each a `<span>` of its own; the space between keeps them apart for
 * whoever listens or copies. A line of phrases with spaces between is to break there and nowhere else.
 *
 * @param {Run[][]} lines
 * @returns {(Node | string)[]}
 */
export const lines = (lines) =>
  lines.flatMap((runs, at) => [
    at > 0 && ' ',
    h('span', { 'data-line': true, 'data-phrased': runs.some(({ text }) => /\S\s+\S/.test(text)) }, marked(runs)),
  ]);

/**
 * Texts beside one another, with space between for whoever listens or copies.
 *
 * @param {string[]} texts
 */
export const spans = (texts) => texts.flatMap((text) => [h('span', {}, text), ' ']);

/**
 * The runs of a text in which nothing matches.
 *
 * @param {string} text
 * @returns {Run[]}
 */
export const plain = (text) => [{ text, mark: false }];

/**
 * A style sheet to adopt, which a strict content security policy lets pass where a `<style>` would not.
 *
 * @param {TemplateStringsArray} text
 * @returns {CSSStyleSheet}
 */
export function css(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text[0]);
  return sheet;
}
