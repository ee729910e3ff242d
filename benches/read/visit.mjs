// A page that nothing is kept for: a context of its own, without a cache, closed when it is done with. What is measured on a page
// that fails is no figure, so what a page throws is thrown here.

import { DESKTOP } from '../../tests/browser/chromium.mjs';

/**
 * @template T
 * @param {import('playwright-core').Browser} browser
 * @param {(page: import('playwright-core').Page) => Promise<T>} act
 * @returns {Promise<T>} what that gives
 */
export async function visit(browser, act) {
  const context = await browser.newContext(DESKTOP);
  try {
    const page = await context.newPage();
    const thrown = [];
    page.on('pageerror', (error) => thrown.push(error));
    const result = await act(page);
    if (thrown.length > 0) throw new Error(`the page of a visit threw: ${thrown[0].message}`, { cause: thrown[0] });
    return result;
  } finally {
    await context.close();
  }
}
