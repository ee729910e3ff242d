// A sandboxed frame, as AMP and mail have them: its origin is none, so that all it fetches is another's, and its storage throws.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { project, serve, shows, visit } from './portal.mjs';

const folder = await project('sandbox');
const { url } = await serve([folder, `${folder}/public`], { 'access-control-allow-origin': '*' });

for (const path of ['index.html', 'written.html']) {
  test(`in a frame without an origin, ${path}`, async () => {
    const { page } = await visit({ url: url + path, ready: false });
    const frame = page.frame({ name: 'framed' });
    assert.equal(await frame.evaluate(() => origin), 'null');
    await assert.rejects(frame.evaluate(() => localStorage.length), /SecurityError/);
    await shows(frame);
  });
}

test('its shelf says that nothing can be kept there', async () => {
  const { page } = await visit({ url, ready: false });
  const frame = page.frame({ name: 'framed' });
  await frame.getByRole('button', { name: '报架' }).click();
  await frame.getByText('浏览器不让存').waitFor();
});
