// What runs in the page: each function is sent there as it stands, and knows nothing outside itself.

/** Opens an index as a reader's page would and asks one query, in milliseconds. `answer` is from nothing to the answer. */
export async function open({ bundle, place, isFolder, query, limit }) {
  const start = performance.now();
  const engine = await import(bundle);
  await engine.start?.(place);
  const bytes = isFolder ? undefined : new Uint8Array(await (await fetch(place.index)).arrayBuffer());
  const fetched = performance.now();
  await engine.open(bytes);
  const opened = performance.now();
  await engine.search(query, limit);
  const answered = performance.now();
  globalThis.engine = engine;
  return { load: opened - fetched, answer: answered - start };
}

/** The answers to queries, until the time is over; those after it are left out. */
export async function answers({ queries, limit, milliseconds }) {
  const end = performance.now() + milliseconds;
  const all = [];
  for (const query of queries) {
    if (performance.now() > end) break;
    all.push(Array.from(await globalThis.engine.search(query, limit)));
  }
  return all;
}

/**
 * How long each query takes, in milliseconds: the median of batches that are long beside what the timer can tell apart.
 * Queries after the time is over are left out.
 */
export async function times({ queries, limit, milliseconds }) {
  const BATCHES = 5;
  const LONG_ENOUGH = 1;
  const MOST_REPEATS = 4096;
  const { engine } = globalThis;
  const batch = async (query, repeats) => {
    const start = performance.now();
    for (let repeat = 0; repeat < repeats; repeat++) {
      const answer = engine.search(query, limit);
      // Waiting for what is there already would be timed too.
      if (answer.then) await answer;
    }
    return performance.now() - start;
  };
  const end = performance.now() + milliseconds;
  const all = [];
  for (const query of queries) {
    if (performance.now() > end) break;
    let repeats = 1;
    while (repeats < MOST_REPEATS && (await batch(query, repeats)) < LONG_ENOUGH) repeats *= 2;
    const took = [];
    for (let at = 0; at < BATCHES; at++) took.push((await batch(query, repeats)) / repeats);
    all.push(took.sort((a, b) => a - b)[BATCHES >> 1]);
  }
  return all;
}
