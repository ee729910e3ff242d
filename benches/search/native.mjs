// How long Baolan's index takes to build without wasm. This is the one place that asks: the program that BAOLAN_INDEX_TIMER
// names is given the file of articles (a JSON array with `id`, `title`, `body`) and prints milliseconds.

import { execFileSync } from 'node:child_process';

/** Milliseconds; null where no program is named. */
export function nativeBuild(articlesFile) {
  const program = process.env.BAOLAN_INDEX_TIMER;
  return program ? Number(execFileSync(program, [articlesFile], { encoding: 'utf8' })) : null;
}
