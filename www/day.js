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
  const time = read(date);
  return [day(date, words), ...(time ? [words.weekday(time.getUTCDay()), words.lunar(() => lunar(time, words))] : [])].filter(Boolean);
}

/**
 * The day alone. Without Intl, which takes a browser longer to set up, the first time, than an article to show.
 *
 * @param {string | null} date `YYYY-MM-DD`
 * @param {Words} words
 * @returns {string | null} the date as it was written if it is no day
 */
export function day(date, words) {
  const time = read(date);
  return time ? words.date(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate()) : date;
}

/**
 * @param {string | null} date
 * @returns {Date | null} null where it is no day
 */
function read(date) {
  const time = new Date(`${date}T00:00Z`);
  // Of part of a date, or of the 30th of February, browsers make a day that nobody named.
  return time.toJSON()?.startsWith(`${date}T`) ? time : null;
}

/**
 * @param {Date} time
 * @param {Words} words
 */
const lunar = (time, { lang }) =>
  new Intl.DateTimeFormat(`${lang}-u-ca-chinese`, { dateStyle: 'long', timeZone: 'UTC' })
    .formatToParts(time)
    // ICU prints the western year before the 干支; a masthead has it already.
    .map(({ type, value }) => (type === 'relatedYear' ? '' : type === 'day' ? named(value) : value))
    .join('');

/**
 * A day of the lunar month has a name (初一 to 三十), which ICU knows and WebKit does not ask for: it gives a number.
 *
 * @param {string} value
 */
function named(value) {
  const day = Number(value);
  // The later tens have names of their own.
  return day ? ({ 20: '二十', 30: '三十' }[day] ?? '初十廿'[Math.floor((day - 1) / 10)] + '一二三四五六七八九十'[(day - 1) % 10]) : value;
}
