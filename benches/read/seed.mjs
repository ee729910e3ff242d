// The seed issue by its articles, `{title, body}`, parsed by the wasm that ships.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PKG, SEED } from './places.mjs';

export async function seedArticles() {
  const { default: init, Edition } = await import(pathToFileURL(path.join(PKG, 'baolan_wasm.js')).href);
  await init({ module_or_path: await readFile(path.join(PKG, 'baolan_wasm_bg.wasm')) });
  const edition = new Edition();
  edition.read(await readFile(SEED));
  edition.finish();
  const { pages } = edition.issue();
  edition.free();
  return pages.flatMap(({ articles }) => articles).map(({ headline, body }) => ({
    title: headline.join(''),
    body: body.map(({ text }) => text).join('\n'),
  }));
}
