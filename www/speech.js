/**
 * An article read aloud by the browser's own voice, with the sentence that is heard lit up and kept in view. In come the
 * article in the light DOM and what its listener presses, out come the states a player has and the sentence's place.
 * The article is never changed: its sentence is lit as `::highlight(baolan-speech)`.
 *
 * `new Speech({ onchange: (state) => … }).start(article)` reads kicker, headline, subhead and text, sentence by sentence.
 *
 * @module
 */

import { sentences } from './sentences.js';

/** @typedef {'idle' | 'speaking' | 'paused'} State */
/** @typedef {{block: Element, start: number, end: number, text: string}} Sentence where it stands in the text of its block */

/** What is said. Who wrote it, where it goes on and what the reader adds is there for the eye. */
const BLOCKS =
  'h1,h2,p:not([data-role=byline],[data-role=jump],[data-role=turn],[data-role=hint],[data-role=column])';

/** How many milliseconds after one was cut off an utterance is safe: some engines take a late cancellation for the next one's. */
const SETTLING = 100;

/** How many milliseconds voices that come late are waited for; an engine without any then says what is wrong. */
const VOICES = 500;

/** How near to the edge of the window a sentence still counts as in view, in CSS pixels: a bar may stand there. */
const EDGE = 80;

/** The sentence that is heard: one for all readers of the page, as only one of them speaks. Not every browser has it. */
const lit = globalThis.Highlight && new Highlight();

/** @type {Speech | null} who speaks, of all on the page */
let speaker = null;

/** A voice for one listener. */
export class Speech {
  #on;
  /** @type {State} */
  #state = 'idle';
  #lang = '';
  /** @type {Sentence[]} */
  #sentences = [];
  #at = 0;
  /** @type {SpeechSynthesisUtterance | null} what is being said; engines forget to end one that nobody holds */
  #utterance = null;
  /** @type {ReturnType<typeof setTimeout>} */
  #waiting;
  #observer = new MutationObserver(() => (this.#stands() ? this.#light() : this.stop()));

  /**
   * @param {object} on
   * @param {(state: State, error?: string) => void} on.onchange with the engine's word for it where it failed
   * @param {(sentence: Range) => void} [on.onfollow] with each sentence as it begins
   */
  constructor(on) {
    this.#on = on;
  }

  /** Whether the browser can speak at all. */
  static get possible() {
    return Boolean(globalThis.speechSynthesis);
  }

  /**
   * Reads an article from the top, or from a sentence on. Whoever else on the page was reading stops.
   *
   * @param {HTMLElement} article
   * @param {{from?: Node | Range | null}} [where] what stands in the sentence to begin at
   */
  start(article, { from } = {}) {
    speaker?.stop();
    speaker = this;
    this.#lang = article.lang;
    this.#sentences = told(article);
    this.#observer.observe(article.getRootNode(), { childList: true, characterData: true, subtree: true });
    addEventListener('pagehide', this.stop);
    this.#change('speaking');
    this.#go(from ? place(this.#sentences, article, from) : 0);
  }

  /** Falls silent. An engine's own pause ends the utterance on Android, and elsewhere may never end: so it is cut off. */
  pause() {
    if (this.#state !== 'speaking') return;
    this.#cut();
    this.#change('paused');
  }

  /** Goes on, with the sentence that was cut off from its beginning. */
  resume() {
    if (this.#state !== 'paused') return;
    this.#change('speaking');
    this.#go(this.#at);
  }

  /** Ends the reading. */
  stop = () => this.#end();

  /**
   * Goes to another sentence; behind the last one ends the reading.
   *
   * @param {number} by 1 for the next, -1 for the one before
   */
  step(by) {
    if (this.#state !== 'idle') this.#go(Math.max(0, this.#at + by));
  }

  /**
   * Goes to a sentence whatever is being said.
   *
   * @param {number} at
   */
  #go(at) {
    this.#cut();
    this.#turn(at, this.#prepare);
  }

  /**
   * @param {number} at
   * @param {() => void} speak
   */
  #turn(at, speak) {
    this.#at = at;
    if (!this.#stands()) return this.stop();
    const range = this.#light();
    reveal(range, this.#sentences[at].block);
    this.#on.onfollow?.(range);
    if (this.#state === 'speaking') speak();
  }

  /** Has the sentence said as soon as the engine is free and knows its voices. */
  #prepare = () => {
    // Another script may be speaking, or have left the engine paused, which in some browsers outlives its page.
    speechSynthesis.cancel();
    speechSynthesis.resume();
    const known = speechSynthesis.getVoices().length > 0;
    this.#waiting = setTimeout(this.#speak, known ? SETTLING : VOICES);
    // Safari's had no events for long.
    if (!known) speechSynthesis.addEventListener?.('voiceschanged', this.#speak);
  };

  #speak = () => {
    this.#unwait();
    const utterance = (this.#utterance = new SpeechSynthesisUtterance(this.#sentences[this.#at].text));
    utterance.lang = this.#lang;
    utterance.voice = voice(this.#lang, speechSynthesis.getVoices());
    utterance.onend = () => utterance === this.#utterance && this.#turn(this.#at + 1, this.#speak);
    utterance.onerror = ({ error }) => utterance === this.#utterance && this.#fail(error);
    speechSynthesis.speak(utterance);
  };

  /** @param {string} error */
  #fail(error) {
    // The engine may by now be saying something else, which is not ours to cut off.
    this.#utterance = null;
    // Another script's doing, and no error.
    this.#end(/interrupted|canceled/.test(error) ? undefined : error);
  }

  /** @param {string} [error] */
  #end(error) {
    if (this.#state === 'idle') return;
    this.#cut();
    this.#observer.disconnect();
    removeEventListener('pagehide', this.stop);
    lit?.clear();
    this.#sentences = [];
    speaker = null;
    this.#change('idle', error);
  }

  /** Cuts off what is being said, or was about to be. */
  #cut() {
    this.#unwait();
    if (this.#utterance) speechSynthesis.cancel();
    this.#utterance = null;
  }

  #unwait() {
    clearTimeout(this.#waiting);
    speechSynthesis.removeEventListener?.('voiceschanged', this.#speak);
  }

  /** Whether there is a sentence, and it still stands in the document as it did when the reading began. */
  #stands() {
    const { block, start, end, text } = this.#sentences[this.#at] ?? {};
    return block?.isConnected && block.textContent.slice(start, end) === text;
  }

  /** Lights up the sentence, also anew where its text nodes are others now. */
  #light() {
    const range = span(this.#sentences[this.#at]);
    lit?.clear();
    lit?.add(range);
    CSS.highlights?.set('baolan-speech', lit);
    return range;
  }

  /**
   * @param {State} state
   * @param {string} [error]
   */
  #change(state, error) {
    this.#state = state;
    this.#on.onchange(state, error);
  }
}

/**
 * The sentences of an article, in order.
 *
 * @param {HTMLElement} article
 * @returns {Sentence[]}
 */
function told(article) {
  return [...article.querySelectorAll(BLOCKS)].flatMap((block) => {
    const all = block.textContent;
    return sentences(all, article.lang).map(([start, end]) => ({ block, start, end, text: all.slice(start, end) }));
  });
}

/**
 * Which sentence holds the beginning of `from`, or is the first behind it; the first of all where that is elsewhere.
 *
 * @param {Sentence[]} all
 * @param {HTMLElement} article
 * @param {Node | Range} from
 */
function place(all, article, from) {
  const { startContainer: node = from, startOffset: offset = 0 } = from;
  if (!article.contains(node)) return 0;
  // Without its last character, so that what begins where a sentence ends is in the next one.
  const at = all.findIndex((sentence) => span({ ...sentence, end: sentence.end - 1 }).comparePoint(node, offset) <= 0);
  return Math.max(0, at);
}

/**
 * @param {Sentence} sentence
 * @returns {Range} from text node to text node, whatever marks are set within
 */
function span({ block, start, end }) {
  const range = new Range();
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let at = 0; texts.nextNode(); ) {
    const text = /** @type {Text} */ (texts.currentNode);
    const next = at + text.length;
    if (at <= start && start < next) range.setStart(text, start - at);
    if (at < end && end <= next) range.setEnd(text, end - at);
    at = next;
  }
  return range;
}

/**
 * The best voice for a language: one that needs no network, then the same region, then the one the system prefers. None
 * that speaks another language: the engine knows better then.
 *
 * @param {string} lang
 * @param {SpeechSynthesisVoice[]} voices
 * @returns {SpeechSynthesisVoice | null}
 */
function voice(lang, voices) {
  const wanted = spoken(lang);
  const rank = (/** @type {SpeechSynthesisVoice} */ { lang, localService, default: preferred }) =>
    4 * localService + 2 * (spoken(lang) === wanted) + preferred;
  const able = voices.filter((voice) => primary(spoken(voice.lang)) === primary(wanted));
  return able.sort((a, b) => rank(b) - rank(a))[0] ?? null;
}

/**
 * What is heard where a tag stands: `cmn`, `zh_CN` and `zh` are all Mandarin of China, zh-Hans-CN, and zh-HK is Cantonese,
 * yue-Hant-HK, which most who read Chinese don't understand.
 *
 * @param {string} tag
 */
function spoken(tag) {
  try {
    const { baseName } = new Intl.Locale(tag.replaceAll('_', '-').replace(/^zh-(?=cmn|yue)/, '')).maximize();
    return baseName.replace(/^zh(?=.*-(HK|MO)\b)/, 'yue');
  } catch {
    return tag; // Not a tag: it is like itself at most.
  }
}

/** @param {string} tag */
const primary = (tag) => tag.split('-')[0];

/**
 * Scrolls a sentence to the middle if it is out of view, along the way lines follow one another.
 *
 * @param {Range} range
 * @param {Element} block
 */
function reveal(range, block) {
  const sideways = getComputedStyle(block).writingMode.startsWith('vertical');
  const [start, end] = sideways ? ['left', 'right'] : ['top', 'bottom'];
  const box = scroller(block, sideways ? 'overflowX' : 'overflowY');
  const view = box?.getBoundingClientRect() ?? { top: 0, left: 0, right: innerWidth, bottom: innerHeight };
  const at = range.getBoundingClientRect();
  const hidden = at.width === 0;
  if (hidden || (at[start] >= view[start] + EDGE && at[end] <= view[end] - EDGE)) return;
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  (box ?? window).scrollBy({ [start]: (at[start] + at[end] - view[start] - view[end]) / 2, behavior });
}

/**
 * The box within the page that scrolls what stands in it, if there is one.
 *
 * @param {Element} node
 * @param {'overflowX' | 'overflowY'} way
 */
function scroller(node, way) {
  for (let box = node; box && box !== document.body; box = box.assignedSlot ?? box.parentElement ?? box.getRootNode().host) {
    if (/auto|scroll/.test(getComputedStyle(box)[way])) return box;
  }
}
