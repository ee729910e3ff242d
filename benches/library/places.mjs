// Where the bench of the library has its things.

import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What is made for a run, and thrown away by the next: bundles, and the browser's storage. */
export const MADE = `${ROOT}target/bench/library`;
export const PROFILE = `${MADE}/profile`;
