// docs/reference.md, the page for who puts <baolan-reader> on theirs: `node xtask/reference.mjs`, from the top of the project, writes it
// anew from the comments in www/, by the manifest.
//
// `reference(await manifest())` is the page as text.

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { manifest } from './manifest.mjs';

export const PAGE = fileURLToPath(new URL('../docs/reference.md', import.meta.url));

/** @param {import('custom-elements-manifest').Package} manifest */
export function reference({ modules: [{ declarations }] }) {
  const [element] = declarations;
  return [title(element), attributes(element), properties(element), methods(element), events(element), slots(element), looks(element), parts(element)].join('\n');
}

const title = ({ tagName, description }) => `<!-- Made of the comments in www/ by \`node xtask/reference.mjs\`: change those, then run it. -->

# \`<${tagName}>\`

${description}

The types named here come with the package: \`import type { Issue, Article, Hits } from 'baolan'\`. What stands here is in its \`custom-elements.json\`
too, for editors and catalogues.
`;

const attributes = ({ attributes }) =>
  section('Attributes and properties', ['attribute', 'property', 'values', 'what it is'], attributes, ({ name, fieldName, type, description }) => [
    code(name),
    fieldName ? code(fieldName) : '',
    code(type.text),
    description,
  ]);

const properties = ({ members }) =>
  section('Other properties, to be read', ['property', 'type', 'what it is'], members.filter(({ readonly }) => readonly), ({ name, type, description }) => [
    code(name),
    code(type.text),
    description,
  ]);

const methods = ({ members }) =>
  section('Methods', ['method', 'gives', 'what it does'], members.filter(({ kind }) => kind === 'method'), (method) => [
    code(`${method.name}(${method.parameters.map(parameter).join(', ')})`),
    [code(method.return.type.text), method.return.description].filter(Boolean).join(', '),
    [method.description, ...method.parameters.map(remark)].filter(Boolean).join(' '),
  ]);

const parameter = ({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${type.text}`;

const remark = ({ name, description }) => description && `${code(name)}: ${description}.`;

const events = ({ events }) =>
  section('Events', ['event', '`detail`', 'when'], events, ({ name, type, description }) => [code(name), code(detail(type)), description], 'They bubble and are composed.');

const detail = ({ text }) => /^CustomEvent<(.*)>$/.exec(text)[1];

const slots = ({ slots }) => section('Slots', ['slot', 'what stands there'], slots, ({ name, description }) => [name ? code(name) : '(none)', description]);

const looks = ({ cssProperties }) =>
  section(
    'Custom properties',
    ['custom property', 'syntax', 'default', 'what it is'],
    cssProperties,
    ({ name, syntax, default: value, description }) => [code(name), code(syntax), code(value), description],
    'Of two colours in `light-dark()` the first is for the day; `theme="sepia"` has colours of its own, which stand over these.',
  );

const parts = ({ cssParts }) =>
  section('Parts', ['part', 'what it is'], cssParts, ({ name, description }) => [code(name), description], 'To be styled from outside: `baolan-reader::part(masthead) { … }`. Every class in the shadow root is a part, those of the front page first.');

/** A heading, what is to be said of all, and a table of a row for each. */
function section(heading, head, all, row, remark) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [`## ${heading}`, '', ...(remark ? [remark, ''] : []), line(head), line(head.map(() => '---')), ...all.map((one) => line(row(one))), ''].join('\n');
}

const code = (text) => `\`${text}\``;

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(PAGE, reference(await manifest()));
