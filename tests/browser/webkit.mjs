// WebKitGTK's own small browser, driven by WebDriver over HTTP, on a screen that nobody sees: in comes a Wish, out comes a
// Driver (drivers.mjs has both). `cargo xtask test` says where WebKit's driver is, which knows its browser.

import { once } from 'node:events';
import { createServer } from 'node:net';
import { click, press, type } from './gestures.mjs';
import { Program } from './program.mjs';
import { until } from './waiting.mjs';

const DRIVER = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
const XVFB = process.env.XVFB_BIN ?? '/usr/bin/Xvfb';

/** What the browser's own tools take of its window's height at most. */
const TOOLS = 100;

/** @param {import('./drivers.mjs').Wish} wish */
export async function launch({ viewport: { width, height }, preload, ending }) {
  const display = await screen({ width, height: height + TOOLS }, ending);
  const port = await freePort();
  const program = new Program(DRIVER, [`--port=${port}`, '--host=127.0.0.1'], { DISPLAY: display, GDK_BACKEND: 'x11' });
  ending(() => program.stop());
  const server = `http://127.0.0.1:${port}`;
  await until(() => program.runs() && fetch(`${server}/status`).catch(() => null), `${DRIVER} to answer`);
  const { sessionId } = await post(`${server}/session`, { capabilities: {} });
  const session = (/** @type {string} */ what, /** @type {object} */ body) => post(`${server}/session/${sessionId}/${what}`, body);
  await session('window/rect', { x: 0, y: 0, width, height: height + TOOLS });
  return deeds(session, preload);
}

/** A screen that nobody sees; the browser on it ends with it. */
async function screen({ width, height }, ending) {
  const program = new Program(XVFB, ['-displayfd', '1', '-nolisten', 'tcp', '-screen', '0', `${width}x${height}x24`]);
  ending(() => program.stop());
  const [, number] = await program.hear(/^(\d+)$/m);
  return `:${number}`;
}

/**
 * What can be done in a window of it. What is to run before the page runs after it has loaded: the protocol has no earlier.
 *
 * @param {(what: string, body: object) => Promise<any>} session
 * @param {() => void} preload
 */
function deeds(session, preload) {
  const evaluate = (script, ...args) => session('execute/sync', { script: `return (${script})(...arguments)`, args });
  const act = (/** @type {object[]} */ actions) => session('actions', { actions });
  return {
    open: (url) => session('url', { url }).then(() => evaluate(preload)),
    evaluate,
    click: (x, y) => act(click(x, y)),
    type: (text) => act(type(text)),
    press: (key) => act(press(key)),
    back: () => session('back', {}),
  };
}

/**
 * @param {string} url
 * @param {object} body
 */
async function post(url, body) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** A port that was free a moment ago; the driver takes none by itself. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
