// FlexSearch with pairs of characters as terms.

import { flexsearch } from './flexsearch.mjs';
import { bigrams } from './terms.mjs';

export const { build, save, open, search } = flexsearch({ encode: bigrams, tokenize: 'strict' });
