// The code samples of the documents: a fenced block each, with its language and a name behind that, which says by what test it is run.
//
// `samples('docs/guide.md')` is `[{ name: 'tag', language: 'html', text: '<script …', place: 'docs/guide.md:31' }, …]`.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Parser } from 'commonmark';

/**
 * @param {string} file of the project
 * @returns {{name: string, language: string, text: string, place: string}[]}
 */
export function samples(file) {
  const text = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
  const walker = new Parser().parse(text).walker();
  const found = [];
  for (let step = walker.next(); step; step = walker.next()) {
    const { node } = step;
    if (node.type !== 'code_block') continue;
    const [language = '', name = ''] = (node.info ?? '').split(' ');
    found.push({ name, language, text: node.literal, place: `${file}:${node.sourcepos[0][0]}` });
  }
  return found;
}
