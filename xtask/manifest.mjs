// The custom-elements manifest of <baolan-reader>, what editors and catalogues know of it: `node xtask/manifest.mjs`, from the top of the
// project, writes pkg/custom-elements.json.
//
//   www/reader.js      the comment on its class, and the comments on what is public in it
//   www/*-style.js     @csspart and @cssprop at the head of each; the defaults from the styles themselves
//
// The analyzer reads the comments; what is done here beside it is said at each step.

import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { create, ts } from '@custom-elements-manifest/analyzer';

const TOP = fileURLToPath(new URL('..', import.meta.url));
const ELEMENT = 'www/reader.js';
const STYLES = ['www/chrome-style.js', 'www/reading-style.js', 'www/desk-style.js', 'www/library-style.js'];

/** What all of it is in, for whoever has the package. */
const SHIPPED = 'baolan.js';

/** @returns {Promise<import('custom-elements-manifest').Package>} */
export async function manifest() {
  const [element, ...styles] = await Promise.all([ELEMENT, ...STYLES].map(source));
  const { modules } = create({ modules: [element] });
  const declaration = modules[0].declarations.find(({ customElement }) => customElement);
  const name = { name: declaration.name, module: SHIPPED };
  return {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: SHIPPED,
        declarations: [described(declaration, element, styles)],
        exports: [
          { kind: 'js', name: declaration.name, declaration: name },
          { kind: 'custom-element-definition', name: declaration.tagName, declaration: name },
        ],
      },
    ],
  };
}

async function source(file) {
  return ts.createSourceFile(file, await readFile(path.join(TOP, file), 'utf8'), ts.ScriptTarget.ES2022, true);
}

/** What the analyzer found, without what is private, and with what it can't find. */
function described({ name, description, tagName, superclass, members, attributes, events, slots }, element, styles) {
  const properties = mirrored(element);
  const returns = returned(element);
  const inOrder = attributes.toSorted((one, other) => place(element, one) - place(element, other));
  const named = inOrder.map((attribute) => ({ ...attribute, ...(properties.includes(attribute.name) && { fieldName: camel(attribute.name) }) }));
  return {
    kind: 'class',
    customElement: true,
    name,
    tagName,
    description,
    superclass,
    attributes: named,
    members: [...named.filter(({ fieldName }) => fieldName).map(field), ...members.filter(isPublic).map((member) => method(member, returns))],
    // An event without a name is where the analyzer saw one being made.
    events: events.filter(({ name }) => name),
    slots,
    cssParts: styles.flatMap((style) => tags(style, 'csspart')).map(({ name, description }) => ({ name, description })),
    cssProperties: styles.flatMap((style) => tags(style, 'cssprop').map((tag) => ({ ...tag, default: fallback(style, tag.name) }))),
  };
}

/** The attributes that www/attributes.js makes properties of, by the list in the source. */
function mirrored(element) {
  const [, list] = /const MIRRORED = \[([^\]]*)\]/.exec(element.text);
  return [...list.matchAll(/'([^']+)'/g)].map(([, name]) => name);
}

const camel = (name) => name.replace(/-./g, (dash) => dash[1].toUpperCase());

/** Where an attribute stands in the comment: the analyzer puts those first that it saw in the code. */
const place = (element, { name }) => element.text.search(new RegExp(`@attr \\{.*?\\} ${name} -`));

/** The property of an attribute. */
const field = ({ name, fieldName, description }) => ({ kind: 'field', name: fieldName, type: { text: 'string | null' }, description, attribute: name, reflects: true });

/** What nobody has said anything about is none of the element's own. */
const isPublic = ({ privacy, description }) => privacy !== 'private' && Boolean(description);

/** A method with what it returns, and without a parameter that is for the reader's own modules; any other member as it is. */
function method(member, returns) {
  if (member.kind !== 'method') return member;
  const description = returns.get(member.name);
  const parameters = member.parameters.filter(({ description }) => !description?.startsWith('internal:'));
  return { ...member, parameters, return: { ...member.return, ...(description && { description }) } };
}

/** What is said of that which methods return, by their names; the analyzer takes the type alone. */
function returned(element) {
  const methods = element.statements.filter(ts.isClassDeclaration).flatMap(({ members }) => members.filter(ts.isMethodDeclaration));
  return new Map(methods.map((method) => [method.name.getText(), ts.getTextOfJSDocComment(ts.getJSDocReturnTag(method)?.comment)]));
}

/** The tags of a kind in the comment that a module begins with: `@cssprop {<color>} --baolan-ink - The ink.` */
function tags({ text, fileName }, kind) {
  const [head] = /^\/\*\*[^]*?\*\//.exec(text);
  const lines = head.match(new RegExp(`@${kind} .*`, 'g')) ?? [];
  return lines.map((line) => {
    const [, syntax, name, description] = /^@\w+ (?:\{(.+?)\} )?(\S+) - (.+)$/.exec(line) ?? [];
    if (!name) throw new Error(`${fileName}: “${line}” is to be @${kind} name - description`);
    return { name, description, ...(syntax && { syntax }) };
  });
}

/** What a custom property is where nobody sets it, by the styles: `--_ink: var(--baolan-ink, black);` */
function fallback({ text, fileName }, name) {
  const [, value] = new RegExp(`var\\(${name}, (.*)\\);`).exec(text) ?? [];
  if (!value) throw new Error(`${fileName} has no default of ${name}`);
  return value.replace(/var\(--_(\w+)\)/g, 'var(--baolan-$1)');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(path.join(TOP, 'pkg/custom-elements.json'), `${JSON.stringify(await manifest(), null, 2)}\n`);
}
