// The other side, in a page: the same texts, an issue a record, from the same storage, read whole and scanned for every query. It does
// what any page would: finds the text as it stands, counts the matches, lists those with the most, and shows where each stands.

import { openDB } from 'idb';

const LISTED = 40;
/** In characters. */
const AROUND = 30;

const opened = () => openDB('scan', 1, { upgrade: (database) => void database.createObjectStore('issues') });
/** @type {string[][]} */
let issues = [];

export async function fill(kept, first) {
  const database = await opened();
  const transaction = database.transaction('issues', 'readwrite');
  kept.forEach((texts, at) => transaction.store.put(texts, first + at));
  await transaction.done;
}

export async function open() {
  const database = await opened();
  issues = await database.getAll('issues');
}

/** Words of a query must all be there, as in ours. */
export async function ask(query) {
  const words = query.split(/\s+/).filter(Boolean);
  const hits = [];
  issues.forEach((texts, issue) => {
    for (const text of texts) {
      const places = words.map((word) => text.indexOf(word));
      if (places.every((place) => place >= 0)) hits.push({ issue, text, place: places[0], matches: counted(text, words[0], places[0]) });
    }
  });
  const best = hits.sort((one, other) => other.matches - one.matches).slice(0, LISTED);
  const listed = best.map(({ issue, text, place }) => ({ issue, title: text.slice(0, text.indexOf('\n')), snippet: text.slice(Math.max(0, place - AROUND), place + AROUND) }));
  return { total: hits.length, listed: listed.length };
}

function counted(text, word, from) {
  let count = 0;
  for (let at = from; at >= 0; at = text.indexOf(word, at + word.length)) count++;
  return count;
}

export const settled = async () => {};

export const memory = async () => 0;
