// Each language says all that the others say, in its own file.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as en from '../../www/strings/en.js';
import * as hans from '../../www/strings/zh-Hans.js';
import * as hant from '../../www/strings/zh-Hant.js';

/** The names of all words, with what kind each is. */
const shape = (words, at = '') =>
  Object.entries(words).flatMap(([name, word]) =>
    typeof word === 'object' && !Array.isArray(word) ? shape(word, `${at}${name}.`) : [`${at}${name} ${Array.isArray(word) ? word.length : typeof word}`],
  ).toSorted();

for (const [name, language] of Object.entries({ en, hant }))
  for (const part of ['first', 'reading', 'desk', 'library'])
    test(`${name} has the words of ${part}`, () => assert.deepEqual(shape(language[part]), shape(hans[part])));

test('no simplified character is left in the traditional words', () => {
  const all = JSON.stringify(hant, (_, word) => (typeof word === 'function' ? String(word) : word)).replace(/\/\*.*?\*\//g, '');
  assert.doesNotMatch(all, /[们来时对国发会说过还进动现开关报页阅读]/);
});
