/**
 * The hits of a query by story: one that turns the page is one hit, however many of its pieces match.
 *
 * `grouped(hits, pieces)[0].matches` counts the matches in all of the best story.
 *
 * @module
 */

/**
 * @typedef {object} Group
 * @property {import('./makeup.js').Piece} piece the best of the story
 * @property {number} matches in all of it
 */

/**
 * @param {import('./model.js').Hits} hits
 * @param {Map<string, import('./makeup.js').Piece>} pieces
 * @returns {Group[]} best first
 */
export function grouped({ hits }, pieces) {
  /** @type {Map<unknown, Group>} */
  const groups = new Map();
  for (const { article, matches } of hits) {
    const piece = pieces.get(article);
    const group = groups.get(piece.story);
    if (group) group.matches += matches;
    else groups.set(piece.story, { piece, matches });
  }
  return [...groups.values()];
}
