// What becomes of the CSS in a module: `node --test xtask/styles.test.mjs`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSmallStyles } from './styles.mjs';

async function small(source) {
  const left = [];
  const result = await withSmallStyles(source, (line) => left.push(line));
  return { result, left };
}

test('a style gets smaller, also a nested rule and Chinese text', async () => {
  const source = 'export const a = css`\n  a { color: red; &:hover { margin: 0px } }\n  b::before { content: "报"; }\n`;';
  const { result, left } = await small(source);
  assert.equal(result, 'export const a = css`a{color:red;&:hover{margin:0}}b:before{content:"报"}`;');
  assert.deepEqual(left, []);
});

test('each of several styles is set back in its own place', async () => {
  const { result } = await small('const one = css`a { top: 1px }`, two = f(css`b { top: 2px }`);\nclass C { static #s = css` `; }');
  assert.equal(result, 'const one = css`a{top:1px}`, two = f(css`b{top:2px}`);\nclass C { static #s = css``; }');
});

test('what only looks like a style stays', async () => {
  const source = '// css`a { b: c }`\nconst text = "css`a { b: c }`", html = tag`a { b: c }`, plain = `a { b: c }`;';
  assert.equal((await small(source)).result, source);
});

test('a style with a hole or a backslash stays, and its line is told', async () => {
  const source = 'const a = css`a { top: ${one} }`;\nconst b = css`b::before { content: "\\\\201c" }`;';
  const { result, left } = await small(source);
  assert.equal(result, source);
  assert.deepEqual(left, [2, 1]);
});

test('what is no JavaScript is refused', async () => {
  await assert.rejects(small('const = 1'), SyntaxError);
});

test('the white space that custom properties keep is gone, but in quotes', async () => {
  const { result } = await small('css`a { --x: var(--y, "a, b", c); color: red }`');
  assert.equal(result, 'css`a{--x:var(--y,"a, b",c);color:red}`');
});
