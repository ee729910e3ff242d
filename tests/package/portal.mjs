// Portals that have the npm package from its tarball, as a portal has it: a project is copied, the tarball installed in it, built by the
// project's own command, served, and visited.
//
// `const folder = await project('vite')`, `await built(folder)`, `const { url } = await serve([`${folder}/dist`])`, `await visit({ url, ready: false })`,
// `await shows(page)`. What a page complains of, a file that is not there and a policy that is broken among it, fails the test.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sirv from 'sirv';

export { visit } from '../browser/browser.mjs';

const inProject = (/** @type {string} */ file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

/** An article of the sample issue. */
const HEADLINE = /开局就要奔跑/;

/** Where the portals are made. */
const PORTALS = inProject('target/package');

/** What is written into a project as Vite makes it, projects/empty: these have their own files alone. */
const OVER_EMPTY = ['vite', 'react', 'vue', 'svelte'];

/** What each portal has to show, by the name under which it serves it. */
const PUBLIC = { 'p1.txt': 'seeds/xiaoshan-2024-01-12-p1.txt', 'english.txt': 'tests/pages/english.txt', 'favicon.ico': 'www/favicon.ico' };

/** The policy that the element promises to run under. */
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";

/** The packed package: `cargo xtask test` says where; made here for who runs one file. */
export const tarball = once(async () => process.env.BAOLAN_TARBALL ?? path.join(PORTALS, (await npm(PORTALS, 'pack', inProject('pkg'), '--silent')).trim()));

/** The tools that portals are built with lie above all of them, as in a workspace. */
const tools = once(async () => {
  await mkdir(PORTALS, { recursive: true });
  // Another test file may have been first.
  await symlink(inProject('tests/package/node_modules'), path.join(PORTALS, 'node_modules'), 'dir').catch((error) => error.code === 'EEXIST' || assert.fail(error));
});

/**
 * A portal of its own, with the package installed; nothing is fetched for it.
 *
 * @param {string} name of a folder in projects/
 * @param {string} [as] what its folder is to be called, where several are made of one
 * @returns {Promise<string>} its folder
 */
export async function project(name, as = name) {
  await tools();
  const folder = path.join(PORTALS, as);
  await rm(folder, { recursive: true, force: true });
  for (const layer of [...(OVER_EMPTY.includes(name) ? ['empty'] : []), name]) await cp(inProject(`tests/package/projects/${layer}`), folder, { recursive: true });
  for (const [file, from] of Object.entries(PUBLIC)) await cp(inProject(from), path.join(folder, 'public', file));
  await npm(folder, 'install', '--offline', '--no-audit', '--no-fund', await tarball());
  return folder;
}

/** Builds a portal by its own command, and gives what that printed. */
export const built = (/** @type {string} */ folder) => npm(folder, 'run', 'build');

/** The files of a folder of this project and those below it. */
export async function filesOf(/** @type {string} */ folder) {
  const entries = await readdir(inProject(folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
}

/** What npm prints in a folder; fails with it. */
export async function npm(/** @type {string} */ folder, /** @type {string[]} */ ...args) {
  await mkdir(folder, { recursive: true });
  const { stdout } = await promisify(execFile)('npm', args, { cwd: folder }).catch((error) => assert.fail(`npm ${args.join(' ')}\n${error.stdout}${error.stderr}`));
  return stdout;
}

/**
 * Serves folders at a port of their own, the first that has a file.
 *
 * @param {string[]} folders
 * @param {Record<string, string>} [headers] sent with every answer
 * @returns {Promise<{url: string, asked: string[]}>} and the path of each request
 */
export async function serve(folders, headers = {}) {
  const sites = folders.map((folder) => sirv(folder, { dev: true, dotfiles: false }));
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const missing = () => response.writeHead(404).end();
    sites.reduceRight((next, site) => () => site(request, response, next), missing)();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  return { url: `http://127.0.0.1:${server.address().port}/`, asked };
}

/** Something to run in a page, or in a frame of one, on the one reader there, once that has its issue. */
export const on = (page, work, given) =>
  page.evaluate(`(async () => {
    await customElements.whenDefined('baolan-reader');
    const reader = document.querySelector('baolan-reader');
    await reader.ready;
    return (${work})(reader, ${JSON.stringify(given ?? null)});
  })()`);

/**
 * The reader works in a page, or in a frame of one: it reads, it searches, and has all that it fetches when there is need of it. That
 * something came shows in what only that can do.
 */
export async function shows(page) {
  await opens(page);
  await searches(page);
  await readsEnglish(page);
}

/** The issue is there, and an article of it is read. */
export async function opens(page) {
  await on(page, () => null);
  const headline = page.locator('baolan-reader').getByRole('link', { name: HEADLINE });
  await headline.first().click();
  await page.locator('baolan-reader > article').getByRole('heading', { name: HEADLINE }).waitFor();
}

/** The issue is saved as a file, which a frame may not do. */
export async function saves(page) {
  await page.getByRole('button', { name: '版面' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存为网页' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  const template = await readFile(inProject('pkg/baolan_single.txt'), 'utf8');
  for (const part of template.split(/\{\{baolan:\w+\}\}/)) assert.ok(text.includes(part), 'the template, to the byte');
  assert.match(text, /<pre>[^]*开局就要奔跑/);
}

/** Alternatives take the wasm that searches, pinyin the table of characters. */
async function searches(page) {
  const total = (query) => on(page, async (reader, query) => (await reader.search(query)).total, query);
  await page.getByRole('combobox').fill('民政');
  await page.getByRole('option').first().waitFor();
  assert.ok((await total('养老 OR 企业')) > (await total('养老')), 'an alternative');
  assert.ok((await total('minzheng')) > 0, 'pinyin');
}

/** A byline in English is told by the wasm for all papers alone. */
async function readsEnglish(page) {
  const byline = await on(page, async (reader) => {
    reader.lang = 'en';
    reader.src = 'english.txt';
    return (await reader.ready).pages[0].articles[0].byline;
  });
  assert.match(byline, /JANE DOE/);
  await page.getByRole('link', { name: /Council backs plan/ }).first().waitFor();
  await page.getByRole('link', { name: 'Contents' }).waitFor();
}

/** Work that is done once. */
function once(work) {
  let begun;
  return () => (begun ??= work());
}
