/**
 * Facets: how many of the stories a query found are on which page, of which kind, by whom; and the stories of one facet.
 *
 * `facets(groups, words)` is `[{by: 'page', value: 1, name: '第1版', count: 3}, …]`.
 *
 * @module
 */

/** @typedef {import('./group.js').Group} Group */
/** @typedef {{by: 'page' | 'kind' | 'author', value: unknown}} Facet */

/** Fewer stories than these are seen at a glance. */
const FEW = 4;

/** How many facets there are of a sort: those with the most stories. */
const MOST = 6;

/** What a story is counted by. @type {Record<Facet['by'], (group: Group) => unknown[]>} */
const VALUES = {
  page: ({ piece }) => [piece.page.number],
  kind: ({ piece: { article } }) => [article.kind],
  author: ({ piece }) => [...new Set(piece.story.flatMap(({ article }) => article.authors.map(({ name }) => name)))],
};

/**
 * @param {Group[]} groups
 * @param {import('./strings.js').Words} words
 * @returns {(Facet & {name: string, count: number})[]} none where they would tell nothing
 */
export function facets(groups, words) {
  if (groups.length < FEW) return [];
  return [
    ...counted(groups, 'page').map((facet) => ({ ...facet, name: words.page(/** @type {number} */ (facet.value)) })),
    ...counted(groups, 'kind').flatMap((facet) => (words[/** @type {string} */ (facet.value)] ? [{ ...facet, name: words[/** @type {string} */ (facet.value)] }] : [])),
    ...counted(groups, 'author').map((facet) => ({ ...facet, name: String(facet.value) })),
  ];
}

/**
 * @param {Group[]} groups
 * @param {Facet} facet
 */
export const narrowed = (groups, { by, value }) => groups.filter((group) => VALUES[by](group).includes(value));

/**
 * @param {Group[]} groups
 * @param {Facet['by']} by
 * @returns {(Facet & {count: number})[]} by count; nothing that all stories share, and of authors those with more than one
 */
function counted(groups, by) {
  const counts = new Map();
  for (const value of groups.flatMap((group) => VALUES[by](group))) counts.set(value, (counts.get(value) ?? 0) + 1);
  const telling = [...counts].filter(([, count]) => count < groups.length && (by !== 'author' || count > 1));
  return telling
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST)
    .map(([value, count]) => ({ by, value, count }));
}
