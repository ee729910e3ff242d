// What a page with a service worker of its own does as a new version comes: `await open(page, url)`, `await kept(page)`, then, once the
// server has another, `await update(page)`, `await waits(page)`, `await agree(page, 'two')`.

/** @typedef {import('playwright-core').Page} Page */

/** Opens the reader, and waits for its issue. */
export async function open(/** @type {Page} */ page, /** @type {string} */ url) {
  await page.goto(url);
  await page.evaluate(() => document.querySelector('baolan-reader').ready.then(() => {}));
}

/** Waits until the page's worker has everything. */
export const kept = (/** @type {Page} */ page) =>
  page.evaluate(async () => {
    // The desk has the worker installed; asking for what it does fetches it.
    await document.querySelector('baolan-reader').newsArticle('p1-a1');
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== 'activated') await new Promise((resolve) => active.addEventListener('statechange', () => active.state === 'activated' && resolve()));
  });

/** The version of the page's files, as `Host.publish` names it; none of the first. */
export const version = (/** @type {Page} */ page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--version').replaceAll('"', ''));

/** Asks for a new version; the server may go meanwhile. */
export const update = (/** @type {Page} */ page) => page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()).then(() => true, () => false));

/** The new version, once it waits. */
export const waits = (/** @type {Page} */ page) => page.locator('.strip', { hasText: '阅读器有新版本' }).waitFor();

/** Lets the new version take over, and waits until the page is of it. */
export async function agree(/** @type {Page} */ page, /** @type {string} */ name) {
  await page.getByRole('button', { name: '更新' }).click();
  await page.waitForFunction((name) => getComputedStyle(document.documentElement).getPropertyValue('--version').includes(name), name);
}
