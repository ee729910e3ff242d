// How good answers are: lists of article numbers in, best first, shares from 0 to 1 out; null where there is nothing to say.

/** How many of the first answers count as the first page. */
export const FIRST_PAGE = 10;

/** The share of the right articles that was found. */
export const recall = (found, right) => share(right, new Set(found));

/** The share of what was found that is right. */
export const precision = (found, right) => share(found, new Set(right));

/** One over the place of the one right article on the first page; 0 where it is not there. */
export function reciprocalRank(found, article) {
  const place = found.slice(0, FIRST_PAGE).indexOf(article);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** The mean of those numbers that are not null. */
export function mean(numbers) {
  const known = numbers.filter((number) => number !== null);
  return known.length ? known.reduce((sum, number) => sum + number, 0) / known.length : null;
}

/** The number below which a share of the numbers lies (the nearest rank). */
export function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted.length ? sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] : null;
}

export const median = (numbers) => quantile(numbers, 0.5);

/** Recall and precision as means over queries, of all and of each class. */
export function byClass(judged) {
  const figures = (some) => ({
    recall: mean(some.map(({ found, right }) => recall(found, right))),
    precision: mean(some.map(({ found, right }) => precision(found, right))),
  });
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  const each = kinds.map((name) => [name, figures(judged.filter(({ kind }) => kind === name))]);
  return { all: figures(judged), ...Object.fromEntries(each) };
}

function share(items, good) {
  return items.length ? items.filter((item) => good.has(item)).length / items.length : null;
}
