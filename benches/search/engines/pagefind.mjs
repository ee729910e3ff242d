// Pagefind: its index is a folder of pieces, of which a query fetches what it needs. Answers are its own ids of articles.

let pagefind;

export async function start({ index }) {
  pagefind = await import(`${index}/pagefind.js`);
}

export const open = () => pagefind.init();

export async function search(query, limit) {
  const { results } = await pagefind.search(query);
  return results.slice(0, limit).map(({ id }) => id);
}

/** Fetches the articles' texts and excerpts too, as a page that shows the answers does. */
export async function show(query, limit) {
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, limit).map((result) => result.data()));
}
