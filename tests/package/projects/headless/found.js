import { index, open, parse } from 'baolan/engine';
import { exported } from 'baolan/export';

/** What a query finds in a page's text, and how the issue begins as plain text. */
export async function found(text, query) {
  const issue = await parse([text], { publication: '萧山日报', date: '2024-01-12' });
  const archive = await open([await index(issue)]);
  const { total, hits } = archive.search(query);
  archive.free();
  const [title] = (await (await exported(issue, 'text')).text()).split('\n');
  return { articles: issue.pages[0].articles.length, total, first: hits[0]?.article, title };
}
