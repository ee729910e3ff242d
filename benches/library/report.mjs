// What was measured as lines for a terminal: three questions, each with its bar.

import { median, quantile } from '../search/metrics.mjs';
import { PAGES } from './issues.mjs';
import { FIRST, VISITS } from './measure.mjs';

/** The bars: what share of the scan's time the first answer may take; what a query may, in ms; and the memory, in MB. */
const SHARE = 0.5;
const FRAME = 16;
const MEMORY = 150;

/** Of the columns, in characters. */
const WIDTHS = [44, 10, 10, 10];

export function report({ kept, first, queries, shelf, scan }) {
  const { issues, characters, bytes } = kept;
  return [
    `${issues} issues of ${PAGES} pages, ${characters.toLocaleString('en-US')} characters. Times are milliseconds.`,
    `Kept to be searched: heads ${megabytes(bytes.heads)} MB (${(bytes.heads / issues / 1e3).toFixed(1)} kB an issue), terms ${megabytes(bytes.terms)} MB, texts ${megabytes(bytes.texts)} MB.\n`,
    `From navigation to the first answer, medians of ${VISITS} visits, each in a browser just started, in turn:`,
    row('', 'shelf', 'scan', 'share'),
    ...FIRST.map((query) => opening(query, first)),
    `  The bar is ${SHARE}.\n`,
    `A query over all of it, ${queries.length} queries. ${agreement(queries, shelf.totals, scan.totals)}`,
    row('', 'median', 'p95', 'max'),
    ...times('the shelf, asked for the first time', shelf.first),
    ...times('the scan, asked for the first time', scan.first),
    ...times('the shelf, asked again', shelf.again),
    ...times('the scan, asked again', scan.again),
    `  The bar is ${FRAME} at p95, and never slower than the scan: slower were, asked for the first time, ${slower(queries, shelf.first, scan.first)}; again, ${slower(queries, shelf.again, scan.again)}.\n`,
    `Memory, of the page and its wasm: the shelf ${megabytes(shelf.memory)} MB, the scan ${megabytes(scan.memory)} MB. The bar is ${MEMORY}.`,
  ].join('\n');
}

function opening(query, { shelf, scan }) {
  const [ours, theirs] = [median(shelf[query]), median(scan[query])];
  return row(query, ms(ours), ms(theirs), (ours / theirs).toFixed(2));
}

const times = (name, all) => [row(name, ms(median(all)), ms(quantile(all, 0.95)), ms(quantile(all, 1)))];

/** For how many queries both sides find as many articles, and of which classes the others are. */
function agreement(queries, shelf, scan) {
  const others = queries.filter((_, at) => shelf[at] !== scan[at]).map(({ kind }) => kind);
  const classes = [...new Set(others)].map((kind) => `${others.filter((other) => other === kind).length} ${kind}`);
  return `Both sides find as many articles in ${queries.length - others.length}; the others are ${classes.join(', ') || 'none'}.`;
}

/** Those for which the shelf took longer, by how much at most. */
function slower(queries, shelf, scan) {
  const all = queries.map(({ query }, at) => ({ query, ours: shelf[at], theirs: scan[at] })).filter(({ ours, theirs }) => ours > theirs);
  if (all.length === 0) return 'none';
  const worst = all.sort((one, other) => other.ours - other.theirs - (one.ours - one.theirs)).slice(0, 5);
  return `${all.length}, the worst ${worst.map(({ query, ours, theirs }) => `${query} (${ms(ours)} and ${ms(theirs)})`).join(', ')}`;
}

const row = (...cells) => `  ${cells.map((cell, at) => (at ? cell.padStart(WIDTHS[at]) : cell.padEnd(WIDTHS[at]))).join('')}`.trimEnd();

const ms = (time) => time.toFixed(1);

const megabytes = (bytes) => (bytes / 1e6).toFixed(0);
