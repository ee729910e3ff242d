import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BEGUN, HITS, keystrokes, slowest, tasks } from './trace.mjs';

/** An event of the page's thread, from a millisecond on. */
const event = (name, start, length, more = {}) => ({ name, ph: 'X', pid: 1, tid: 1, ts: start * 1000, dur: length * 1000, ...more });
const task = (start, length, cpu = length) => event('RunTask', start, length, { tdur: cpu * 1000 });
const mark = (name, at) => event(name, at, undefined, { ph: 'I' });
const input = (at) => event('EventDispatch', at, 1, { args: { data: { type: 'input' } } });

test('a task says what it consists of, each moment once', () => {
  const events = [
    mark(BEGUN, 0),
    task(10, 30, 20),
    event('Layout', 12, 10),
    event('MinorGC', 14, 2),
    event('baolan:parse', 25, undefined, { ph: 'b' }),
    event('baolan:parse', 30, undefined, { ph: 'e' }),
  ];
  const [{ wall, cpu, parts }] = tasks(events);
  assert.deepEqual({ wall, cpu, parts }, { wall: 30, cpu: 20, parts: { layout: 8, garbage: 2, parse: 5, 'script and else': 15 } });
});

test('tasks of other threads are no tasks of the page', () => {
  const other = { ...task(0, 500), tid: 2 };
  assert.equal(slowest(tasks([mark(BEGUN, 0), other, task(1, 2), task(5, 3)])).wall, 3);
  assert.throws(() => tasks([other]), /no mark/);
});

test('a keystroke is all tasks up to the frame that shows its hits', () => {
  const events = [
    task(0, 1),
    task(10, 5, 4),
    input(11),
    task(16, 2),
    event('Commit', 17, 0),
    task(20, 3, 1),
    mark(HITS, 21),
    task(30, 4),
    event('Commit', 33, 1),
    task(40, 50),
    task(100, 6),
    input(101),
    event('Layout', 101, 2),
    mark(HITS, 104),
    task(110, 1),
    event('Commit', 110, 1),
  ];
  assert.deepEqual(keystrokes(events), [
    { wall: 14, cpu: 11, parts: { 'script and else': 13, paint: 1 } },
    { wall: 7, cpu: 7, parts: { layout: 2, paint: 1, 'script and else': 4 } },
  ]);
});

test('a keystroke whose hits are not painted is no figure', () => {
  assert.throws(() => keystrokes([task(0, 5), input(1), mark(HITS, 2)]), /painted nothing/);
});
