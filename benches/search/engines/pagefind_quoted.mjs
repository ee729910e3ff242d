// Pagefind, asked for the query as a phrase in quotation marks.

import { search as find } from './pagefind.mjs';

export { open, show, start } from './pagefind.mjs';

export const search = (query, limit) => find(`"${query}"`, limit);
