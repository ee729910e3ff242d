// An issue of 16 pages and about 100,000 characters, set as a newspaper's extractor prints it: narrow columns, a headline over
// each body. In come articles, `{title, body}`; out comes one text a page. The pages begin at different articles in turn, and where
// there are fewer than an issue needs, they are printed again.
//
// `pageTexts(articles)[0]` begins `01要闻\n\n冬季安全课开到家门口\n\n　　本报讯（记者 林晓）昨日上午，…`

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './places.mjs';
import { STRICT } from './server.mjs';

/** Where the page with the issue is served. */
export const ISSUE = '/issue.html';

const PAGES = 16;
/** In characters: a full page of a daily. */
const LENGTH = 6250;
/** In characters: how wide a column is, and how far a paragraph's first line is set in. */
const COLUMN = 18;
const INDENT = 2;
const SECTIONS = ['要闻', '综合', '经济', '社会', '文化', '体育', '国际', '广告'];

/** In characters: a longer article is cut where a sentence ends, so that a page has several. */
const LONGEST = 1500;
/** What every story of a local paper begins with. */
const BYLINE = '本报讯（记者 林晓）';

/** The project's own page with this issue in it, and the issue's texts, by their addresses. */
export async function issuePages(articles) {
  const texts = new Map(pageTexts(articles).map((text, at) => [`/issue/p${at + 1}.txt`, { text }]));
  const own = await readFile(path.join(ROOT, 'www/index.html'), 'utf8');
  const html = own.replace(/ src="[^"]*\.txt"/, ` src="${[...texts.keys()].join(' ')}"`).replace(/<link rel="preload"[^>]*\.txt">\n/, '');
  return new Map([...texts, [ISSUE, { text: html, policy: STRICT }]]);
}

/** One text a page. */
export function pageTexts(articles) {
  const fit = articles.filter(({ title, body }) => title && body).map(shortened);
  if (fit.length === 0) throw new Error('no article has both a title and a body; the issue needs some to print');
  const each = Math.ceil(fit.length / PAGES);
  return Array.from({ length: PAGES }, (_, page) => pageText(fit, page * each, page));
}

/** One page, from an article on. */
function pageText(articles, first, page) {
  let text = `${String(page + 1).padStart(2, '0')}${SECTIONS[page % SECTIONS.length]}\n`;
  for (let at = first; text.length < LENGTH; at++) {
    text += set(articles[at % articles.length]);
  }
  return text;
}

/** An article that is short enough. */
export function shortened({ title, body }) {
  if (body.length <= LONGEST) return { title, body };
  return { title, body: body.slice(0, body.lastIndexOf('。', LONGEST) + 1 || LONGEST) };
}

/** An article as a page prints it, after a blank line. */
export const set = ({ title, body }) => `\n${lines(title).join('\n')}\n\n${paragraphs(`${BYLINE}${body}`)}\n`;

/** Paragraphs as printed lines, each begun by its indent. */
const paragraphs = (body) => body.split('\n').filter(Boolean).flatMap((paragraph) => lines('　'.repeat(INDENT) + paragraph)).join('\n');

const lines = (text) => text.match(new RegExp(`.{1,${COLUMN}}`, 'gu')) ?? [];
