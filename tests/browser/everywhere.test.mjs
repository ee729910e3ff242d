// The same tour of the reader in every browser engine.

import { test } from 'node:test';
import { URL_OF_READER } from './chromium.mjs';
import { DRIVERS } from './drivers.mjs';
import { LASTING, tour } from './tour.mjs';

for (const [name, launch] of Object.entries(DRIVERS)) test(`the tour in ${name}`, LASTING, (test) => tour(test, launch, URL_OF_READER));
