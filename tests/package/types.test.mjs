// The types that the package brings, by the compiler: programs that portals write, with lines in them that it is to refuse; and what the
// types say of the element beside what the manifest says.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { project } from './portal.mjs';

const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

/** Fails with what the compiler finds wrong. */
const compiles = (folder, config) =>
  promisify(execFile)(process.execPath, [TSC, '--project', config], { cwd: folder }).catch(({ stdout, stderr }) => assert.fail(stdout + stderr));

/** A program in which each type of the manifest is given to what the types have, and each of their names is one of the manifest's. */
function members({ members, attributes, events }) {
  const names = (all) => `{ ${all.map((name) => `'${name}': true`).join(', ')} }`;
  const parameter = ({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${type.text}`;
  const signature = ({ parameters, return: { type } }) => `(${parameters.map(parameter).join(', ')}) => ${type.text}`;
  const methods = members.filter(({ kind }) => kind === 'method');
  const readonly = members.filter(({ readonly }) => readonly);
  const chosen = attributes.filter(({ type }) => type.text.includes("'"));
  return [
    `import type { Article, BaolanAttributes, BaolanErrorCode, BaolanEventMap, BaolanReader, Hits, Issue, NewsArticle } from 'baolan';`,
    'declare const reader: BaolanReader;',
    'declare const events: BaolanEventMap;',
    `export const own: Record<Exclude<keyof BaolanReader, keyof HTMLElement>, true> = ${names(members.map(({ name }) => name))};`,
    `export const attributes: Record<keyof BaolanAttributes, true> = ${names(attributes.map(({ name }) => name))};`,
    `export const told: Record<keyof BaolanEventMap, true> = ${names(events.map(({ name }) => name))};`,
    ...methods.map((method) => `export const ${method.name}: ${signature(method)} = reader.${method.name};`),
    ...members.filter(({ kind }) => kind === 'field').map(({ name, type }) => `export const its_${name}: ${type.text} = reader.${name};`),
    ...readonly.flatMap(({ name }) => ['// @ts-expect-error: not to be set', `reader.${name} = reader.${name};`]),
    ...chosen.map(({ name, type }) => `export const as_${name.replace('-', '_')}: ${type.text} = null! as NonNullable<BaolanAttributes['${name}']>;`),
    ...events.map(({ name, type }) => `export const ${name.replace('-', '_')}: ${type.text} = events['${name}'];`),
    '',
  ].join('\n');
}

/** The samples, with the package installed, and that of the manifest among them. */
async function samples(as) {
  const folder = await project('types', as);
  const { modules } = JSON.parse(await readFile(path.join(folder, 'node_modules/baolan/custom-elements.json'), 'utf8'));
  await writeFile(path.join(folder, 'members.ts'), members(modules[0].declarations[0]));
  return folder;
}

test('by Node’s rules, a bundler’s, in a worker, and in React, Vue and Svelte', async () => {
  const folder = await samples('types');
  for (const config of ['tsconfig.json', 'tsconfig.bundler.json', 'tsconfig.worker.json', 'tsconfig.frameworks.json']) await compiles(folder, config);
});

test('where no framework is installed', async () => {
  // Not below this project, which has some.
  const folder = await mkdtemp(path.join(tmpdir(), 'baolan-types-'));
  try {
    await cp(await samples('types-alone'), folder, { recursive: true, dereference: true });
    for (const config of ['tsconfig.json', 'tsconfig.bundler.json', 'tsconfig.worker.json']) await compiles(folder, config);
  } finally {
    await rm(folder, { recursive: true });
  }
});
