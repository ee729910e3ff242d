// Builds one index, in a process of its own that can be ended: `node build.mjs ENGINE SIZE`. The last line it prints is JSON:
//
//   {"milliseconds": 12.3}  and for an engine whose answers are not the numbers of articles, "numbers": {answer: number}

import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { median } from './metrics.mjs';
import { buildPagefind } from './pagefind.mjs';
import { articlesFile, engineFile, indexFile, PKG } from './places.mjs';

/** Few articles are built so often, and the median counts; more only once. */
const TIMES = 5;
const FEW = 1000;

const [name, size] = process.argv.slice(2);
const articles = JSON.parse(await readFile(articlesFile(size), 'utf8'));
const built = name === 'pagefind' ? await buildPagefind(articles, indexFile(size, name)) : await buildIndex();
console.log(`\n${JSON.stringify(built)}`);
// SQLite and Pagefind leave handles open.
process.exit(0);

async function buildIndex() {
  const engine = await import(engineFile(name));
  await engine.start?.(await place());
  const took = [];
  let bytes;
  for (let time = 0; time < (articles.length > FEW ? 1 : TIMES); time++) {
    const start = performance.now();
    await engine.build(articles);
    bytes = await engine.save();
    took.push(performance.now() - start);
  }
  await writeFile(indexFile(size, name), bytes);
  return { milliseconds: median(took) };
}

/** Where Baolan's wasm is; no other engine asks. */
async function place() {
  if (!name.startsWith('baolan')) return {};
  return { module: pathToFileURL(`${PKG}/baolan_search.js`).href, wasm: await readFile(`${PKG}/baolan_search_bg.wasm`) };
}
