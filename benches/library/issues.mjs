// A year of a daily, as its extractor prints it: in come articles, out comes for each issue one text a page. Each page goes on where the
// one before ended; when the articles are all printed they are printed again.
//
// `for (const { date, pages } of year(articles)) …`

import { set, shortened } from '../read/issue.mjs';

export const ISSUES = 365;
export const PAGES = 8;
/** In characters: a full page of a daily. */
const LENGTH = 6250;

export function* year(articles) {
  const fit = articles.filter(({ title, body }) => title && body).map(shortened);
  if (fit.length === 0) throw new Error('no article has both a title and a body; a page needs some to print');
  let at = 0;
  const next = () => fit[at++ % fit.length];
  for (let issue = 0; issue < ISSUES; issue++) {
    const date = new Date(Date.UTC(2024, 0, 1 + issue)).toISOString().slice(0, 10);
    yield { date, pages: Array.from({ length: PAGES }, (_, page) => pageText(page, next)) };
  }
}

function pageText(page, next) {
  let text = `${String(page + 1).padStart(2, '0')}要闻\n`;
  while (text.length < LENGTH) text += set(next());
  return text;
}
