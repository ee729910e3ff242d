/**
 * The model as the wasm hands it over, in types only (see the crate's `issue` module, which is the source).
 *
 * @module
 */

/**
 * @typedef {object} Issue
 * @property {string | null} publication 报名
 * @property {string | null} publisher
 * @property {string | null} date `YYYY-MM-DD`
 * @property {string | null} number 期号
 * @property {string | null} edition
 * @property {Page[]} pages
 */

/**
 * @typedef {object} Page
 * @property {number} number
 * @property {string | null} name 版名
 * @property {Article[]} articles
 * @property {{text: string, role: string}[]} furniture
 */

/**
 * @typedef {object} Article
 * @property {string} id
 * @property {'news' | 'interview' | 'photo' | 'brief' | 'teaser' | 'notice' | 'advertisement' | 'other'} kind
 * @property {string | null} column 栏目
 * @property {string[]} kicker 引题
 * @property {string[]} headline 主题
 * @property {string[]} subhead 副题
 * @property {string | null} byline
 * @property {string | null} dateline 本报讯
 * @property {string | null} credit 本报综合报道
 * @property {{name: string, role: string | null}[]} authors
 * @property {Paragraph[]} body
 * @property {Jump[]} jumps
 * @property {[number, number][]} spans bytes of the page's text, start and end
 * @property {number} confidence 0 to 1
 */

/**
 * @typedef {object} Paragraph
 * @property {string} text
 * @property {'paragraph' | 'heading' | 'question' | 'answer' | 'note'} role
 * @property {string} [speaker]
 */

/** @typedef {{direction: 'to' | 'from', page: number | null, text: string, article?: string}} Jump */

/** @typedef {import('./dom.js').Run} Run */

/**
 * An article's own texts cut into runs.
 *
 * @typedef {object} Marked
 * @property {Run[] | null} column
 * @property {Run[][]} kicker
 * @property {Run[][]} headline
 * @property {Run[][]} subhead
 * @property {Run[] | null} byline
 * @property {Run[][]} body
 * @property {Run[][]} jumps
 */

/** @typedef {{article: string, score: number, matches: number, snippet: Run[]}} Hit */
/** @typedef {{query: string, total: number, exact: boolean, meant?: string | null, hits: Hit[]}} Hits */

export {};
