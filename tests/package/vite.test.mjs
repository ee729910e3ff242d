// Vite, as it makes a project: what a new user has to write, its build, and its development server, which bundles packages before it
// serves them.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createServer } from 'vite';
import { POLICY, built, filesOf, project, serve, saves, shows, visit } from './portal.mjs';

const folder = await project('vite');

/** What a new user may have to write, in lines. */
const MOST_LINES = 5;

/** The lines of a project's files. */
async function lines(name) {
  const files = await filesOf(`tests/package/projects/${name}`);
  return (await Promise.all(files.map(async (file) => (await readFile(file, 'utf8')).split('\n')))).flat().filter((line) => line.trim());
}

test('from an empty project to a reader it takes a few lines', async () => {
  const own = await lines('vite');
  for (const line of await lines('empty')) own.splice(own.indexOf(line), 1);
  console.log(own.join('\n'));
  assert.ok(own.length > 0 && own.length <= MOST_LINES, `${own.length} lines`);
});

test('built, under a strict policy', async () => {
  await built(folder);
  const { url } = await serve([`${folder}/dist`], { 'content-security-policy': POLICY });
  const { page } = await visit({ url, ready: false });
  await saves(page);
  await shows(page);
});

test('while it is developed', async () => {
  const vite = await createServer({ root: folder, logLevel: 'warn', server: { port: 0, host: '127.0.0.1' } });
  try {
    await vite.listen();
    const { page } = await visit({ url: vite.resolvedUrls.local[0], ready: false });
    await saves(page);
    await shows(page);
  } finally {
    await vite.close();
  }
});
