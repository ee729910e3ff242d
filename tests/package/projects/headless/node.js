import { readFile } from 'node:fs/promises';
import { found } from './found.js';

console.log(JSON.stringify(await found(await readFile('public/p1.txt'), process.argv[2])));
