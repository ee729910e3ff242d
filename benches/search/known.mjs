// Known items: who looks for one article types what they recall of it. From an article two or three distinctive words, one
// of its title where that has one; the one right answer is the article.

import { text } from './corpus.mjs';
import { between, random, shuffled } from './random.mjs';
import { hanWords } from './words.mjs';

const SEED = 30_000;
const COUNT = 1000;
/** How often articles without enough distinctive words may be drawn for each query. */
const TRIES = 20;
/** A word is distinctive that stands in no larger share of the articles. */
const DISTINCTIVE = 0.03;

/** The queries, `{query, article}` each, the article by its place in the list. */
export function knownItems(articles, count = COUNT) {
  const texts = articles.map((article) => text(article).toLowerCase());
  const chance = random(SEED + articles.length);
  const items = new Map();
  for (let tries = 0; items.size < count && tries < count * TRIES; tries++) {
    const article = between(0, articles.length - 1, chance);
    const query = recalled(articles[article], texts, chance);
    if (query) items.set(query, { query, article });
  }
  return [...items.values()];
}

/** What a reader would recall of an article; undefined where too little is distinctive. */
function recalled({ title, body }, texts, chance) {
  const wanted = between(2, 3, chance);
  const pick = (source) => shuffled(new Set(hanWords(source, 2, 4)), chance);
  const words = [];
  const take = (candidates, most) => {
    for (const word of candidates) {
      if (words.length >= most) return;
      if (!words.some((taken) => taken.includes(word) || word.includes(taken)) && isDistinctive(word, texts)) words.push(word);
    }
  };
  take(pick(title), 1);
  take(pick(body), wanted);
  return words.length === wanted ? words.join(' ') : undefined;
}

function isDistinctive(word, texts) {
  const most = Math.max(1, Math.floor(texts.length * DISTINCTIVE));
  let holders = 0;
  for (const text of texts) {
    if (text.includes(word)) holders++;
    // Most words are not distinctive, and that shows early.
    if (holders > most) return false;
  }
  return true;
}
