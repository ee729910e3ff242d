// The engines, in the order of the table. Each is a module of engines/:
//
//   start({module, wasm, index})  fetches and starts what is not in the bundle; may be missing
//   build(articles)  save()       makes the index, gives its bytes; in Node
//   open(bytes)                   takes the bytes; in the browser, as all below
//   search(query, limit)          the numbers of the articles that answer, best first
//   memory()                      the bytes of its wasm's memory; may be missing
//   withoutText(bytes)            an index that holds the articles' text, without it; may be missing

/**
 * @typedef {object} Engine
 * @property {string} name  of its module
 * @property {string} title  in the table
 * @property {string} index  whose index it asks: its own, or another engine's
 * @property {'none' | 'whole' | 'apart'} text  whether the index is without the articles' text, holds it, or has it beside
 * @property {boolean} isFolder  whether the index is a folder that the engine fetches from by itself
 * @property {number} largest  the number of articles up to which it is measured
 */

/** @type {Engine[]} */
export const ENGINES = [
  engine('baolan', 'Baolan', { text: 'whole' }),
  engine('baolan_unindexed', 'Baolan, indexed in the browser', { text: 'whole', largest: 100 }),
  engine('scan', '`includes()`, no index', { text: 'whole' }),
  engine('minisearch', 'MiniSearch, bigrams'),
  engine('flexsearch_bigram', 'FlexSearch, bigrams'),
  engine('flexsearch_cjk', 'FlexSearch, CJK'),
  engine('flexsearch_context', 'FlexSearch, CJK in context'),
  engine('lunr', 'lunr, bigrams'),
  engine('orama', 'Orama, bigrams', { text: 'whole' }),
  engine('fuse', 'Fuse.js, extended', { text: 'whole' }),
  engine('sqlite_char', 'SQLite FTS5, characters'),
  engine('sqlite_trigram', 'SQLite FTS5, trigrams', { text: 'whole' }),
  engine('pagefind', 'Pagefind', { text: 'apart', isFolder: true }),
  engine('pagefind_quoted', 'Pagefind, quoted', { text: 'apart', isFolder: true, index: 'pagefind' }),
];

/** The engines of these names, or all where none is named. */
export function chosen(names) {
  const unknown = names.find((name) => !ENGINES.some((engine) => engine.name === name));
  if (unknown) throw new Error(`there is no engine ${unknown}; there are ${ENGINES.map(({ name }) => name).join(', ')}`);
  return names.length ? ENGINES.filter(({ name }) => names.includes(name)) : ENGINES;
}

function engine(name, title, { index = name, text = 'none', isFolder = false, largest = Infinity } = {}) {
  return { name, title, index, text, isFolder, largest };
}
