// An engine's index, made and weighed: built in a process of its own, so that one that takes too long or too much memory is
// ended without the others.

import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { nativeBuild } from './native.mjs';
import { pagefindBytes } from './pagefind.mjs';
import { articlesFile, BUILDER, indexFile, ROOT } from './places.mjs';
import { brotli } from './wire.mjs';

const MOST_MINUTES = 7;
/** In megabytes: the largest indexes are strings of hundreds, made of objects of thousands. */
const MOST_HEAP = 8000;
/** What a builder may print, in bytes: Pagefind's has a line an article. */
const MOST_OUTPUT = 64e6;

/** An index's times and bytes, and `numbers` where answers are not the numbers of articles. */
export async function indexOf(engine, size) {
  const { milliseconds, numbers } = built(engine.index, size);
  const file = indexFile(size, engine.index);
  return {
    build: milliseconds,
    native: engine.name === 'baolan' ? nativeBuild(articlesFile(size), withoutText(file)) : null,
    numbers,
    index: await weighed(engine, file),
  };
}

function built(name, size) {
  const { stdout, stderr, error, status } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${MOST_HEAP}`, BUILDER, name, String(size)],
    { encoding: 'utf8', timeout: MOST_MINUTES * 60_000, maxBuffer: MOST_OUTPUT },
  );
  if (error?.code === 'ETIMEDOUT') throw new Error(`its index took more than ${MOST_MINUTES} minutes to build`);
  if (status !== 0) throw new Error(`its index could not be built (${reason(stderr)})`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** The line that says what went wrong, without where this checkout lies. */
function reason(stderr) {
  const line = stderr.split('\n').find((line) => /error|out of memory/i.test(line)) ?? 'it said nothing';
  return line.trim().replaceAll(ROOT, '').replaceAll('file://', '');
}

const withoutText = (file) => `${file}.without-text`;

/** The bytes of an index as it is, in brotli, and in brotli without the articles' text; null where that can't be told. */
async function weighed({ text, isFolder }, file) {
  if (isFolder) {
    const { index } = await pagefindBytes(file);
    return { raw: index, brotli: index, isBest: true, withoutText: index };
  }
  const raw = await readFile(file);
  const wire = brotli(raw);
  const without = await readFile(withoutText(file)).then((bytes) => brotli(bytes).bytes, () => null);
  return { raw: raw.length, brotli: wire.bytes, isBest: wire.isBest, withoutText: text === 'none' ? wire.bytes : without };
}
