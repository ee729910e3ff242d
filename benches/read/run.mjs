// What a person waits for, in one run: `cargo xtask bench read [--corpus FILE]` builds what is measured and runs this.
//
//   seed.mjs ─► peer.mjs ─► first.mjs                  our first article against Pagefind's first result
//   seed.mjs or FILE ─► issue.mjs ─► typing.mjs        a keystroke to its painted hits
//                                ─► opening.mjs        the longest task while an issue opens
//   in_page.mjs and trace.mjs measure, server.mjs serves both sides, report.mjs prints.
//
// FILE is as for `bench search`; its text stays in this process, and Pagefind's index under target/bench/read.

import { parseArgs } from 'node:util';
import { launch } from '../../tests/browser/chromium.mjs';
import { articles } from '../search/corpus.mjs';
import { firsts, stillPages } from './first.mjs';
import { issuePages, pageTexts } from './issue.mjs';
import { openings } from './opening.mjs';
import { peerPages } from './peer.mjs';
import { PAGEFIND } from './places.mjs';
import { report } from './report.mjs';
import { seedArticles } from './seed.mjs';
import { serve } from './server.mjs';
import { typing } from './typing.mjs';

const { values } = parseArgs({ options: { corpus: { type: 'string' } } });
const seed = await seedArticles();
const news = values.corpus ? await articles(values.corpus) : seed;
const pages = new Map([...stillPages(seed), ...(await peerPages(seed)), ...(await issuePages(news))]);
const server = await serve({ pages, folders: { '/pagefind/': PAGEFIND } });
const browser = await launch();
const first = await firsts(browser, server.url);
const measured = { first, typing: await typing(browser, server.url), openings: await openings(browser, server.url) };
const characters = pageTexts(news).reduce((sum, text) => sum + text.length, 0);
console.log(report({ ...measured, browser: browser.version(), characters }));
await browser.close();
server.close();
