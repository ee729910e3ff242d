// What was measured as lines for a terminal: a table a condition, the page without the reader beside the page with it.
//
// `report({browser: '156.0', conditions: {desktop: {without: [figures], with: [figures]}}})` is the text.

import { words } from '../read/trace.mjs';
import { median } from '../search/metrics.mjs';
import { LONG, VISITS } from './visits.mjs';

/** How much later the first paint may be. */
const LATER = 1.05;

const ms = (time) => time.toFixed(1);

/** What is told of each side, as the median of its visits. */
const ROWS = [
  ['first contentful paint, ms', ({ first }) => first, ms],
  ['the main thread until then, cpu', ({ until }) => until, ms],
  ['largest contentful paint, ms', ({ largest }) => largest, ms],
  ['cumulative layout shift', ({ shift }) => shift, (shift) => shift.toFixed(4)],
  [`tasks over ${LONG} ms`, ({ over }) => over, (count) => count.toFixed(0)],
  [`tasks over ${LONG} ms, cpu`, ({ long }) => long.length, (count) => count.toFixed(0)],
  ['what of them is over, ms', ({ blocking }) => blocking, ms],
  ['the longest task, ms', ({ longest }) => longest, ms],
  ['over the wire, kB', ({ bytes }) => bytes, (bytes) => (bytes / 1000).toFixed(1)],
];

/** Of the columns, in characters. */
const WIDTHS = [34, 10, 10, 8];

export function report({ browser, conditions }) {
  return [
    `Chromium ${browser}. Medians of ${VISITS} visits a side in turn, each without a cache; cpu leaves out what other programs took in between.`,
    ...Object.entries(conditions).flatMap(([name, sides]) => ['', `The front page of the portal, ${name}:`, row('', 'without', 'with', 'share'), ...table(sides), `  ${verdict(sides)}`, ...long(sides)]),
  ].join('\n');
}

const table = (sides) =>
  ROWS.map(([title, figure, said]) => {
    const [before, now] = medians(sides, figure);
    return row(title, said(before), said(now), before > 0 ? (now / before).toFixed(2) : '');
  });

const medians = (sides, figure) => ['without', 'with'].map((side) => median(sides[side].map(figure)));

/** The bars, and which of them does not hold. Whether a task is long, the processor's time says. */
function verdict(sides) {
  const [first, shift, long] = [({ first }) => first, ({ shift }) => shift, ({ long }) => long.length].map((figure) => medians(sides, figure));
  const broken = [first[1] > first[0] * LATER && 'the first paint', shift[1] > shift[0] && 'shift', long[1] > long[0] && 'long tasks'].filter(Boolean);
  const bars = `The bars: first paint at most ${LATER}, no shift and no long task more (by cpu).`;
  return `${bars} ${broken.length > 0 ? `Not held: ${broken.join(', ')}.` : 'All are held.'}`;
}

/** What the long tasks of a visit with the reader consist of: of one that has as many as most. */
function long(sides) {
  const count = median(sides.with.map(({ long }) => long.length));
  const typical = sides.with.find(({ long }) => long.length === count).long;
  return typical.length > 0 ? ['  With the reader these are long:', ...typical.map((task) => `  - ${words(task)}`)] : [];
}

const row = (...cells) => `  ${cells.map((cell, at) => (at ? cell.padStart(WIDTHS[at]) : cell.padEnd(WIDTHS[at]))).join('')}`.trimEnd();
