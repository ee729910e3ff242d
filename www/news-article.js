/**
 * A story as schema.org's NewsArticle, for a page that wants machines to know what it shows.
 *
 * `newsArticle(piece, issue, 'zh-CN').headline` is `用民生保障温度提高百姓幸福指数`.
 *
 * @module
 */

/**
 * @param {import('./makeup.js').Piece} piece
 * @param {import('./model.js').Issue} issue
 * @param {string} inLanguage a tag
 * @returns {object} what is not known is left out
 */
export function newsArticle({ story }, issue, inLanguage) {
  const [{ article, page }] = story;
  const organization = (/** @type {string | null} */ name) => name && { '@type': 'NewsMediaOrganization', name };
  const known = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.headline.join(' '),
    alternativeHeadline: [...article.kicker, ...article.subhead].join(' '),
    articleBody: story.flatMap(({ article }) => article.body.map(({ text }) => text)).join('\n'),
    articleSection: article.column ?? page.name,
    author: article.authors.map(({ name }) => ({ '@type': 'Person', name })),
    dateline: article.dateline,
    datePublished: issue.date,
    inLanguage,
    isPartOf: issue.publication && { '@type': 'Newspaper', name: issue.publication },
    printEdition: issue.edition,
    printPage: story.map(({ page }) => page.number).join(', '),
    printSection: page.name,
    publisher: organization(issue.publisher ?? issue.publication),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value?.length !== 0 && value != null && value !== ''));
}
