// The template of one file that holds an issue: in come www/single/single.html and the script of the reader, out comes the
// page with script, style, wasm and a policy that lets these pass and nothing else. What is still to be filled in,
// `{{baolan:…}}`, is for the export. Nobody is to take it for a page before it is filled: bundlers and their servers change what is called .html, and
// with it what the policy knows by its hash.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import { transform } from 'esbuild';

// The page around the reader looks as www/index.html does.
const STYLES = ['www/style.css', 'www/single/single.css'];

export async function template(script) {
  // What stands in the page as markup would end the script, and what looks like a place to fill in would be filled in.
  if (/<\/script|<!--|\{\{baolan:|\r/i.test(script)) throw new Error('the script of the one file holds </script, <!--, {{baolan: or a carriage return');
  const css = (await Promise.all(STYLES.map((file) => readFile(file, 'utf8')))).join('');
  const style = (await transform(css, { loader: 'css', minify: true, charset: 'utf8', target: 'esnext' })).code.trim();
  const wasm = deflateRawSync(await readFile('pkg/baolan_papers_bg.wasm'), { level: 9, memLevel: 9 }).toString('base64');
  return filled(await readFile('www/single/single.html', 'utf8'), { script, style, wasm, policy: policy(script, style) });
}

// The strictest there is: nothing is fetched, and what runs is known to the byte.
const policy = (script, style) =>
  `default-src 'none'; script-src '${hash(script)}' 'wasm-unsafe-eval'; style-src '${hash(style)}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const filled = (page, parts) => page.replace(/\{\{build:(\w+)\}\}/g, (_, name) => parts[name]);
