// Makes the CSS in a module smaller: css`a { color: red }` becomes css`a{color:red}`, all else stays as it is.
//
// A bundler takes such a template for a text it must not touch, so this is done before the bundler sees it.

import { parse } from 'acorn';
import { transform } from 'esbuild';

// The tags of style sheets, in dom.js and article-style.js.
const STYLES = ['css', 'firm'];

// The source with smaller styles; `leave` is told the line of each that has to stay as it is.
export async function withSmallStyles(source, leave) {
  const program = parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true });
  let small = source;
  // From the last to the first, so that the places of those still to come stay right.
  for (const text of styles(program).toSorted((one, other) => other.start - one.start)) {
    const css = await minified(text);
    if (css === undefined) leave(text.loc.start.line);
    else small = small.slice(0, text.start) + css + small.slice(text.end);
  }
  return small;
}

// The text of every css`...` and firm`...` below a node of the syntax tree.
function styles(node) {
  if (node === null || typeof node !== 'object') return [];
  if (node.type === 'TaggedTemplateExpression' && STYLES.includes(node.tag.name)) return [node.quasi];
  return Object.values(node).flatMap(styles);
}

// A style with a ${hole} in it can't be read as CSS, and one with a \ means one thing to String.raw and another to a
// plain tag: for both the answer is undefined.
async function minified(template) {
  const [text, ...more] = template.quasis;
  const raw = text.value.raw;
  if (more.length > 0 || raw.includes('\\')) return undefined;
  const { code } = await transform(raw, { loader: 'css', minify: true, charset: 'utf8', target: 'esnext' });
  const small = code.trim().replace(CUSTOM, (declaration) => declaration.replace(SPACE, '$1'));
  return /[`\\]|\$\{/.test(small) ? undefined : `\`${small}\``;
}

// A custom property keeps its value as it is written, white space and all; what stands after a colon or comma means nothing,
// but in quotes.
const CUSTOM = /--[\w-]+:[^;{}]*/g;
const SPACE = /("[^"]*")|(?<=[:,]) +/g;
