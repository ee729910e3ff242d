// Where things lie and how they are reached: what is made at run time is under target/bench/read, which no commit holds.

import path from 'node:path';
import { ROOT } from '../search/places.mjs';

export { PKG, ROOT } from '../search/places.mjs';
export const SEED = path.join(ROOT, 'seeds/xiaoshan-2024-01-12-p1.txt');
export const MADE = path.join(ROOT, 'target/bench/read');

/** Pagefind's folder; its component looks for it at this address. */
export const PAGEFIND = path.join(MADE, 'pagefind');
