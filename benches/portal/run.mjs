// What the element costs the page of a news site, in one run: `cargo xtask bench portal` builds what is measured and runs this.
//
//   examples/portal ─► visits.mjs ─► report.mjs
//
// The server, the trace and its tasks are those of benches/read.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { launch } from '../../tests/browser/chromium.mjs';
import { ROOT } from '../read/places.mjs';
import { STRICT, serve } from '../read/server.mjs';
import { report } from './report.mjs';
import { CONDITIONS, SIDES, visits } from './visits.mjs';

const SCRIPT = '<script type="module" src="reader.js"></script>\n';

const front = await readFile(path.join(ROOT, SIDES.with), 'utf8');
if (!front.includes(SCRIPT)) throw new Error(`${SIDES.with} has no ${SCRIPT.trim()}; the page without the reader is made by leaving that out`);
const server = await serve({ pages: new Map([[SIDES.without, { text: front.replace(SCRIPT, ''), policy: STRICT }]]), folders: {} });
const browser = await launch();
const conditions = {};
for (const [name, condition] of Object.entries(CONDITIONS)) conditions[name] = await visits(browser, server.url, condition);
console.log(report({ browser: browser.version(), conditions }));
await browser.close();
server.close();
