/**
 * The proof of what came in: which pages and stories were recognised, under which names; they can be set right before the issue is
 * kept. In comes a Proof, out go the names.
 *
 * @module
 */

import { h } from './dom.js';
import { makeup } from './makeup.js';
import { action } from './strip.js';

/** @typedef {{publication: string | null, date: string | null, names: (string | null)[]}} Names */
/** @typedef {import('./library.js').Proof} Proof */

/**
 * @param {Proof} proof
 * @param {import('./library.js').ShelfWords} words
 * @param {{keep: (proof: Proof, names: Names) => void, show: (proof: Proof, names: Names) => void, cancel: () => void}} on
 */
export function proofForm(proof, words, { keep, show, cancel }) {
  const { issue, pages, skipped } = proof;
  const made = makeup(issue);
  const publication = input({ value: issue.publication ?? '', autocomplete: 'off' });
  const date = input({ type: 'date', value: issue.date ?? dateIn(pages) });
  const names = issue.pages.map(({ number, name }) => input({ value: name ?? '', 'aria-label': words.nameOf(number), autocomplete: 'off' }));
  const value = (/** @type {HTMLInputElement} */ { value }) => value.trim() || null;
  const given = () => ({ publication: value(publication), date: value(date), names: names.map(value) });
  const form = h('form', { class: 'proof', 'aria-label': words.recognised }, [
    h('h3', { tabindex: -1 }, words.recognised),
    h('p', { class: 'hint' }, words.summary(issue.pages.length, made.order.length)),
    h('label', { class: 'field' }, h('span', {}, words.publication), publication),
    h('label', { class: 'field' }, h('span', {}, words.dateOf), date),
    h('ol', { class: 'pages', 'aria-label': words.pageNames }, made.pages.map((page, at) => h('li', {}, row(page, pages[at], names[at], words)))),
    skipped.length > 0 && leftOut(skipped, words),
    h('p', { class: 'actions' }, h('button', { class: 'chief' }, words.keepAndOpen), action(words.onlyOpen, () => show(proof, given())), action(words.cancel, cancel)),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    keep(proof, given());
  });
  return form;
}

/**
 * The date in the names of the files, where the text has none.
 *
 * @param {import('./intake.js').Taken[]} pages
 */
function dateIn(pages) {
  const [, year, month, day] = pages.map(({ file }) => file).join(' ').match(/(?<!\d)((?:19|20)\d\d)[-_.年]?([01]\d)[-_.月]?([0-3]\d)(?!\d)/) ?? [];
  return year ? `${year}-${month}-${day}` : '';
}

/** @param {Record<string, unknown>} attributes */
const input = (attributes) => /** @type {HTMLInputElement} */ (h('input', attributes));

/**
 * @param {import('./makeup.js').MadeUpPage} made
 * @param {import('./intake.js').Taken} taken
 * @param {HTMLElement} name
 * @param {import('./library.js').ShelfWords} words
 */
const row = ({ page, stories }, { file, encoding }, name, words) => [
  h('span', { class: 'number' }, words.page(page.number)),
  name,
  h('span', { class: 'hint' }, [words.storiesOf(stories.length), file, encoding !== 'UTF-8' && words.takenAs(encoding)].filter(Boolean).join(' · ')),
];

/**
 * @param {import('./intake.js').Skipped[]} skipped
 * @param {import('./library.js').ShelfWords} words
 */
const leftOut = (skipped, words) =>
  h('div', { class: 'hint' }, h('p', {}, words.skipped(skipped.length)), h('ul', {}, skipped.map(({ file, code }) => h('li', {}, `${file}：${trouble(code, words)[0]}`))));

/**
 * What went wrong and what to do.
 *
 * @param {string} code
 * @param {import('./library.js').ShelfWords} words
 * @returns {string[]}
 */
export const trouble = (code, words) => words.trouble[code] ?? words.mistakes[code] ?? words.errors[code] ?? words.trouble.wasm;
