// Which packages of npm are in what esbuild made: in comes its metafile, out goes the list, to target/xtask/bundled/NAME.json.
//
//   await listBundled('worker', [result.metafile])     ["node_modules/workbox-core", …]
//
// xtask/src/bundled.rs reads it, for the notices of their licences.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

// The folder of a package, also of one within another.
const PACKAGE = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/;

/** Writes the list of what is in any of the results. */
export async function listBundled(name, metafiles, root = '.') {
  const folder = path.join(root, 'target/xtask/bundled');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify(bundled(metafiles)));
}

/** The folders of the packages that have bytes in an output: what was only looked at, or shaken off, is not passed on. */
export function bundled(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs)));
  const folders = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => PACKAGE.exec(file)?.[0]);
  return [...new Set(folders.filter(Boolean))].sort();
}
