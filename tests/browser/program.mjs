// A program that a test starts: in comes a command line, out come what it says and the way to end it.
//
// `await new Program('Xvfb', ['-displayfd', '1']).hear(/(\d+)\n/)` has the number of a display.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from './waiting.mjs';

export class Program {
  #file;
  #child;
  #said = '';

  /**
   * @param {string} file
   * @param {string[]} args
   * @param {Record<string, string>} [env] beside the test's own
   */
  constructor(file, args, env = {}) {
    this.#file = file;
    this.#child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.on('error', ({ message }) => this.#hear(message));
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream.setEncoding('utf8').on('data', (text) => this.#hear(text));
    // A test that is stopped by hand ends what it started, too.
    process.once('exit', this.#kill);
  }

  /**
   * Waits until the program has said something.
   *
   * @param {RegExp} pattern
   */
  hear(pattern) {
    return until(() => this.runs() && pattern.exec(this.#said), `${this.#file} to say ${pattern}`);
  }

  /** Whether it still runs: true, or an error that has what it said. */
  runs() {
    if (this.#running) return true;
    throw new Error(`${this.#file} did not start or has ended. It said: ${this.#said || 'nothing'}`);
  }

  /** Ends it, and comes back when it is gone. */
  async stop() {
    await this.#end();
  }

  /** The same without asking it. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** @param {NodeJS.Signals} [signal] */
  async #end(signal) {
    process.off('exit', this.#kill);
    if (!this.#running) return;
    this.#child.kill(signal);
    await once(this.#child, 'exit');
  }

  get #running() {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  #hear = (/** @type {string} */ text) => (this.#said += text);

  #kill = () => this.#child.kill();
}
