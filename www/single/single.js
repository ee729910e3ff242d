/**
 * One file that holds an issue and all that reading it takes: opens the texts that stand in the document, a `<pre>` a page. They
 * are what shows without JavaScript, and when the issue can't be opened.
 *
 * @module
 */

import '../reader.js';

const reader = /** @type {import('../reader.js').BaolanReader} */ (document.querySelector('baolan-reader'));
const pages = [...reader.querySelectorAll('pre')];

/** @param {boolean} hidden */
const hide = (hidden) => pages.forEach((page) => (page.hidden = hidden));

// Else they would show until the issue does.
hide(true);
reader.addEventListener('baolan-error', () => hide(false));
reader.load(pages.map((page) => page.textContent));
