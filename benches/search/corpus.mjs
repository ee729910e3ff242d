// The articles that are searched: a file of JSON lines in (`id`, `title`, `body`, `date`; with `.gz` compressed), out come
// articles in an order that is always the same, so that the first ten are among the first hundred.

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { random, shuffled } from './random.mjs';

const SEED = 1;
/** In characters. A shorter body is a caption or an empty page. */
const SHORTEST_BODY = 80;

/** Every article of a file that has a body, each text once. */
export async function articles(file) {
  const found = new Map();
  let number = 0;
  for await (const line of lines(file)) {
    number++;
    if (line.trim()) {
      const article = parsed(line, `${file}, line ${number}`);
      if (article.body.length >= SHORTEST_BODY && !found.has(article.body)) found.set(article.body, article);
    }
  }
  return shuffled([...found.values()], random(SEED));
}

/** What is searched of an article, as one string. */
export const text = (article) => `${article.title}\n${article.body}`;

function lines(file) {
  const bytes = createReadStream(file);
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  return createInterface({ input, crlfDelay: Infinity });
}

function parsed(line, place) {
  try {
    const { id, title, body, date } = JSON.parse(line);
    return { id: String(id), title: (title ?? '').replace(/\s+/g, ' ').trim(), body: body ?? '', date: date ?? '' };
  } catch (error) {
    throw new Error(`${place} is no JSON object: ${error.message}`);
  }
}
