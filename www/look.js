/**
 * How the paper looks: what can be chosen, what each choice means to the style sheets, and where it is kept. Theme, size and
 * direction are attributes of the element, so that a page can set them; the others are the reader's own.
 *
 * @module
 */

import { keep, recall } from './memory.js';

/**
 * The choices, by what is chosen; the first is that of a paper. Each is the custom properties it sets.
 *
 * @type {Record<string, Record<string, Record<string, string>>>}
 */
export const CHOICES = {
  face: { song: {}, hei: { face: 'var(--_hei)' }, kai: { face: 'var(--_kai)' } },
  leading: { even: {}, tight: { leading: '1.6' }, loose: { leading: '2.1' } },
  measure: { even: {}, narrow: { measure: '28em' }, wide: { measure: '46em' } },
  // 中文排版: first lines two characters in, both margins straight; else the paragraphs of a web page.
  paragraphs: { chinese: {}, plain: { indent: '0', align: 'start', space: '.9em' } },
};

/** The choices that are attributes of the element, with the name of each. */
export const ATTRIBUTES = { theme: 'theme', direction: 'writing-mode' };

/** What the attributes can be, the first where there is none. */
export const VALUES = { theme: ['auto', 'light', 'dark', 'sepia'], direction: ['horizontal', 'vertical'] };

/** Sizes are parts of the page's own; beyond these a line holds too few characters, or they can't be read. */
export const SIZES = { least: 0.7, most: 2.5, step: 0.1 };

/** The look of one reader. */
export class Look {
  #host;
  /** @type {Record<string, string>} the reader's own choices, which hold here where nothing can be kept */
  #own = {};
  /** The sheet that says what was chosen, to be adopted after the others. */
  sheet = new CSSStyleSheet();

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
    const look = recall('look');
    for (const name of ['font-scale', 'writing-mode']) if (look[name] && !host.hasAttribute(name)) host.setAttribute(name, look[name]);
    this.apply();
  }

  /** The size of the text, in parts of the page's own. */
  get scale() {
    const scale = Number(this.#host.getAttribute('font-scale')) || 1;
    return Math.min(SIZES.most, Math.max(SIZES.least, scale));
  }

  get isVertical() {
    return this.chosen('direction') === 'vertical';
  }

  /**
   * @param {string} what
   * @returns {string}
   */
  chosen(what) {
    const attribute = ATTRIBUTES[what];
    const known = VALUES[what] ?? Object.keys(CHOICES[what]);
    const value = attribute ? this.#host.getAttribute(attribute) : { ...recall('look'), ...this.#own }[what];
    return known.includes(value) ? value : known[0];
  }

  /**
   * @param {string} what
   * @param {string} value
   */
  choose(what, value) {
    if (ATTRIBUTES[what]) return this.#set(ATTRIBUTES[what], value);
    this.#own[what] = value;
    keep({ look: { ...recall('look'), [what]: value } });
    return this.apply();
  }

  /** The next of what there is to choose from, round the end. */
  cycle(/** @type {'theme' | 'direction'} */ what) {
    const known = VALUES[what];
    this.choose(what, known[(known.indexOf(this.chosen(what)) + 1) % known.length]);
  }

  /** @param {1 | -1} by */
  resize(by) {
    const scale = this.scale + by * SIZES.step;
    if (scale >= SIZES.least - SIZES.step / 2 && scale <= SIZES.most + SIZES.step / 2) this.#set('font-scale', String(Number(scale.toFixed(2))));
  }

  /** As the page and the paper would have it. */
  reset() {
    for (const name of ['font-scale', ...Object.values(ATTRIBUTES)]) this.#set(name, null);
    this.#own = {};
    keep({ look: {} });
    this.apply();
  }

  /**
   * @param {string} name of an attribute, to be kept as well
   * @param {string | null} value
   */
  #set(name, value) {
    if (value === null) this.#host.removeAttribute(name);
    else this.#host.setAttribute(name, value);
    keep({ look: { ...recall('look'), [name]: value } });
  }

  /** Makes the sheet say what is chosen. */
  apply() {
    const set = Object.assign({ scale: this.scale }, ...Object.keys(CHOICES).map((what) => CHOICES[what][this.chosen(what)]));
    this.sheet.replaceSync(`:host{${Object.entries(set).map(([name, value]) => `--_${name}:${value}`).join(';')}}`);
  }
}
