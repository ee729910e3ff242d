// Chance that is the same in every run: a seed in, numbers out.

/** A function that gives numbers from 0 up to 1, by Marsaglia's xorshift of 32 bits (Xorshift RNGs, 2003). */
export function random(seed) {
  // A state of zero would stay zero; neighbouring seeds are spread first.
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** One of a list's items; undefined where there is none. */
export const one = (items, chance) => items[Math.floor(chance() * items.length)];

/** A whole number between two, both possible. */
export const between = (least, most, chance) => least + Math.floor(chance() * (most - least + 1));

/** The items in another order (Fisher and Yates). */
export function shuffled(items, chance) {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = between(0, last, chance);
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}
