// What was measured as lines for a terminal: three questions, each with its bar.

import { median, quantile } from '../search/metrics.mjs';
import { LONG } from './opening.mjs';
import { VISITS } from './first.mjs';
import { slowest, words } from './trace.mjs';
import { QUERIES } from './typing.mjs';

/** The bars: what share of Pagefind's time our first article may take, and what a keystroke may, in milliseconds. */
const SHARE = 0.25;
const FRAME = 16;

const NAMES = {
  blank: 'an empty page',
  still: 'the same article as markup, and nothing else',
  ours: 'our first article, headline and first paragraph',
  call: "Pagefind's first result, asked by a call",
  box: "Pagefind's first result, asked in its box",
};

/** Those that ours is held against. */
const PEERS = ['still', 'call', 'box'];

/** Of the columns, in characters. */
const WIDTHS = [50, 8, 8, 8];

/** The report: `{browser, characters, first, typing, openings}` as text. */
export function report({ browser, characters, first, typing, openings }) {
  const issue = `an issue of 16 pages, ${characters.toLocaleString('en-US')} characters`;
  return [
    `Chromium ${browser}. Times are milliseconds; cpu leaves out what other programs took in between.`,
    ...firsts(first),
    `A keystroke to its painted hits, main thread, on ${issue}:`,
    ...keystrokes(typing),
    `The longest task while ${issue}, opens:`,
    ...opening(openings),
  ].join('\n');
}

function firsts(first) {
  const share = (name) => (PEERS.includes(name) ? (first.ours / first[name]).toFixed(2) : '');
  const rows = Object.entries(NAMES).map(([name, title]) => row(title, ms(first[name]), share(name)));
  return [
    `From navigation until it is painted, medians of ${VISITS} visits each without a cache, in turn, on the seed issue:`,
    row('', 'ms', 'ours is'),
    ...rows,
    `  The bar is ${SHARE}. Pagefind's page has no policy: under ours its component shows nothing. Its box waits for more to be typed.\n`,
  ];
}

function keystrokes({ keys, longest }) {
  const worst = slowest(keys);
  const figures = (of) => [median(keys.map(of)), quantile(keys.map(of), 0.95), quantile(keys.map(of), 1)].map(ms);
  return [
    row(`${keys.length} keystrokes of ${QUERIES.join(' ')}`, 'median', 'p95', 'max'),
    row('ms', ...figures(({ wall }) => wall)),
    row('cpu', ...figures(({ cpu }) => cpu)),
    `  The bar is ${FRAME}. The slowest, of ${worst.text}, took ${words(worst)}.`,
    `  The longest task in between took ${words(longest)}.\n`,
  ];
}

function opening(openings) {
  const all = openings.map(({ longest }) => longest);
  const figures = (of) => [median(all.map(of)), quantile(all.map(of), 1)].map(ms);
  const typical = openings.find(({ longest }) => longest.wall === median(all.map(({ wall }) => wall)));
  return [
    row(`${openings.length} visits`, 'median', 'max'),
    row('ms', ...figures(({ wall }) => wall)),
    row('cpu', ...figures(({ cpu }) => cpu)),
    `  The bar is ${LONG}. In the median visit these were longer:`,
    ...typical.over.map((task) => `  - ${words(task)}`),
  ];
}

const row = (...cells) => `  ${cells.map((cell, at) => (at ? cell.padStart(WIDTHS[at]) : cell.padEnd(WIDTHS[at]))).join('')}`.trimEnd();

const ms = (time) => time.toFixed(1);
