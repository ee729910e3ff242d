// FlexSearch, whatever its configuration: `flexsearch({ encode: bigrams })` is an engine.

import { Index } from 'flexsearch';
import { fromBytes, toBytes } from './json.mjs';

/** An engine of one configuration; `ask(find, query, limit)` puts the query to the index, where that is not enough as it stands. */
export function flexsearch(configuration, ask = (find, query, limit) => find(query, limit)) {
  let index;
  const find = (query, limit) => index.search(query, { limit, suggest: false });
  return {
    build(articles) {
      index = new Index(configuration);
      articles.forEach(({ title, body }, number) => index.add(number, `${title}\n${body}`));
    },
    async save() {
      const parts = {};
      await index.export((name, part) => void (parts[name] = part));
      return toBytes(parts);
    },
    open(bytes) {
      index = new Index(configuration);
      for (const [name, part] of Object.entries(fromBytes(bytes))) index.import(name, part);
    },
    search: (query, limit) => ask(find, query, limit),
  };
}
