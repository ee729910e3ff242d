// The right answers: the articles whose text holds every part of a query, literally, in any case. Letters and digits count
// only where they begin a word, since who types 04 does not look for 1204; this is what Baolan promises.

import { beginsWord } from './words.mjs';

/** Classes of queries whose truth is a word or the beginning of one. */
const BEGINNINGS = ['latin', 'digit'];

/** The numbers of the texts (in small letters) that answer a query. */
export function truth({ kind, query }, texts) {
  const holds = BEGINNINGS.includes(kind) ? holdsWord : (text, part) => text.includes(part);
  const parts = query.toLowerCase().split(' ');
  return [...texts.keys()].filter((number) => parts.every((part) => holds(texts[number], part)));
}

function holdsWord(text, part) {
  for (let place = text.indexOf(part); place >= 0; place = text.indexOf(part, place + 1)) {
    if (beginsWord(text, place)) return true;
  }
  return false;
}
