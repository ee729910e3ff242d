/**
 * An issue saved as a web page: one file that holds the texts and all that reading them takes. `cargo xtask build` makes the
 * template, pkg/baolan_single.html; what stands in its place for `{{baolan:…}}` is said here and, to the byte, by the command
 * (src/single.rs).
 *
 * @module
 */

import { h } from './dom.js';

/** How long, in ms, a browser is given to take the file from us. */
const TAKEN = 60_000;

/**
 * Offers the file as a download.
 *
 * @param {import('./model.js').Issue} issue
 * @param {Uint8Array[]} pages
 * @param {string} lang of the interface
 * @returns {Promise<void>} rejected where the template can't be had
 */
export async function save(issue, pages, lang) {
  const response = await fetch(new URL('../pkg/baolan_single.html', import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const template = await response.text();
  // Servers send a page of theirs for what they do not have, with status 200.
  if (!template.includes('{{baolan:pages}}')) throw new Error(`no template: ${response.url}`);
  const file = new Blob([filled(template, parts(issue, pages, lang))], { type: 'text/html' });
  const href = URL.createObjectURL(file);
  h('a', { href, download: name(issue) }).click();
  setTimeout(() => URL.revokeObjectURL(href), TAKEN);
}

/**
 * What goes into the template.
 *
 * @param {import('./model.js').Issue} issue
 * @param {Uint8Array[]} pages
 * @param {string} lang
 * @returns {Record<string, string>}
 */
function parts({ publication, date }, pages, lang) {
  const attributes = Object.entries({ publication, date }).filter(([, value]) => value);
  return {
    lang: escaped(lang),
    title: escaped([publication, date].filter(Boolean).join(' ') || '报栏'),
    imprint: attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join(''),
    pages: pages.map(page).join('\n'),
  };
}

/** A template with its places filled; what goes in is not looked at again. */
const filled = (/** @type {string} */ template, /** @type {Record<string, string>} */ parts) =>
  template.replace(/\{\{baolan:(\w+)\}\}/g, (_, name) => parts[name]);

/** A page's text, to the byte: the line end that comes first is none of it, and a byte order mark is. */
const page = (/** @type {Uint8Array} */ bytes) => `<pre>\n${escaped(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))}</pre>`;

/** A text as it stands in HTML, between tags or in quotes, where a carriage return would be read as a line feed. */
const escaped = (/** @type {string} */ text) => text.replace(/[&<"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What to call the file, without what systems do not take in a name. */
const name = (/** @type {import('./model.js').Issue} */ { publication, date }) =>
  `${[publication, date].filter(Boolean).join('-').replace(/[\p{Cc}/\\:*?"<>|]+/gu, ' ').trim() || 'baolan'}.html`;
