/**
 * Where a reader is, and how that is written in the address after `#`:
 *
 * ```
 * #p1-a3/开局就要奔跑?q=民政   the article p1-a3, matches of 民政 marked     #p2   the contents, at page 2
 * #p1-a3/开局就要奔跑?quote=…  a passage of it                             #?q=民政   the contents, 民政 in the search box
 * ```
 *
 * The part before `?` is an article's id and its slug, or `p` and a page's number; whatever else it is means the contents. Ids count
 * articles, and so may lead elsewhere once a better parser has read the same text: where slug or quote say so, they are right.
 *
 * @module
 */

/**
 * @typedef {object} Place
 * @property {string | null} article
 * @property {number | null} page that of the contents or the article
 * @property {string} q
 * @property {string} slug the beginning of the article's headline, where an address names it
 * @property {string} quote a passage of the article
 */

/** @type {Place} */
export const CONTENTS = { article: null, page: null, q: '', slug: '', quote: '' };

/**
 * The address of a place, from `#` on. An article says its page itself.
 *
 * @param {Partial<Place>} place
 * @returns {string}
 */
export function address({ article, page, q, slug, quote }) {
  const path = article ? [article, slug].filter(Boolean).map(encodeURIComponent).join('/') : page ? `p${page}` : '';
  const query = new URLSearchParams(Object.entries({ q, quote }).filter(([, value]) => value));
  return `#${path}${query.size ? `?${query}` : ''}`;
}

/**
 * The place an address names; the contents if it names none.
 *
 * @param {string} hash
 * @returns {Place}
 */
export function place(hash) {
  const [path, query] = hash.replace(/^#/, '').split(/\?(.*)/s);
  const [id, slug = ''] = path.split('/').map(decoded);
  const said = new URLSearchParams(query);
  const page = Number(/^p(\d{1,4})$/.exec(id)?.[1]) || null;
  return { article: page ? null : id || null, page, slug, q: said.get('q') ?? '', quote: said.get('quote') ?? '' };
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The state of a history entry the reader has shown; one typed into the address bar has none. */
const SEEN = 'baolan';

/** The address bar as a reader's place, while the page belongs to that reader. */
export class Router {
  #heard;
  #title = document.title;

  /**
   * @param {(place: Place, way: {scroll: boolean}) => void} onmove called when the person goes back, forward, or edits
   *   the address; it is to scroll where the browser, which restores what it has seen before, can't
   */
  constructor(onmove) {
    this.#heard = (/** @type {PopStateEvent} */ { state }) => onmove(this.place, { scroll: state !== SEEN });
    addEventListener('popstate', this.#heard);
  }

  get place() {
    return place(location.hash);
  }

  /**
   * To be called before the views change, so that the browser keeps how far the page was scrolled.
   *
   * @param {Partial<Place>} place
   * @param {'push' | 'replace' | undefined} how
   * @param {string} title of the page from now on; the page's own where it is empty
   */
  write(place, how, title) {
    const hash = address(place);
    // The whole address: a bare hash would go by the page's <base>.
    const url = location.href.split('#')[0] + (hash === '#' ? '' : hash);
    const moved = hash !== (location.hash || '#');
    if (moved && how === 'push') history.pushState(SEEN, '', url);
    else if (moved || history.state !== SEEN) history.replaceState(SEEN, '', url);
    document.title = title || this.#title;
  }

  /** Lets go of the address bar and gives the page its title back. */
  close() {
    removeEventListener('popstate', this.#heard);
    document.title = this.#title;
  }
}
