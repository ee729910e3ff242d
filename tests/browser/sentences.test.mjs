// A text in pieces to be said: where each ends, by what Intl.Segmenter says and without it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentences } from '../../www/sentences.js';

const pieces = (text, lang) => sentences(text, lang).map(([start, end]) => text.slice(start, end));

/** What an edition prints, between `|` as it is to be said. */
const PRINTED = [
  ['zh-CN', '他走了。|你来吗？|来！|好……算了。'],
  ['zh-CN', '他说：“走吧。”|“去哪儿？”|老周问。'],
  ['zh-TW', '他說：「走吧。」|『去哪裡？』|（完。）|《報》上有。'],
  ['zh-CN', '第一是路；第二是桥。'],
  ['zh-CN', '增长3.5%。|“5G”到村'],
  ['ja', '雨が降る。|「傘は？」|と聞いた。'],
  ['en', 'It rose 3.5 percent. |“Why?” |she asked. |Nobody knew.'],
  ['en', 'Mr. Smith met John F. Kennedy. |They spoke.'],
];

for (const [lang, printed] of PRINTED)
  test(`sentences: ${printed}`, () => {
    assert.deepEqual(pieces(printed.replaceAll('|', ''), lang), printed.split('|').map((piece) => piece.trim()));
  });

for (const [what, hidden, lang] of [['without Intl.Segmenter', undefined, 'zh-CN'], ['in what is no language', Intl.Segmenter, '?']])
  test(`sentences ${what}`, (context) => {
    const { Segmenter } = Intl;
    context.after(() => (Intl.Segmenter = Segmenter));
    Intl.Segmenter = hidden;
    for (const [, printed] of PRINTED)
      assert.deepEqual(pieces(printed.replaceAll('|', ''), lang), printed.split('|').map((piece) => piece.trim()));
  });

const CHARACTERS = 60;
const LETTERS = 200;

for (const [what, parts] of [
  ['at the last pause within reach', [`${'甲'.repeat(20)}，${'乙'.repeat(30)}；`, `${'丙'.repeat(40)}。`]],
  ['behind the quotation that closes at the pause', [`“${'甲'.repeat(40)}，”`, `${'乙'.repeat(40)}。`]],
  ['at 、 where there is no other', [`${'甲'.repeat(40)}、`, `${'乙'.repeat(40)}。`]],
  ['beyond the limit where nothing else is', [`${'甲'.repeat(CHARACTERS + 20)}，`, '乙。']],
  ['not within …… or ——', [`${'甲'.repeat(CHARACTERS - 1)}……`, `${'乙'.repeat(CHARACTERS - 1)}——`, '丙。']],
])
  test(`a very long sentence is cut ${what}`, () => {
    assert.deepEqual(pieces(parts.join(''), 'zh-CN'), parts);
  });

test('English is cut at commas, then at spaces, and never in a number', () => {
  const clause = `${'word '.repeat(35)}1,000,`;
  assert.deepEqual(pieces(`${clause} ${clause} and so on.`, 'en'), [clause, `${clause} and so on.`]);
  const long = pieces(`${'word '.repeat(90)}end.`, 'en');
  assert.ok(long.every((piece) => piece.length <= LETTERS && /^(word |end\.)*(word|end\.)$/.test(piece)), long.join('|'));
  assert.equal(long.join(' '), `${'word '.repeat(90)}end.`);
});

test('what has nothing to say is left out, and white space around', () => {
  assert.deepEqual(pieces('', 'zh-CN'), []);
  assert.deepEqual(pieces(' ●●● ', 'zh-CN'), []);
  assert.deepEqual(pieces('　一。 \n 二。', 'zh-CN'), ['一。', '二。']);
});
