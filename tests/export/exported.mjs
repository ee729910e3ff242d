// What the command writes, and what epubcheck says of a book; where both are `cargo xtask test` says.

import { execFile } from 'node:child_process';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const run = promisify(execFile);

/** A file of the project. */
export const path = (/** @type {string} */ file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

export const BAOLAN = process.env.BAOLAN_COMMAND ?? path('target/debug/baolan');

const folder = await mkdtemp(join(tmpdir(), 'baolan-exports-'));
after(() => rm(folder, { recursive: true }));

let count = 0;

/** A file of a name of its own with these bytes. */
export async function file(/** @type {string | Uint8Array} */ bytes, ending = 'txt') {
  const name = join(folder, `${++count}.${ending}`);
  await writeFile(name, bytes);
  return name;
}

/** @typedef {{pages: string[], names?: string[]}} Paper files of pages, and options that name them */

/** Those of a folder of tests. */
const pages = (/** @type {string[]} */ ...names) => names.map((name) => path(`tests/${name}.txt`));

/** What must not be taken for markup, for the end of anything, or for a character that XML has. */
const RUBBISH = [
  '\uFEFF\r\n</p></body>]]><script>boom()</script><!-- <img src=x onerror="boom()">\r\n&amp; &lt; &#0; {{baolan:title}} \u0001\u001B[31m\uFFFE\u{1FFFF}\r城东新桥昨日通车\n',
  '\n\n山区小学来了新老师\x0C\x0B\x7F\u0085\u2028\uFFFF\u{1F4F0}\u{10FFFF}\n\n本报讯（记者 张三）山区小学昨天来了三位新老师。<![CDATA[]]>\n\n# 1. *一* _二_ [三](四) `五` <六>\n',
];

/** Papers that are exported: what is real, and what is not. @type {Map<string, Paper>} */
export const PAPERS = new Map([
  ['the sample page', { pages: [path('seeds/xiaoshan-2024-01-12-p1.txt')], names: ['--publication', '萧山日报', '--date', '2024-01-12'] }],
  ['the sample page without a name or day', { pages: [path('seeds/xiaoshan-2024-01-12-p1.txt')] }],
  ['pages with a story that turns from one to the other', { pages: pages('truth/wangchao-p1', 'truth/wangchao-p2') }],
  ['other such pages', { pages: pages('pages/body-first-p1', 'pages/body-first-p4') }],
  ['an English paper', { pages: pages('truth/harrow-bay-p1', 'truth/harrow-bay-p6') }],
  ['a Japanese paper', { pages: pages('truth/shiomino-p1', 'truth/shiomino-p3') }],
  ['odd bytes', { pages: pages('pages/odd-bytes') }],
  ['rubbish', { pages: [await file(RUBBISH[0]), await file(RUBBISH[1])], names: ['--publication', '"><b>&\u0001]]>', '--date', '2024-02-31'] }],
]);

/** What the command writes of a paper. */
export async function exported(/** @type {Paper} */ { pages, names = [] }, /** @type {string} */ format) {
  const out = await file('', 'out');
  await run(BAOLAN, ['export', '--as', format, ...names, ...pages, '-o', out]);
  return readFile(out);
}

/** epubcheck, and how it is started: Debian's is the archive of its classes, which only some systems start by themselves. */
async function checker() {
  const name = process.env.EPUBCHECK ?? '/usr/bin/epubcheck';
  const program = await open(name);
  const { buffer } = await program.read({ buffer: Buffer.alloc(2) });
  await program.close();
  return buffer.toString('latin1') === 'PK' ? ['java', '-jar', name] : [name];
}

/** What is wrong with a book, or is warned of; nothing where it is without a fault. */
export async function faults(/** @type {Uint8Array} */ book) {
  const [program, ...first] = await checker();
  const name = await file(book, 'epub');
  const done = await run(program, [...first, '--failonwarnings', name]).catch((error) => error);
  if (!/Messages: /.test(done.stdout)) throw new Error(`epubcheck said nothing of the book: ${done.message ?? ''} ${done.stderr}`);
  return done.code ? `${done.stdout}${done.stderr}` : '';
}
