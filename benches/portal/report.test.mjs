import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report } from './report.mjs';

const LONG = { wall: 80, cpu: 60, parts: { layout: 55, paint: 25 } };
const figures = (more) => ({ first: 100, until: 40, largest: 200, shift: 0, over: 1, long: [], blocking: 5, longest: 55, bytes: 30_000, ...more });
const said = (more) => report({ browser: '1', conditions: { desktop: { without: [figures()], with: [figures(more)] } } });

test('a side is told as its share of the other', () => {
  assert.match(said({ first: 104 }), /first contentful paint, ms +100\.0 +104\.0 +1\.04\n/);
  assert.match(said({ shift: 0.01 }), /layout shift +0\.0000 +0\.0100\n/);
});

test('what is told is the median of the visits', () => {
  const sides = { without: [figures()], with: [100, 900, 103].map((first) => figures({ first })) };
  assert.match(report({ browser: '1', conditions: { desktop: sides } }), /100\.0 +103\.0 +1\.03\n/);
});

test('each bar that does not hold is named', () => {
  assert.match(said({ first: 105 }), /All are held\.$/);
  assert.match(said({ first: 106 }), /Not held: the first paint\.$/);
  assert.match(said({ shift: 0.001, long: [LONG] }), /Not held: shift, long tasks\.\n/);
});

test('a task that the reader adds says what it consists of', () => {
  assert.match(said({ long: [LONG] }), /- 80\.0 \(cpu 60\.0\): layout 55\.0, paint 25\.0$/);
});
