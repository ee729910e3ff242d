/**
 * Writes the articles of a newspaper into a page, as HTML within `<baolan-reader>`: what is read before the reader has come, without
 * JavaScript, and by search engines. In goes the page, whose element says which texts; out comes the same page with what stands between
 * `<!-- edition -->` and `<!-- /edition -->` made anew. A portal's server would do the same as it sends the page.
 *
 * `node examples/portal/render.mjs [PAGE…]`, from the repository, with the command `baolan` on the path or named by BAOLAN_COMMAND.
 */

import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The pages of this site that show a newspaper. */
export const PAGES = ['index.html', 'paper.html'].map((name) => path.join(HERE, name));

const EDITION = /(?<=<!-- edition -->\n)[^]*?(?=<!-- \/edition -->)/;

/**
 * @param {string} file
 * @param {string} command `baolan`
 * @returns {Promise<string>} the page with its edition
 */
export async function rendered(file, command) {
  const page = await readFile(file, 'utf8');
  const { src, publication, date } = attributes(page);
  const texts = src.split(' ').map((text) => path.resolve(path.dirname(file), text));
  const issue = JSON.parse(execFileSync(command, ['parse', ...texts], { encoding: 'utf8' }));
  return page.replace(EDITION, () => edition({ ...issue, publication, date }));
}

/** How many paragraphs of a page's first story are not folded. */
const OPEN = 3;

/** What the element's tag says. */
const attributes = (page) => Object.fromEntries([.../<baolan-reader [^>]*>/.exec(page)[0].matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));

/** A masthead, then each page's stories, the longest first. */
function edition({ publication, date, pages }) {
  const [year, month, day] = date.split('-').map(Number);
  return `<div class="edition">
<header class="masthead">
<p class="name">${escaped(publication)}</p>
<p>${year}年${month}月${day}日</p>
${teasers(pages[0])}</header>
${pages.map((page) => (pages.length > 1 ? `<h3 class="folio">第${page.number}版</h3>\n` : '') + sheet(page, pages.length > 1 ? 'h4' : 'h3')).join('')}</div>
`;
}

/** 导读: headlines without a text, which lead to other pages. */
function teasers({ articles }) {
  const lines = articles.filter(({ kind }) => kind === 'teaser').map(({ headline }) => `<li>${printed(headline)}</li>`);
  return lines.length > 0 ? `<ul>\n${lines.join('\n')}\n</ul>\n` : '';
}

function sheet({ articles }, heading) {
  const stories = articles.filter(({ kind }) => kind !== 'teaser').sort((one, other) => characters(other) - characters(one));
  return `<div class="sheet">\n${stories.map((article, rank) => story(article, heading, rank === 0 ? OPEN : 1)).join('')}</div>\n`;
}

const characters = ({ body }) => body.reduce((sum, { text }) => sum + text.length, 0);

/** Headline and beginning, and the rest to be unfolded, so that the page is about as long as the reader's contents will be. */
function story(article, heading, open) {
  const { kicker, headline, subhead, byline, body } = article;
  const paragraphs = body.map(({ text }) => `<p>${escaped(text)}</p>\n`);
  const rest = paragraphs.slice(open);
  const more = `<details>\n<summary>读全文，共${characters(article)}字</summary>\n${rest.join('')}</details>\n`;
  return `<article>
${deck('kicker', kicker)}<${heading} class="head">${printed(headline)}</${heading}>
${deck('subhead', subhead)}${deck('byline', byline ? [byline] : [])}<div class="lede">\n${paragraphs.slice(0, open).join('')}</div>\n${rest.length > 0 ? more : ''}</article>
`;
}

const printed = (lines) => lines.map(escaped).join('<br>');

const deck = (role, lines) => (lines.length > 0 ? `<p class="${role}">${printed(lines)}</p>\n` : '');

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const named = process.argv.slice(2);
  for (const file of named.length > 0 ? named : PAGES) await writeFile(file, await rendered(file, process.env.BAOLAN_COMMAND ?? 'baolan'));
}
