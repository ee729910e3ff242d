/**
 * A month with the days on which something appeared: pressing one leaves the issues of that day. In come days, out go a month and a day.
 *
 * @module
 */

import { h } from './dom.js';
import { action } from './strip.js';

/**
 * @param {string} month `YYYY-MM`, the one to show
 * @param {Map<string, number>} days how many issues appeared on each, by `YYYY-MM-DD`
 * @param {string | null} chosen
 * @param {import('./library.js').ShelfWords} words
 * @param {{month: (month: string) => void, day: (day: string) => void}} on
 */
export function calendar(month, days, chosen, words, on) {
  const months = [...new Set([...days.keys()].map(monthOf))].sort();
  const at = months.indexOf(month);
  const [year, number] = month.split('-').map(Number);
  const turn = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {string | undefined} */ other) => {
    const button = /** @type {HTMLButtonElement} */ (action(sign, () => on.month(other), name));
    button.disabled = !other;
    return button;
  };
  return h('div', { class: 'calendar' }, [
    h('div', { class: 'head' }, turn('‹', words.earlierMonth, months[at - 1]), h('p', { class: 'where', 'aria-live': 'polite' }, words.month(year, number)), turn('›', words.laterMonth, months[at + 1])),
    h('table', {}, [
      h('thead', {}, h('tr', {}, words.weekdays.map((day) => h('th', { scope: 'col' }, day)))),
      h('tbody', {}, weeks(year, number).map((week) => h('tr', {}, week.map((day) => h('td', {}, day && cell(day, days, chosen, words, on)))))),
    ]),
  ]);
}

/** @param {string} date */
export const monthOf = (date) => date.slice(0, 7);

/**
 * The days of a month by weeks that begin on Sunday.
 *
 * @param {number} year
 * @param {number} month from 1
 * @returns {(string | null)[][]} null before the first and after the last
 */
function weeks(year, month) {
  const before = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = Array.from({ length: count }, (_, day) => new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10));
  const all = [...Array(before).fill(null), ...days];
  return Array.from({ length: Math.ceil(all.length / 7) }, (_, week) => Array.from({ length: 7 }, (_, day) => all[week * 7 + day] ?? null));
}

/**
 * @param {string} day
 * @param {Map<string, number>} days
 * @param {string | null} chosen
 * @param {import('./library.js').ShelfWords} words
 * @param {{day: (day: string) => void}} on
 */
function cell(day, days, chosen, words, on) {
  const [year, month, number] = day.split('-').map(Number);
  if (!days.has(day)) return h('span', {}, String(number));
  const button = action(String(number), () => on.day(day), words.day(words.date(year, month - 1, number), days.get(day)));
  button.ariaPressed = String(day === chosen);
  return button;
}
