// Baolan's index without wasm: how long it takes to build, and its bytes without the articles' text (benches/index.rs).

import { execFileSync } from 'node:child_process';
import { ROOT } from './places.mjs';

/** Milliseconds; the bytes are left in a file. */
export function nativeBuild(articlesFile, withoutTextFile) {
  const cargo = ['bench', '--quiet', '--package', 'baolan', '--bench', 'index', '--', articlesFile, withoutTextFile];
  return Number(execFileSync('cargo', cargo, { cwd: ROOT, encoding: 'utf8' }));
}
