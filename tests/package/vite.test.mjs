// Vite, as it makes a project: what a new user has to write, its build, and its development server, which bundles packages before it
// serves them.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createServer } from 'vite';
import { createServer as createServerOf7 } from 'vite-7';
import { POLICY, built, filesOf, project, serve, saves, shows, visit } from './portal.mjs';

const folder = await project('vite');

/** What a new user may have to write, in lines. */
const MOST_LINES = 5;

/** What a file of a project says that the same file of the empty project does not. */
async function added(file) {
  const lines = async (name) => (await readFile(name, 'utf8').catch(() => '')).split('\n').filter((line) => line.trim());
  const before = await lines(file.replace('/vite/', '/empty/'));
  return (await lines(file)).filter((line) => !before.includes(line));
}

test('from an empty project to a reader it takes a few lines', async () => {
  const own = (await Promise.all((await filesOf('tests/package/projects/vite')).map(added))).flat();
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

/** The development servers, with what a project says to each. The one before took packages from where their files do not lie. */
const DEVELOPED = {
  'while it is developed': [createServer, {}],
  'while it is developed by Vite 7, which is told to leave the package alone': [createServerOf7, { optimizeDeps: { exclude: ['baolan'] } }],
};

for (const [name, [create, said]] of Object.entries(DEVELOPED)) {
  test(name, async () => {
    const vite = await create({ root: folder, logLevel: 'warn', server: { port: 0, host: '127.0.0.1' }, ...said });
    try {
      await vite.listen();
      const { page } = await visit({ url: vite.resolvedUrls.local[0], ready: false });
      await saves(page);
      await shows(page);
    } finally {
      await vite.close();
    }
  });
}
