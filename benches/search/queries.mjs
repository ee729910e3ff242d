// What readers might type, drawn from the articles by a seeded rule. Each query is of a class:
//
//   w2     a word of two Han characters          p48a   four to eight characters, from a word's beginning to a word's end
//   n34    a word or name of three or four       p48r   four to eight characters from anywhere
//   multi  two words of one article              latin, digit   letters or digits that begin a word

import { text } from './corpus.mjs';
import { between, one, random } from './random.mjs';
import { beginsWord, hanWords, isHan, segments } from './words.mjs';

const SEED = 20_000;
/** How often a class may draw in vain for each of its queries, in a corpus that has few of its kind. */
const TRIES = 200;

/** Common surnames, so that runs of characters which begin with one are often names. */
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈';

/** Each class: how many queries, and how one is drawn; undefined is drawn again. */
const CLASSES = {
  w2: [40, (texts, chance) => word(one(texts, chance), 2, 2, chance)],
  n34: [40, name],
  p48a: [20, phrase],
  p48r: [20, (texts, chance) => run(one(texts, chance), between(4, 8, chance), chance)],
  multi: [40, pair],
  latin: [20, (texts, chance) => wordBeginning(one(texts, chance), /[A-Za-z]{2,}/g, chance)],
  digit: [20, (texts, chance) => wordBeginning(one(texts, chance), /[0-9]{2,}/g, chance)],
};

/** What nearly every article holds, or far more than most queries find: timed besides, for they take longest. */
export const COMMON = ['的', '国', '中国', '习近平', '记者', '进一步'];

/** The names of the classes, in the order of the table. */
export const CLASS_NAMES = Object.keys(CLASSES);

/** The queries for articles, `{kind, query}` each, none twice in a class. */
export function queries(articles) {
  const texts = articles.map(text);
  const chance = random(SEED + articles.length);
  return Object.entries(CLASSES).flatMap(([kind, [count, draw]]) =>
    distinct(count, () => draw(texts, chance)).map((query) => ({ kind, query })),
  );
}

function distinct(count, draw) {
  const drawn = new Set();
  for (let tries = 0; drawn.size < count && tries < count * TRIES; tries++) {
    const query = draw();
    if (query) drawn.add(query);
  }
  return [...drawn];
}

const word = (text, least, most, chance) => one(hanWords(text, least, most), chance);

function run(text, length, chance) {
  const start = between(0, text.length, chance);
  const run = text.slice(start, start + length);
  return run.length === length && isHan(run) ? run : undefined;
}

function name(texts, chance) {
  if (chance() < 0.5) return word(one(texts, chance), 3, 4, chance);
  const drawn = run(one(texts, chance), between(3, 4, chance), chance);
  return drawn && SURNAMES.includes(drawn[0]) ? drawn : undefined;
}

function phrase(texts, chance) {
  const pieces = segments(one(texts, chance));
  let phrase = '';
  for (let at = between(0, pieces.length, chance); phrase.length < 4 && at < pieces.length; at++) phrase += pieces[at];
  return phrase.length >= 4 && phrase.length <= 8 && isHan(phrase) ? phrase : undefined;
}

function pair(texts, chance) {
  const words = hanWords(one(texts, chance), 2, 4);
  const [first, second] = [one(words, chance), one(words, chance)];
  return first && first !== second ? `${first} ${second}` : undefined;
}

function wordBeginning(text, pattern, chance) {
  const found = [...text.matchAll(pattern)].filter((match) => beginsWord(text, match.index));
  return one(found, chance)?.[0];
}
