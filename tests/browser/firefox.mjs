// The Firefox that `cargo xtask test` found, driven by WebDriver BiDi, which it speaks by itself: in comes a Wish, out
// comes a Driver (drivers.mjs has both). Commands go over a socket, each with a number that its answer has too.

import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { click, press, type } from './gestures.mjs';
import { Program } from './program.mjs';

const FIREFOX = process.env.FIREFOX_BIN ?? '/usr/bin/firefox-esr';

/**
 * Starts it with a profile of its own, which is its home too: as root it refuses another's.
 *
 * @param {import('./drivers.mjs').Wish} wish
 */
export async function launch({ viewport, preload, ending }) {
  const home = await mkdtemp(join(tmpdir(), 'baolan-firefox-'));
  ending(() => rm(home, { recursive: true, force: true, maxRetries: 5 })); // Its children may write for a moment yet.
  const downloads = join(home, 'downloads');
  await writeFile(join(home, 'user.js'), preferences({ 'browser.download.folderList': 2, 'browser.download.dir': downloads }));
  const program = new Program(FIREFOX, ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', home], { HOME: home });
  ending(() => program.stop());
  const [, address] = await program.hear(/WebDriver BiDi listening on (ws:\S+)/);
  const bidi = new Bidi(`${address}/session`);
  ending(() => bidi.close());
  await bidi.ready;
  await bidi.send('session.new', { capabilities: {} });
  const { context } = (await bidi.send('browsingContext.getTree')).contexts[0];
  await bidi.send('browsingContext.setViewport', { context, viewport });
  await bidi.send('script.addPreloadScript', { functionDeclaration: String(preload) });
  return deeds(bidi, context, downloads);
}

/** Preferences as a profile has them; a folder of one's own for downloads is number 2. */
const preferences = (/** @type {Record<string, string | number>} */ all) =>
  Object.entries(all).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join('');

/**
 * What can be done in a window of it.
 *
 * @param {Bidi} bidi
 * @param {string} context
 * @param {string} downloads the folder where they come
 */
function deeds(bidi, context, downloads) {
  const act = (/** @type {object[]} */ actions) => bidi.send('input.performActions', { context, actions });
  return {
    open: (url) => bidi.send('browsingContext.navigate', { context, url, wait: 'complete' }),
    evaluate: (script, ...args) => evaluate(bidi, context, `JSON.stringify((${script})(...${JSON.stringify(args)}))`),
    click: (x, y) => act(click(x, y)),
    type: (text) => act(type(text)),
    press: (key) => act(press(key)),
    back: () => bidi.send('browsingContext.traverseHistory', { context, delta: -1 }),
    async give(selector, path) {
      const expression = `document.querySelector('baolan-reader').shadowRoot.querySelector(${JSON.stringify(selector)})`;
      const { sharedId } = await result(bidi, context, expression);
      return bidi.send('input.setFiles', { context, element: { sharedId }, files: [path] });
    },
    saved: (name) => whole(downloads, name),
  };
}

/** A file's text; null as long as there is none, or more of it comes, which is in another file meanwhile. */
async function whole(folder, name) {
  const names = await readdir(folder).catch(() => []);
  if (!names.includes(name) || names.some((other) => other.endsWith('.part'))) return null;
  return readFile(join(folder, name), 'utf8');
}

/**
 * @param {Bidi} bidi
 * @param {string} context
 * @param {string} expression that gives JSON, or undefined
 */
async function evaluate(bidi, context, expression) {
  const { value } = await result(bidi, context, expression);
  return value === undefined ? undefined : JSON.parse(value);
}

/** What an expression gives, as the protocol has it. */
async function result(bidi, context, expression) {
  const { result, exceptionDetails } = await bidi.send('script.evaluate', { target: { context }, expression, awaitPromise: false });
  if (exceptionDetails) throw new Error(`in the page: ${exceptionDetails.text}`);
  return result;
}

/** A session of WebDriver BiDi, once it is ready. */
class Bidi {
  #socket;
  ready;
  #sent = 0;
  /** @type {Map<number, {resolve: (result: any) => void, reject: (error: Error) => void}>} */
  #awaited = new Map();

  constructor(/** @type {string} */ url) {
    this.#socket = new WebSocket(url);
    this.ready = once(this.#socket, 'open');
    this.#socket.on('message', (text) => this.#receive(JSON.parse(String(text))));
    this.#socket.on('close', () => this.#awaited.forEach(({ reject }) => reject(new Error('Firefox is gone'))));
  }

  send(/** @type {string} */ method, params = {}) {
    const id = (this.#sent += 1);
    return new Promise((resolve, reject) => {
      this.#awaited.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close() {
    this.#socket.terminate();
  }

  #receive({ id, result, error, message }) {
    const { resolve, reject } = this.#awaited.get(id) ?? {};
    this.#awaited.delete(id);
    if (error) reject?.(new Error(`${error}: ${message}`));
    else resolve?.(result);
  }
}
