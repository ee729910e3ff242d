// esbuild, which leaves alone what a module names by `new URL(…, import.meta.url)`: the build copies those files beside its modules.

import { test } from 'node:test';
import { POLICY, built, project, serve, saves, shows, visit } from './portal.mjs';

test('built by esbuild, under a strict policy', async () => {
  const folder = await project('esbuild');
  await built(folder);
  const { url } = await serve([`${folder}/dist`, `${folder}/public`], { 'content-security-policy': POLICY });
  const { page } = await visit({ url, ready: false });
  await saves(page);
  await shows(page);
});
