// What the benchmark asks, and what the right answers are: `node --test benches/search/queries.test.mjs`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { text } from './corpus.mjs';
import { knownItems } from './known.mjs';
import { CLASS_NAMES, queries } from './queries.mjs';
import { between, random, shuffled } from './random.mjs';
import { truth } from './truth.mjs';
import { beginsWord } from './words.mjs';

const ARTICLES = [
  { title: '图书馆延长开放时间', body: '市图书馆昨天宣布，从2024年5月起，每天开放到晚上十点。读者王小明说，下班以后也能借书了。馆里有WiFi和电脑，全年开放330天。' },
  { title: '河边新建自行车道', body: '沿河的自行车道下周通车，全长12公里。工程师李建国介绍，路面用了新材料，雨天不滑。市民可以用APP租车，押金199元。' },
  { title: '菜市场改造完成', body: '改造后的菜市场重新开门，摊位增加到86个。摊主张桂花高兴地说，冬天再也不冷了。市场里装了LED灯，每月省电1500度。' },
  { title: '', body: '学校运动会在体育场举行，共有1204名学生参加。跳远冠军陈思远跳出了好成绩，观众席上掌声热烈。比赛用了GPS计时。' },
];
const TEXTS = ARTICLES.map((article) => text(article).toLowerCase());

test('chance is the same for the same seed and another for another', () => {
  const drawn = (seed) => Array.from({ length: 5 }, random(seed));
  assert.deepEqual(drawn(1), drawn(1));
  assert.notDeepEqual(drawn(1), drawn(2));
  assert.ok(drawn(0).every((number) => number > 0 && number < 1));
});

test('a number between two is any of them', () => {
  const chance = random(7);
  const drawn = new Set(Array.from({ length: 100 }, () => between(3, 5, chance)));
  assert.deepEqual([...drawn].sort(), [3, 4, 5]);
});

test('shuffling keeps every item', () => {
  const items = Array.from({ length: 50 }, (_, at) => at);
  const mixed = shuffled(items, random(3));
  assert.notDeepEqual(mixed, items);
  assert.deepEqual(mixed.toSorted((a, b) => a - b), items);
});

test('queries are the same in every run, of every class, and none is asked twice', () => {
  const asked = queries(ARTICLES);
  assert.deepEqual(asked, queries(ARTICLES));
  assert.deepEqual([...new Set(asked.map(({ kind }) => kind))], CLASS_NAMES);
  assert.equal(new Set(asked.map(({ kind, query }) => `${kind} ${query}`)).size, asked.length);
});

test('every query has an answer', () => {
  for (const query of queries(ARTICLES)) assert.ok(truth(query, TEXTS).length > 0, JSON.stringify(query));
});

test('a query looks as its class says', () => {
  const shapes = {
    w2: /^\p{Script=Han}{2}$/u,
    n34: /^\p{Script=Han}{3,4}$/u,
    p48a: /^\p{Script=Han}{4,8}$/u,
    p48r: /^\p{Script=Han}{4,8}$/u,
    multi: /^\p{Script=Han}{2,4} \p{Script=Han}{2,4}$/u,
    latin: /^[A-Za-z]{2,}$/,
    digit: /^[0-9]{2,}$/,
  };
  for (const { kind, query } of queries(ARTICLES)) assert.match(query, shapes[kind]);
});

test('Chinese is found anywhere, every part of it', () => {
  assert.deepEqual(truth({ kind: 'w2', query: '开放' }, TEXTS), [0]);
  assert.deepEqual(truth({ kind: 'p48r', query: '场里装了' }, TEXTS), [2]);
  assert.deepEqual(truth({ kind: 'multi', query: '市民 雨天' }, TEXTS), [1]);
  assert.deepEqual(truth({ kind: 'multi', query: '市民 冬天' }, TEXTS), []);
});

test('letters and digits are found where a word begins, in any case', () => {
  assert.deepEqual(truth({ kind: 'latin', query: 'wifi' }, TEXTS), [0]);
  assert.deepEqual(truth({ kind: 'latin', query: 'fi' }, TEXTS), []);
  assert.deepEqual(truth({ kind: 'digit', query: '12' }, TEXTS), [1, 3]);
  assert.deepEqual(truth({ kind: 'digit', query: '04' }, TEXTS), []);
});

test('a word begins after what is no letter, and after Chinese', () => {
  assert.ok(beginsWord('5g', 0) && beginsWord('用5g', 1) && beginsWord('b-2', 2));
  assert.ok(!beginsWord('15g', 1) && !beginsWord('ba股', 1) && !beginsWord('é2', 1));
});

test('a known item is asked by two or three words, one of its title where it has one', () => {
  const items = knownItems(ARTICLES, 30);
  assert.deepEqual(items, knownItems(ARTICLES, 30));
  assert.ok(items.length >= 10);
  for (const { query, article } of items) {
    const words = query.split(' ');
    assert.ok(words.length === 2 || words.length === 3, query);
    assert.deepEqual(truth({ kind: 'multi', query }, TEXTS), [article]);
    if (ARTICLES[article].title) assert.ok(ARTICLES[article].title.includes(words[0]), query);
  }
});
