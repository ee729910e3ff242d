// Pagefind's side: one page of HTML with all articles of an issue, its component above them, and the folder of its index.
//
// In come articles, `{title, body}`; out goes the text of a page that asks its component for `QUERY` at once. It has no policy:
// the component puts its results in as markup, and shows nothing under ours.

import { escaped, writePagefind } from '../search/pagefind.mjs';
import { PAGEFIND } from './places.mjs';

/** How its page is asked: by a call, which waits for nothing, or in its box, which waits for more to be typed. */
export const ASKED = { call: '/pagefind-call.html', box: '/pagefind-box.html' };

/** The first result with its text; those before it are empty and stand for what is fetched. */
export const RESULT = 'pagefind-results .pf-result:not([aria-hidden]) .pf-result-link';

const QUERY = '民政';

/** What a page does as soon as its component is there. Module scripts run in their order, so it is. */
const SCRIPTS = {
  call: `PagefindComponents.getInstanceManager().getInstance('default').triggerSearch('${QUERY}');`,
  box: `const box = document.querySelector('pagefind-input input');
box.value = '${QUERY}';
box.dispatchEvent(new Event('input', { bubbles: true }));`,
};

/** Writes the index; gives the pages by their address. */
export async function peerPages(articles) {
  await writePagefind([{ url: ASKED.call, content: html(articles, '') }], PAGEFIND);
  return new Map(Object.entries(ASKED).map(([way, address]) => [address, { text: html(articles, SCRIPTS[way]) }]));
}

/** The component as its guide sets it up, and told to begin to load before it is asked. */
const html = (articles, script) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pagefind</title>
<link rel="stylesheet" href="/pagefind/pagefind-component-ui.css">
<script type="module" src="/pagefind/pagefind-component-ui.js"></script>
</head>
<body>
<pagefind-config preload></pagefind-config>
<pagefind-input></pagefind-input>
<pagefind-results></pagefind-results>
<main data-pagefind-body>
${articles.map(article).join('\n')}
</main>
<script type="module">
${script}
</script>
</body>
</html>
`;

const article = ({ title, body }, at) => {
  const paragraphs = body.split('\n').filter(Boolean).map((paragraph) => `<p>${escaped(paragraph)}</p>`);
  return `<article>\n<h2 id="a${at + 1}">${escaped(title)}</h2>\n${paragraphs.join('\n')}\n</article>`;
};
