// What the main thread of a page does, by Chromium's own trace: tasks with how long each took and what it consisted of.
//
// `tasks(await traced(page, act))` is `[{start, end, wall, cpu, parts: {layout: 9.2, …}}]`, in milliseconds. `wall` is by the clock;
// `cpu` leaves out what other programs of a busy machine took in between. The page's thread is known by a mark whose name begins
// with `bench:` (`performance.mark`), which whoever traces must leave in it.

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];

/** Chromium's names for what a task does, by ours; what a task does besides is `script and else`. */
const PARTS = {
  UpdateLayoutTree: 'style',
  Layout: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  Commit: 'paint',
  MinorGC: 'garbage',
  MajorGC: 'garbage',
  'baolan:parse': 'parse',
  'baolan:index': 'index',
};
const REST = 'script and else';
const MARK = 'bench:';

/** In a trace, times are microseconds. */
const MILLISECOND = 1000;

/** The events of Chromium's trace while something is done with a page. */
export async function traced(page, act) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  return JSON.parse(await browser.stopTracing()).traceEvents;
}

/** The tasks of the page's main thread, in their order. */
export function tasks(events) {
  const thread = ofPage(events);
  const spans = [...thread.filter(({ ph, name }) => ph === 'X' && name in PARTS), ...measures(thread)];
  return thread.filter(({ name, ph }) => ph === 'X' && name === 'RunTask').map((event) => task(event, spans)).sort(byStart);
}

/** The tasks from each keystroke to the frame that shows its hits, taken together: `[{wall, cpu, parts}]`. */
export function keystrokes(events) {
  const thread = ofPage(events);
  const all = tasks(events);
  const typed = thread.filter(({ name, args }) => name === 'EventDispatch' && args.data.type === 'input').map(({ ts }) => ts / MILLISECOND);
  return typed.map((key, at) => {
    const until = typed[at + 1] ?? Infinity;
    const drawn = first(thread, ({ name }) => name === HITS, key, until) ?? key;
    const painted = first(thread, ({ name }) => name === 'Commit', drawn, until);
    if (painted === undefined) throw new Error('Chromium painted nothing after a keystroke; it has to be given more time');
    return together(all.filter(({ start, end }) => end > key && start <= painted));
  });
}

/** The mark that a page leaves when its hits are in the document, to be painted with the next frame. */
export const HITS = `${MARK}hits`;

/** The mark that a page leaves when it begins. */
export const BEGUN = `${MARK}begun`;

/** The task, or keystroke, that took longest. */
export const slowest = (works) => works.reduce((one, other) => (other.wall > one.wall ? other : one));

/** A task with what it consisted of, the most first. */
export function words({ wall, cpu, parts }) {
  const worth = Object.entries(parts).filter(([, time]) => time >= 1).sort(([, one], [, other]) => other - one);
  return `${ms(wall)} (cpu ${ms(cpu)}): ${worth.map(([name, time]) => `${name} ${ms(time)}`).join(', ')}`;
}

const ms = (time) => time.toFixed(1);

const byStart = (one, other) => one.start - other.start;

const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

function ofPage(events) {
  const mark = events.find(({ name }) => name.startsWith(MARK));
  if (!mark) throw new Error(`the trace has no mark ${MARK}…, and so no page`);
  return events.filter(({ pid, tid }) => pid === mark.pid && tid === mark.tid).sort((one, other) => one.ts - other.ts);
}

function together(tasks) {
  const parts = {};
  for (const [name, time] of tasks.flatMap((task) => Object.entries(task.parts))) parts[name] = (parts[name] ?? 0) + time;
  return { wall: sum(tasks.map(({ wall }) => wall)), cpu: sum(tasks.map(({ cpu }) => cpu)), parts };
}

/** When the first event of a kind was, between two times. */
function first(thread, isIt, from, until) {
  const event = thread.find((event) => event.ts / MILLISECOND >= from && event.ts / MILLISECOND < until && isIt(event));
  return event && event.ts / MILLISECOND;
}

/** `performance.measure` stands in a trace as a beginning and an end. */
function measures(thread) {
  return thread.filter(({ ph, name }) => ph === 'b' && name in PARTS).map((begin) => {
    const end = thread.find(({ ph, name, ts }) => ph === 'e' && name === begin.name && ts >= begin.ts);
    return { ...begin, dur: end.ts - begin.ts };
  });
}

function task({ ts, dur, tdur }, spans) {
  const inside = spans.filter((span) => span.ts >= ts && span.ts + span.dur <= ts + dur);
  const parts = {};
  for (const span of inside) {
    const name = PARTS[span.name];
    parts[name] = (parts[name] ?? 0) + (span.dur - within(span, inside)) / MILLISECOND;
  }
  parts[REST] = dur / MILLISECOND - sum(Object.values(parts));
  return { start: ts / MILLISECOND, end: (ts + dur) / MILLISECOND, wall: dur / MILLISECOND, cpu: tdur / MILLISECOND, parts };
}

/** How much of a span its own children took; one in a child belongs to that child. */
function within(span, spans) {
  const holds = (outer, inner) => outer !== inner && inner.ts >= outer.ts && inner.ts + inner.dur <= outer.ts + outer.dur;
  const inner = spans.filter((other) => holds(span, other));
  return sum(inner.filter((one) => !inner.some((other) => holds(other, one))).map(({ dur }) => dur));
}
