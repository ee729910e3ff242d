// The bill of materials of the npm package: in comes what xtask/src/sbom.rs lists, out goes CycloneDX 1.6 in JSON, held to the standard's
// schema first: `node xtask/sbom.mjs LIST.json BOM.json`.
//
//   {"package": {"name", "version", "license", "description", "sum"}, "parts": [{"kind": "crate", "name", "version", "license", "sum"}], "tools": {"name": "version"}}
//
// The same list gives the same bytes: no clock, and the serial number is made of what the bill says.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Enums, Models, Serialize, SPDX, Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';

const SPEC = Spec.Spec1dot6;

// The kinds of parts: what each is to CycloneDX, and whose names and versions they go by.
const KINDS = {
  std: [Enums.ComponentType.Library, 'generic'],
  crate: [Enums.ComponentType.Library, 'cargo'],
  npm: [Enums.ComponentType.Library, 'npm'],
  data: [Enums.ComponentType.Data, 'generic'],
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [list, file] = process.argv.slice(2);
  await writeFile(file, await sbom(JSON.parse(await readFile(list, 'utf8'))));
}

/** The bill as text; rejected with what the schema complains of. */
export async function sbom({ package: ours, parts, tools }) {
  const bom = new Models.Bom();
  const main = component('npm', ours);
  main.description = ours.description;
  bom.metadata.component = main;
  for (const [name, version] of Object.entries(tools)) {
    bom.metadata.tools.components.add(new Models.Component(Enums.ComponentType.Application, name, { version, bomRef: `tool:${name}` }));
  }
  for (const part of parts) {
    const made = component(part.kind, part);
    bom.components.add(made);
    main.dependencies.add(made.bomRef);
  }
  bom.serialNumber = `urn:uuid:${uuid(written(bom))}`;
  const text = `${written(bom)}\n`;
  const complaint = await new Validation.JsonStrictValidator(SPEC.version).validate(text);
  if (complaint) throw new Error(`the bill of materials is not as CycloneDX has it: ${JSON.stringify(complaint)}`);
  return text;
}

function component(kind, { name, version, license, sum }) {
  const [type, registry] = KINDS[kind];
  const purl = purlOf(registry, name, version);
  const made = new Models.Component(type, name, { version, purl, bomRef: purl });
  made.licenses.add(SPDX.isSupportedSpdxId(license) ? new Models.SpdxLicense(license) : new Models.LicenseExpression(license));
  if (sum) made.hashes.set(...hash(sum));
  return made;
}

/** `@scope/name` has the scope before the name, as packages of npm do. */
function purlOf(registry, fullName, version) {
  const [name, scope] = fullName.split('/').reverse();
  return new PackageURL(registry, scope, name, version).toString();
}

/** npm's sums are `sha512-` and base64, cargo's SHA-256 in hexadecimal; what is neither would be left out without a word. */
function hash(sum) {
  if (/^[0-9a-f]{64}$/.test(sum)) return [Enums.HashAlgorithm['SHA-256'], sum];
  const [, base64] = /^sha512-([\w+/]{86}==)$/.exec(sum) ?? [];
  if (!base64) throw new Error(`${sum} is no sum that package-lock.json or Cargo.lock would have`);
  return [Enums.HashAlgorithm['SHA-512'], Buffer.from(base64, 'base64').toString('hex')];
}

function written(bom) {
  return new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(SPEC)).serialize(bom, { sortLists: true, space: 2 });
}

/** A UUID of version 8, which is for names made as one likes. */
function uuid(text) {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
