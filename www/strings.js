/**
 * Every word the interface says. One object a language; the article's own words are never here.
 *
 * `words('zh-CN').page(2)` is `第2版`.
 *
 * @module
 */

const zh = {
  lang: 'zh-CN',
  untitled: '无题',
  nameless: '本期内容',
  page: (/** @type {number} */ number) => `第${number}版`,
  pages: (/** @type {number} */ count) => `共${count}版`,
  continued: (/** @type {number} */ page) => `上接第${page}版`,
  number: (/** @type {string} */ number) => `第${number}期`,
  lunar: (/** @type {string} */ date) => `农历${date}`,
  contents: '目录',
  pageList: '版次',
  index: '本期要目',
  teasers: '导读',
  photo: '图片',
  notice: '启事',
  advertisement: '广告',
  nothing: '这一期里没有找到文章。',
  teaserNote: '这是一则导读，只有标题；正文不在这一期的文本里。',
  previous: '上一篇',
  next: '下一篇',
  around: '前后文章',
  search: '搜索本期',
  results: '搜索结果',
  matches: (/** @type {number} */ count) => `${count} 处`,
  found: (/** @type {number} */ count) => `找到 ${count} 篇，按上下键选择`,
  more: (/** @type {number} */ total, /** @type {number} */ listed) => `共 ${total} 篇，先列出最相关的 ${listed} 篇。再加一个词，可以缩小范围。`,
  nearest: (/** @type {number} */ count) => `没有完全符合的，最接近的有 ${count} 篇`,
  read: (/** @type {string} */ characters) => `读作“${characters}”`,
  meant: (/** @type {string} */ query) => `改搜“${query}”`,
  none: (/** @type {string} */ query) => `没有找到“${query}”`,
  noneHelp: '换个短一点的词试试；用空格隔开的几个词，要同时出现才算。',
  matchNav: '文中匹配',
  matchSpoken: (/** @type {number} */ at, /** @type {number} */ count) => `第${at}处，共${count}处`,
  previousMatch: '上一处',
  nextMatch: '下一处',
  opening: '正在打开报纸',
  retry: '再试一次',
  errors: {
    missing: ['找不到报纸文本', '这个地址上没有文件。请核对地址，或者过一会儿再试。'],
    server: ['服务器没有给出报纸文本', '服务器出了错。请过一会儿再试。'],
    network: ['没有连上网络', '报纸文本没有取到。请检查网络，再试一次。'],
    html: ['这个地址给出的是网页，不是报纸文本', '服务器可能用错误页代替了文件。请核对地址，或者过一会儿再试。'],
    'not-text': ['这个文件不是 UTF-8 文本', '它可能是图片，或者用了别的编码（如 GBK）。请另存为 UTF-8 纯文本后再打开。'],
    pdf: ['这是 PDF，不是文本', '请先把版面文字从 PDF 里提取出来，存为 UTF-8 纯文本后再打开。'],
    empty: ['文件是空的', '里面一个字也没有。请核对文件，或者换一期打开。'],
    wasm: ['阅读器没能启动', '解析程序没有下载成功，或者浏览器太旧、关闭了 WebAssembly。请再试一次，或者换一个新版浏览器。'],
  },
  where: (/** @type {number} */ page) => `第 ${page} 个文件`,
};

/** @typedef {typeof zh} Words */

/** @type {Record<string, Words>} */
const languages = { zh };

/**
 * The words of a language, by its BCP 47 tag; Chinese where there are none yet.
 *
 * @param {string} lang
 * @returns {Words}
 */
export const words = (lang) => languages[lang.split('-')[0].toLowerCase()] ?? zh;
