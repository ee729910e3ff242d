/**
 * A day as a Chinese masthead gives it, by both calendars.
 *
 * `days('2024-01-12', words)` is `['2024年1月12日', '星期五', '农历癸卯年腊月初二']`.
 *
 * @module
 */

/** @typedef {import('./strings.js').Words} Words */

/**
 * @param {string | null} date `YYYY-MM-DD`
 * @param {Words} words
 * @returns {string[]} the date as it was written if it is no day, nothing if there is none
 */
export function days(date, words) {
  if (!date) return [];
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return [date];
  const say = (/** @type {Intl.DateTimeFormatOptions} */ how, calendar = '') =>
    new Intl.DateTimeFormat(words.lang + calendar, { ...how, timeZone: 'UTC' }).formatToParts(day);
  // ICU prints the western year before the 干支; a masthead has it already.
  const lunar = say({ dateStyle: 'long' }, '-u-ca-chinese').filter(({ type }) => type !== 'relatedYear');
  return [text(say({ dateStyle: 'long' })), text(say({ weekday: 'long' })), words.lunar(text(lunar.map(named)))].filter(Boolean);
}

/**
 * A day of the lunar month has a name (初一 to 三十), which ICU knows and WebKit does not ask for: it gives a number.
 *
 * @param {Intl.DateTimeFormatPart} part
 */
function named(part) {
  const day = part.type === 'day' && Number(part.value);
  // The later tens have names of their own.
  return day ? { value: { 20: '二十', 30: '三十' }[day] ?? '初十廿'[Math.floor((day - 1) / 10)] + '一二三四五六七八九十'[(day - 1) % 10] } : part;
}

/** @param {{value: string}[]} parts */
const text = (parts) => parts.map(({ value }) => value).join('');
