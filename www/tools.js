/**
 * What can be done with a story: have it read aloud, copy it with its source, pass it on, print it, see its lines; and with a passage
 * that is selected in it.
 *
 * @module
 */

import { address } from './address.js';
import { source, whole } from './cite.js';
import { h } from './dom.js';
import { headed, title } from './makeup.js';
import { selected } from './passage.js';
import { slug } from './slug.js';
import { Speech } from './speech.js';
import { action, strip } from './strip.js';

/** @typedef {import('./makeup.js').Piece} Piece */

/** The row of tools over a story, and the strips at the bar that go with them. */
export class Tools {
  #words;
  #on;
  #speech;
  #aloud;
  #lines;
  #pause;
  #speaking;
  #passage;
  /** @type {{piece: Piece, text: HTMLElement, issue: import('./model.js').Issue} | null} */
  #open = null;
  /** The row. */
  element;
  /** The strips. */
  strips;

  /**
   * @param {import('./desk.js').DeskWords} words
   * @param {{say: (text: string) => void, onlines: () => void, routed: () => boolean}} on
   */
  constructor(words, on) {
    this.#words = words;
    this.#on = on;
    this.#speech = new Speech({ onchange: (state) => this.#heard(state) });
    this.#aloud = action(words.aloud, () => this.aloud());
    this.#lines = action(words.lines, on.onlines);
    this.element = h('div', { class: 'tools', role: 'group', 'aria-label': words.tools }, [
      Speech.possible && this.#aloud,
      action(words.copy, () => this.#copy(whole(this.#open.piece), words.copied, this.#source)),
      h('span', { class: 'routed' }, action(words.link, () => this.#copy(this.#link(), words.linked))),
      Boolean(navigator.share) && action(words.share, () => this.#share()),
      action(words.print, () => print()),
      this.#lines,
    ]);
    this.#pause = action(words.pause, () => (this.#speech.state === 'paused' ? this.#speech.resume() : this.#speech.pause()));
    this.#speaking = strip(words.aloud, [
      ['‹', () => this.#speech.step(-1), words.sentenceBack],
      ['›', () => this.#speech.step(1), words.sentenceOn],
      [words.stop, () => this.#speech.stop()],
    ]);
    this.#speaking.prepend(this.#pause);
    this.#passage = strip(words.selection, [
      [words.copyPassage, () => this.#copy(this.#selected, words.copied, this.#source)],
      [words.linkPassage, () => this.#copy(this.#link(this.#selected), words.linked)],
      ...(Speech.possible ? [[words.aloudHere, () => this.#speech.start(this.#open.text, { from: document.getSelection().getRangeAt(0) })]] : []),
    ]);
    this.strips = [this.#speaking, this.#passage];
  }

  /**
   * @param {Piece} piece
   * @param {HTMLElement} text
   * @param {import('./model.js').Issue} issue
   */
  open(piece, text, issue) {
    this.close();
    this.#open = { piece, text, issue };
    /** @type {HTMLElement} */ (this.element.querySelector('.routed')).hidden = !this.#on.routed();
    document.addEventListener('selectionchange', this.#select);
    // Something may have been selected before the tools came.
    this.#select();
  }

  close() {
    this.#open = null;
    this.#passage.hidden = true;
    this.#speech.stop();
    document.removeEventListener('selectionchange', this.#select);
  }

  /** Reads aloud, or stops. */
  aloud() {
    if (!Speech.possible) return this.#on.say(this.#words.silent);
    if (this.#speech.state !== 'idle') return this.#speech.stop();
    return this.#speech.start(this.#open.text);
  }

  /** @param {boolean} areShown whether the original lines are on the page */
  mark(areShown) {
    this.#lines.ariaPressed = String(areShown);
  }

  get #selected() {
    return selected(document.getSelection(), this.#open?.text);
  }

  get #source() {
    return source(this.#open.piece, this.#open.issue, this.#words);
  }

  /** @param {string} [quote] */
  #link(quote) {
    const { piece } = this.#open;
    return location.href.replace(/#.*/s, '') + address({ article: piece.article.id, slug: slug(piece), quote });
  }

  /**
   * @param {string} text
   * @param {string} done what is said then
   * @param {string} [source]
   */
  async #copy(text, done, source) {
    try {
      await navigator.clipboard.writeText([text, source].filter(Boolean).join('\n'));
      this.#on.say(done);
    } catch {
      this.#on.say(this.#words.noClipboard);
    }
  }

  #share() {
    const { piece } = this.#open;
    const url = this.#on.routed() ? this.#link() : location.href;
    // Who puts the sheet away has not failed.
    navigator.share({ title: title(headed(piece), this.#words.untitled), text: this.#source, url }).catch(() => {});
  }

  #select = () => {
    this.#passage.hidden = this.#selected === '';
    /** @type {HTMLElement} */ (this.#passage.children[1]).hidden = !this.#on.routed();
  };

  /** @param {'idle' | 'speaking' | 'paused'} state */
  #heard(state) {
    this.#speaking.hidden = state === 'idle';
    this.#aloud.ariaPressed = String(state !== 'idle');
    this.#pause.textContent = state === 'paused' ? this.#words.goOn : this.#words.pause;
  }
}
