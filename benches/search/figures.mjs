// The figures of a row of the table, from an engine's times and answers to the questions.

import { byClass, mean, median, precision, quantile, reciprocalRank } from './metrics.mjs';

/** The classes of queries that are phrases. */
const PHRASES = ['p48a', 'p48r'];

/** `numbers` has the article's number for each answer, where answers are something else. */
export function figures({ times, common, found, first, known, ...measured }, questions, numbers) {
  const numbered = (answers) => (numbers ? answers.map((answer) => numbers[answer]) : answers);
  const judged = (lists) => lists.map((answers, at) => ({ ...questions.queries[at], found: numbered(answers) }));
  const phrases = judged(first).filter(({ kind }) => PHRASES.includes(kind));
  return {
    ...measured,
    query: median(times),
    high: quantile(times, 0.95),
    times: { asked: times, common },
    answered: Math.min(times.length, found.length, first.length),
    classes: byClass(judged(found)),
    phrases: mean(phrases.map(({ found, right }) => precision(found, right))),
    rank: mean(known.map((answers, at) => reciprocalRank(numbered(answers), questions.known[at].article))),
  };
}
