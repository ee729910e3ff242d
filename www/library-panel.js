/**
 * The sheet of the library: what is kept, by day and by paper; ways to open more; what is coming in just now; and how much room there
 * is. In come cards, work and troubles, out go wishes, by the functions it was given. It knows nothing of storage.
 *
 * @module
 */

import { calendar, monthOf } from './calendar.js';
import { day, days } from './day.js';
import { h } from './dom.js';
import { proofForm, trouble } from './proof-form.js';
import { action } from './strip.js';

/** @typedef {import('./bound.js').Card} Card */
/** @typedef {import('./bound.js').Kept} Kept */
/** @typedef {import('./proof-form.js').Names} Names */

/**
 * What can be wished for.
 *
 * @typedef {object} On
 * @property {() => void} pin
 * @property {(files: Iterable<File>) => void} take
 * @property {(address: string) => void} fetch
 * @property {() => void} cancel what is coming in
 * @property {(proof: import('./library.js').Proof, names: Names) => void} keep
 * @property {(proof: import('./library.js').Proof, names: Names) => void} show
 * @property {(id: string) => void} open
 * @property {(id: string) => Promise<Kept | null>} remove
 * @property {(kept: Kept) => Promise<true | undefined>} restore undefined where it could not be
 * @property {(ids: string[]) => void} send
 * @property {(text: string) => void} say
 */

/** A date that stands in a calendar. */
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The sheet. */
export class LibraryPanel {
  #words;
  #on;
  /** @type {Card[]} */
  #cards = [];
  /** @type {'date' | 'publication'} */
  #order = 'date';
  /** @type {string | null} the month that is shown; the last one where it is null */
  #month = null;
  /** @type {string | null} */
  #day = null;
  #pin = h('div', { class: 'pin' });
  #work = h('div', { class: 'work' });
  #status = h('p', { class: 'hint', role: 'status' });
  #undo = h('div', {});
  #list = h('div', { class: 'list' });
  #room = h('p', { class: 'hint room' });
  /** @type {HTMLButtonElement} */
  #sendAll;
  /** @type {HTMLDialogElement} */
  element;

  /**
   * @param {import('./library.js').ShelfWords} words
   * @param {On} on
   */
  constructor(words, on) {
    this.#words = words;
    this.#on = on;
    this.#sendAll = /** @type {HTMLButtonElement} */ (action(words.exportAll, () => on.send(this.#cards.map(({ id }) => id))));
    const close = h('button', { type: 'button', class: 'close', 'aria-label': words.close }, '×');
    close.addEventListener('click', () => this.element.close());
    this.element = /** @type {HTMLDialogElement} */ (
      h('dialog', { class: 'library', 'aria-label': words.shelf }, [
        h('header', {}, h('h2', {}, words.shelf), close),
        this.#work,
        this.#pin,
        this.#ways(),
        this.#status,
        this.#undo,
        this.#list,
        h('footer', {}, this.#room, h('p', { class: 'actions' }, this.#picker(words.import, { accept: '.zip', multiple: true }), this.#sendAll)),
      ])
    );
    // It is told late: by then something may have come in that opened the sheet again.
    this.element.addEventListener('close', () => this.element.open || this.#forget());
  }

  /** The ways to open more: files, a folder, an address, and whatever is dropped or pasted. */
  #ways() {
    const words = this.#words;
    const address = /** @type {HTMLInputElement} */ (h('input', { 'aria-label': words.address, placeholder: words.address, inputmode: 'url', autocomplete: 'off', required: true }));
    const form = h('form', { class: 'address' }, address, h('button', {}, words.openAddress));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#on.fetch(address.value);
    });
    return h('div', { class: 'ways' }, [
      h('p', { class: 'actions' }, this.#picker(words.openFiles, { multiple: true }), this.#picker(words.openFolder, { webkitdirectory: true })),
      h('p', { class: 'hint' }, words.dropHere),
      form,
    ]);
  }

  /**
   * A button that lets someone choose files.
   *
   * @param {string} name
   * @param {Record<string, unknown>} attributes of the input
   */
  #picker(name, attributes) {
    const input = /** @type {HTMLInputElement} */ (h('input', { type: 'file', hidden: true, ...attributes }));
    input.addEventListener('change', () => {
      const files = [...input.files];
      // The same files again are a change, too.
      input.value = '';
      if (files.length > 0) this.#on.take(files);
    });
    return h('span', {}, action(name, () => input.click()), input);
  }

  /**
   * Shows what is kept.
   *
   * @param {Card[]} cards
   * @param {{room: {used: number, left: number, lasting: boolean} | null, open: {id: string | null} | null}} facts open is the issue that is
   * being read
   */
  draw(cards, { room, open }) {
    this.#cards = cards;
    this.#drawPin(open);
    this.#drawList();
    this.#drawRoom(room);
    this.#sendAll.disabled = cards.length === 0;
  }

  /** @param {{id: string | null} | null} open */
  #drawPin(open) {
    const { pin, pinned } = this.#words;
    const isKept = open && this.#cards.some(({ id }) => id === open.id);
    const hadFocus = this.#pin.matches(':focus-within');
    this.#pin.replaceChildren(...(!open ? [] : [isKept ? h('p', { class: 'hint' }, pinned) : h('p', { class: 'actions' }, chief(pin, this.#on.pin))]));
    if (hadFocus) this.#rest();
  }

  /** @param {{used: number, left: number, lasting: boolean} | null} room */
  #drawRoom(room) {
    const words = this.#words;
    const said = room ? [words.room(size(room.used), size(room.left)), this.#cards.length > 0 && (room.lasting ? words.lasting : words.passing)] : [];
    const isUnchecked = this.#cards.some(({ hashes }) => !hashes);
    this.#room.textContent = [...said, isUnchecked && words.unchecked].filter(Boolean).join('');
  }

  /** What to call an issue. @param {Card} card */
  name({ publication, date }) {
    return [publication ?? this.#words.noName, day(date, this.#words) ?? this.#words.undated].join(' ');
  }

  /**
   * Something is under way.
   *
   * @param {string} what
   * @param {number} part 0 to 1
   */
  working(what, part) {
    const [now] = this.#work.children;
    if (now?.matches('.progressing')) {
      now.firstChild.textContent = what;
      /** @type {HTMLProgressElement} */ (now.querySelector('progress')).value = part;
      return;
    }
    const cancel = action(this.#words.cancel, this.#on.cancel);
    this.#put(h('div', { class: 'progressing' }, h('p', {}, what), h('progress', { max: 1, value: part, 'aria-label': what }), cancel));
    cancel.focus();
  }

  /**
   * Nothing is under way any more.
   *
   * @param {string} said what came of it
   */
  rest(said) {
    const hadFocus = this.#work.matches(':focus-within');
    this.#put();
    if (hadFocus) this.#rest();
    this.#status.textContent = said;
  }

  /** Puts the focus where one goes on, as what had it is gone. */
  #rest() {
    /** @type {HTMLElement} */ (this.element.querySelector('.ways button')).focus();
  }

  /** @param {import('./error.js').BaolanError} error */
  fail(error) {
    const [what, advice] = trouble(error.code, this.#words);
    // What was recognised, and set right, is still there to be kept another time, or read alone.
    const proof = /** @type {HTMLElement | null} */ (this.#work.querySelector('.proof'));
    const done = () => (proof ? this.#put(proof) : this.rest(''));
    const said = h('div', { class: 'trouble', role: 'alert' }, h('h3', { tabindex: -1 }, what), h('p', {}, advice), action(this.#words.close, done));
    this.#put(...[said, proof].filter(Boolean));
    this.#head();
  }

  /** @param {import('./library.js').Proof} proof */
  prove(proof) {
    this.#put(proofForm(proof, this.#words, { keep: this.#on.keep, show: this.#on.show, cancel: () => this.rest(this.#words.cancelled) }));
    this.#head();
  }

  /** @param {...HTMLElement} nodes */
  #put(...nodes) {
    this.#status.textContent = '';
    this.#work.replaceChildren(...nodes);
  }

  /** Puts the focus where something new begins. */
  #head() {
    /** @type {HTMLElement} */ (this.#work.querySelector('h3')).focus();
    this.element.scrollTop = 0;
  }

  /** Who closes the sheet has done with what was under way, and with what was removed. */
  #forget() {
    this.#on.cancel();
    this.#put();
    this.#undo.replaceChildren();
  }

  #drawList() {
    const { shelfEmpty, arranged, byDate, byPublication } = this.#words;
    const called = (/** @type {Element | null} */ button) => button && (button.getAttribute('aria-label') ?? button.textContent);
    const focused = called(this.#list.querySelector(':focus'));
    if (this.#cards.length === 0) return this.#list.replaceChildren(h('p', { class: 'hint' }, shelfEmpty));
    const choice = (/** @type {'date' | 'publication'} */ order, /** @type {string} */ name) => {
      const button = action(name, () => this.#arrange(order));
      button.ariaPressed = String(this.#order === order);
      return button;
    };
    const views = h('div', { class: 'actions', role: 'group', 'aria-label': arranged }, choice('date', byDate), choice('publication', byPublication));
    this.#list.replaceChildren(views, ...(this.#order === 'date' ? this.#byDate() : this.#byPublication()));
    // The list is made anew, and so is what had the focus.
    if (!focused) return undefined;
    const buttons = [...this.#list.querySelectorAll('button:not(:disabled)')];
    /** @type {HTMLElement} */ (buttons.find((button) => called(button) === focused) ?? buttons[0]).focus();
    return undefined;
  }

  /** @param {'date' | 'publication'} order */
  #arrange(order) {
    this.#order = order;
    this.#drawList();
    /** @type {HTMLElement} */ (this.#list.querySelector('[aria-pressed=true]')).focus();
  }

  #byDate() {
    const dated = this.#cards.filter(({ date }) => DAY.test(date ?? ''));
    const undated = this.#cards.filter((card) => !dated.includes(card));
    const counts = counted(dated);
    const months = [...counts.keys()].map(monthOf);
    const month = months.includes(this.#month) ? this.#month : months[0];
    const chosen = counts.has(this.#day) && monthOf(this.#day) === month ? this.#day : null;
    const shown = dated.filter(({ date }) => (chosen ? date === chosen : monthOf(date) === month));
    const on = { month: (/** @type {string} */ month) => this.#look(month, null), day: (/** @type {string} */ day) => this.#look(month, day === chosen ? null : day) };
    const made = month && h('div', { class: 'month' }, calendar(month, counts, chosen, this.#words, on), this.#rows(shown));
    return [made, undated.length > 0 && h('h3', {}, this.#words.undated), this.#rows(undated)].filter(Boolean);
  }

  /**
   * @param {string | null} month
   * @param {string | null} day
   */
  #look(month, day) {
    this.#month = month;
    this.#day = day;
    this.#drawList();
  }

  #byPublication() {
    const names = [...new Set(this.#cards.map(({ publication }) => publication))].sort((one, other) => String(one ?? '').localeCompare(String(other ?? ''), 'zh'));
    return names.flatMap((name) => [h('h3', {}, name ?? this.#words.noName), this.#rows(this.#cards.filter(({ publication }) => publication === name))]);
  }

  /** @param {Card[]} cards */
  #rows(cards) {
    return cards.length > 0 && h('ul', { class: 'issues' }, cards.map((card) => h('li', {}, this.#row(card))));
  }

  /** @param {Card} card */
  #row(card) {
    const words = this.#words;
    const name = this.name(card);
    const open = h('button', { type: 'button', class: 'open' }, h('b', {}, card.publication ?? words.noName), ' ', h('span', {}, days(card.date, words).slice(0, 2).join(' ') || words.undated));
    open.addEventListener('click', () => this.#on.open(card.id));
    return [
      open,
      h('span', { class: 'hint' }, words.extent(card.names.length, card.stories, size(card.bytes))),
      h('span', { class: 'does' }, named(words.export, words.exportOf(name), () => this.#on.send([card.id])), named(words.remove, words.removeOf(name), () => this.#remove(card))),
    ];
  }

  /** @param {Card} card */
  async #remove(card) {
    const words = this.#words;
    const removed = await this.#on.remove(card.id);
    if (!removed) return;
    const undo = action(words.undo, async () => {
      // As long as it is not back, this has it alone.
      if (!(await this.#on.restore(removed))) return;
      this.#undo.replaceChildren();
      this.#rest();
    });
    this.#undo.replaceChildren(h('p', { class: 'actions', role: 'status' }, words.removed(this.name(card)), ' ', undo));
    undo.focus();
  }
}

/**
 * How many issues appeared on each day.
 *
 * @param {Card[]} cards
 */
function counted(cards) {
  const counts = new Map();
  for (const { date } of cards) counts.set(date, (counts.get(date) ?? 0) + 1);
  return counts;
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function chief(text, act) {
  const button = action(text, act);
  button.classList.add('chief');
  return button;
}

/**
 * A button that says less than its name.
 *
 * @param {string} text
 * @param {string} name
 * @param {() => void} act
 */
function named(text, name, act) {
  const button = action(text, act);
  button.ariaLabel = name;
  return button;
}

/** Units of a size, each a thousand of the one before. */
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/**
 * `1.2 MB`.
 *
 * @param {number} bytes
 */
export function size(bytes) {
  const unit = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** unit;
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}
