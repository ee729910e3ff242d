// What was measured as Markdown: the machine, then two tables a size, costs and answers, and what the figures mean.

import { quantile } from './metrics.mjs';
import { CLASS_NAMES, COMMON } from './queries.mjs';

const COSTS = {
  engine: ({ engine }) => engine.title,
  'engine, br': ({ wire }) => bytes(wire),
  index: ({ index }) => bytes(index.raw),
  'index, br': ({ index }) => bytes(index.brotli) + (index.isBest ? '' : '*'),
  'without text, br': ({ index }) => bytes(index.withoutText),
  'build ms': ({ build, native }) => milliseconds(build) + (native === null ? '' : ` (native ${milliseconds(native)})`),
  'load ms': ({ load }) => milliseconds(load),
  'first answer ms': ({ answer }) => milliseconds(answer),
  'query ms': ({ query }) => milliseconds(query),
  p95: ({ high }) => milliseconds(high),
  'worst / scan': ({ worst }) => known(worst, (worst) => String(Number(worst.toPrecision(2)))),
  'heap MB': ({ memory }) => known(memory, () => (memory / 1e6).toFixed(1)),
};

const ANSWERS = {
  engine: ({ engine }) => engine.title,
  all: ({ classes }) => shares(classes.all),
  ...Object.fromEntries(CLASS_NAMES.map((kind) => [kind, ({ classes }) => shares(classes[kind])])),
  'phrase P@10': ({ phrases }) => percent(phrases),
  'MRR@10': ({ rank }) => known(rank, (rank) => rank.toFixed(3)),
};

const NOTES = `
Bytes: the engine is its module with the few lines that drive it, minified, and its wasm, brotli 11; the index is what must be
there before a query is answered (brotli 11 too, 9 where a star stands). Engines whose index does not hold the articles' text need it
besides, to show what they found: as much as the row of \`includes()\` says. "Without text" is what an index costs where a page has the text anyway.

Times: build is from articles to bytes, in Node; load from bytes to an index that answers; first answer from an empty page to the first query's
answer, everything fetched from the same machine. A query asks for ten answers, by their numbers, and is warm; its time is the median of
batches longer than the timer can tell apart. Worst / scan is the largest share of the scan's time that any query takes, ${COMMON.join(', ')} among
them. Load and first answer are medians of several openings, each in a context of its own. Heap is
JavaScript's and the wasm's after the first answer. Pagefind works in a worker, whose heap can't be seen, and begins to load when it is asked.

Answers: recall / precision, in percent, means over queries; an empty answer has no precision. Truth is the literal substring in any
case, every part of it. For latin and digit it is a word or the beginning of one, for every engine: one that finds 04 in 1204 loses precision,
one that finds whole words only loses recall. Quoted is the whole query as one phrase. Classes: w2 words of two characters; n34 words and names of three or four; p48a phrases of four to eight
from a word's beginning to a word's end; p48r the same from anywhere; multi two words. Phrase P@10 is the precision of the first ten answers to p48a and p48r.
MRR@10 is of known items: two or three distinctive words of an article, one of them of its title; the article is the one right answer.
`.trim();

/** The report: `{date, machine, browser, node, sections: [{size, characters, counts, rows}]}` as text. */
export function report({ date, machine, browser, node, sections }) {
  const head = `${date}. ${machine}; Chromium ${browser}, Node ${node}.`;
  return `${[head, ...sections.map(section), NOTES].join('\n\n')}\n`;
}

function section({ size, characters, counts, rows }) {
  const answered = rows.filter(({ failed }) => !failed);
  const scan = answered.find(({ engine }) => engine.name === 'scan');
  const measured = answered.map((row) => ({ ...row, worst: scan && worst(row.times, scan.times) }));
  const asked = `${whole(counts.queries)} queries, ${whole(counts.known)} known items`;
  return [
    `### ${whole(size)} articles, ${whole(characters)} characters`,
    `${asked}.`,
    table(COSTS, measured),
    table(ANSWERS, measured),
    remarks(rows, counts),
  ].filter(Boolean).join('\n\n');
}

function table(columns, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const names = Object.keys(columns);
  const ruler = names.map((_, at) => (at ? '---:' : '---'));
  return [names, ruler, ...rows.map((row) => names.map((name) => columns[name](row)))].map(line).join('\n');
}

/** The most that a query takes of the time that the scan takes for it, of those that both answered. */
function worst(own, scans) {
  const shares = ['asked', 'common'].flatMap((kind) => own[kind].map((time, at) => time / scans[kind][at]));
  return quantile(shares.filter(Number.isFinite), 1);
}

/** What a table has no column for, a line each. */
function remarks(rows, counts) {
  return rows.flatMap((row) => [
    row.failed && `- ${row.engine.title}: not measured, ${row.failed}.`,
    row.answered < counts.queries && `- ${row.engine.title}: ${row.answered} of ${counts.queries} queries answered in the time it had.`,
    row.fetched && `- ${row.engine.title}: a first query fetches ${bytes(row.fetched.median)} of the index (95th percentile ${bytes(row.fetched.high)}), and ${bytes(row.fetched.texts)} of texts to show ten answers.`,
  ].filter(Boolean)).join('\n');
}

/** A value in words; a dash where there is none. */
function known(value, words) {
  return value === null || value === undefined ? '–' : words(value);
}

function bytes(count) {
  return known(count, () => (count < 1e6 ? `${(count / 1e3).toFixed(1)} kB` : `${(count / 1e6).toFixed(2)} MB`));
}

function milliseconds(time) {
  return known(time, () => (time < 1 ? String(Number(time.toPrecision(3))) : time < 100 ? time.toFixed(1) : whole(Math.round(time))));
}

const percent = (share) => known(share, () => (share * 100).toFixed(1));

function shares(figures) {
  return known(figures, ({ recall, precision }) => `${percent(recall)} / ${percent(precision)}`);
}

const whole = (number) => number.toLocaleString('en-US');
