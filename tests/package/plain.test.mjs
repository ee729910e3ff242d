// A page without a build: a script tag into node_modules, and an import map.

import { test } from 'node:test';
import { project, serve, saves, shows, visit } from './portal.mjs';

const folder = await project('plain');
const { url } = await serve([folder, `${folder}/public`]);

for (const path of ['index.html', 'map.html']) {
  test(path, async () => {
    const { page } = await visit({ url: url + path, ready: false });
    await saves(page);
    await shows(page);
  });
}
