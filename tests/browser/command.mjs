// What the command `baolan` writes: page texts in, an issue as one file out.
//
// `await exported([SEED], NAMES)` is the sample issue.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const path = (/** @type {string} */ file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** `cargo xtask test` says where it is. */
const BAOLAN = process.env.BAOLAN_COMMAND ?? path('target/debug/baolan');
const TEMPLATE = path('pkg/baolan_single.txt');

/** The sample issue, and what the page that has it open says of it. */
export const SEED = path('seeds/xiaoshan-2024-01-12-p1.txt');
export const NAMES = ['--publication', '萧山日报', '--date', '2024-01-12'];

/**
 * @param {string[]} files
 * @param {string[]} [options]
 */
export async function exported(files, options = []) {
  const folder = await mkdtemp(join(tmpdir(), 'baolan-exported-'));
  const out = join(folder, 'exported.html');
  await promisify(execFile)(BAOLAN, ['export', '--template', TEMPLATE, '-o', out, ...options, ...files]);
  const text = await readFile(out, 'utf8');
  await rm(folder, { recursive: true });
  return text;
}
