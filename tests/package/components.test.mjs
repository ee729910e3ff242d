// The element as a part of components of React, Vue and Svelte: attributes and properties go in, events come back into the state, and
// a component that goes takes the reader's issue with it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { POLICY, built, on, opens, project, serve, shows, visit } from './portal.mjs';

for (const name of ['react', 'vue', 'svelte']) {
  test(`in ${name}`, async () => {
    const folder = await project(name);
    await built(folder);
    const { url } = await serve([`${folder}/dist`], { 'content-security-policy': POLICY });
    const { page } = await visit({ url, ready: false });
    const state = page.locator('output');
    const button = (/** @type {string} */ label) => page.getByRole('button', { name: label, exact: true });

    await opens(page);
    await state.filter({ hasText: /^1 p1-a\d+ .*开局就要奔跑/ }).waitFor();
    assert.equal(await on(page, (reader) => reader.fontScale), '1.25');

    await button('second').click();
    await state.filter({ hasText: /^1 p1-a2 / }).waitFor();
    assert.equal(await on(page, (reader) => reader.article), 'p1-a2');

    const reader = await page.locator('baolan-reader').elementHandle();
    await button('toggle').click();
    await page.locator('baolan-reader').waitFor({ state: 'detached' });
    assert.equal(await reader.evaluate(({ issue }) => issue), null);

    await button('toggle').click();
    await page.locator('baolan-reader > article').waitFor();
    await page.locator('baolan-reader').getByRole('link', { name: '目录' }).click();
    await state.filter({ hasText: /^1 null/ }).waitFor();
    await shows(page);
  });
}
