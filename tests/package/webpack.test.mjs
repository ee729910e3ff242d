// webpack, which takes what a module names by `new URL(…, import.meta.url)` into its build.

import { test } from 'node:test';
import { POLICY, built, project, serve, saves, shows, visit } from './portal.mjs';

test('built by webpack, under a strict policy', async () => {
  const folder = await project('webpack');
  await built(folder);
  const { url } = await serve([`${folder}/dist`, `${folder}/public`], { 'content-security-policy': POLICY });
  const { page } = await visit({ url, ready: false });
  await saves(page);
  await shows(page);
});
