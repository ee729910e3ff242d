// Baolan's search beside its peers, in one run: `cargo xtask bench search --corpus FILE` builds what is measured and runs this.
//
//   corpus.mjs ─► queries.mjs, known.mjs ─► truth.mjs                 what is asked, and what is right
//   engines.mjs ─► indexing.mjs (Node) ─► measure.mjs (Chromium) ─► figures.mjs ─► table.mjs
//
// The articles' text stays under target/bench/search.

import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from '../../tests/browser/chromium.mjs';
import { bundle } from './bundle.mjs';
import { articles, text } from './corpus.mjs';
import { chosen } from './engines.mjs';
import { figures } from './figures.mjs';
import { indexOf } from './indexing.mjs';
import { knownItems } from './known.mjs';
import { measure } from './measure.mjs';
import { articlesFile } from './places.mjs';
import { queries } from './queries.mjs';
import { serve } from './server.mjs';
import { report } from './table.mjs';
import { truth } from './truth.mjs';

const { corpus, sizes, engines, out } = await given().catch(refuse);
await bundle(engines);
const server = await serve();
const browser = await launch();
const sections = [];
for (const size of sizes) sections.push(await section(corpus.slice(0, size)));
const printed = report({ ...machine(), browser: browser.version(), sections });
await browser.close();
server.close();
console.log(printed);
if (out) await writeFile(out, printed);

/** What the command line asks for, the articles read. */
async function given() {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      sizes: { type: 'string', default: '10,100,10000' },
      engines: { type: 'string', default: '' },
      out: { type: 'string' },
    },
  });
  const engines = chosen(values.engines.split(',').filter(Boolean));
  const sizes = values.sizes.split(',').map(Number);
  const corpus = await articles(values.corpus);
  if (Math.max(...sizes) > corpus.length) throw new Error(`the corpus has ${corpus.length} articles; ask for no more by --sizes`);
  return { corpus, sizes, engines, out: values.out };
}

/** What can't be asked for is said in a line. */
function refuse(error) {
  console.error(error.message);
  process.exit(2);
}

/** All engines on some articles. */
async function section(some) {
  const size = some.length;
  const texts = some.map(text);
  const questions = asked(some, texts);
  await mkdir(path.dirname(articlesFile(size)), { recursive: true });
  await writeFile(articlesFile(size), JSON.stringify(some));
  const made = new Map();
  const rows = [];
  for (const engine of engines.filter(({ largest }) => size <= largest)) rows.push(await row(engine, size, questions, made));
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  return { size, characters, counts: { queries: questions.queries.length, known: questions.known.length }, rows };
}

function asked(some, texts) {
  const small = texts.map((text) => text.toLowerCase());
  return { queries: queries(some).map((query) => ({ ...query, right: truth(query, small) })), known: knownItems(some) };
}

/** One engine's figures, or why there are none. `made` keeps indexes that several engines ask. */
async function row(engine, size, questions, made) {
  const start = performance.now();
  try {
    if (!made.has(engine.index)) made.set(engine.index, await indexOf(engine, size));
    const { numbers, ...index } = made.get(engine.index);
    const measured = await measure(engine, size, { browser, server, questions });
    return { engine, ...index, ...figures(measured, questions, numbers) };
  } catch (error) {
    return { engine, failed: error.message.split('\n')[0] };
  } finally {
    console.error(`${String(size).padStart(10)}  ${engine.name}, ${Math.round((performance.now() - start) / 1000)} s`);
  }
}

function machine() {
  const [{ model }] = os.cpus();
  return { date: new Date().toISOString().slice(0, 10), machine: `${model}, ${os.cpus().length} cores`, node: process.version };
}
