// Is the bill of materials what it is made of, and the same each time?

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sbom } from './sbom.mjs';

const list = () => ({
  package: { name: 'baolan', version: '1.2.3', license: '(MIT OR Apache-2.0) AND ISC', description: 'a reader', sum: `sha512-${Buffer.alloc(64, 1).toString('base64')}` },
  parts: [
    { kind: 'crate', name: 'serde', version: '1.0.229', license: 'MIT OR Apache-2.0', sum: 'ab'.repeat(32) },
    { kind: 'npm', name: '@scope/idb', version: '8.0.4', license: 'ISC', sum: `sha512-${Buffer.alloc(64, 2).toString('base64')}` },
    { kind: 'std', name: 'rust-std', version: '1.96.0', license: 'MIT OR Apache-2.0' },
    { kind: 'data', name: 'Unihan', version: '15.0.0', license: 'Unicode-3.0' },
  ],
  tools: { rustc: '1.96.0', esbuild: '0.28.2' },
});

test('every part is there, with the address and the sum that its registry knows it by', async () => {
  const bill = JSON.parse(await sbom(list()));
  assert.equal(bill.specVersion, '1.6');
  assert.equal(bill.metadata.component.purl, 'pkg:npm/baolan@1.2.3');
  assert.deepEqual(bill.metadata.component.hashes, [{ alg: 'SHA-512', content: '01'.repeat(64) }]);
  const purls = bill.components.map(({ purl }) => purl).sort();
  assert.deepEqual(purls, ['pkg:cargo/serde@1.0.229', 'pkg:generic/Unihan@15.0.0', 'pkg:generic/rust-std@1.96.0', 'pkg:npm/%40scope/idb@8.0.4']);
  const [serde, idb] = ['serde', 'idb'].map((name) => bill.components.find(({ purl }) => purl.includes(`/${name}@`)));
  assert.deepEqual(serde.hashes, [{ alg: 'SHA-256', content: 'ab'.repeat(32) }]);
  assert.deepEqual(serde.licenses, [{ expression: 'MIT OR Apache-2.0' }]);
  assert.deepEqual(idb.licenses, [{ license: { id: 'ISC' } }]);
  assert.deepEqual(bill.dependencies.find(({ ref }) => ref === 'pkg:npm/baolan@1.2.3').dependsOn.toSorted(), purls);
  assert.deepEqual(bill.metadata.tools.components.map(({ name, version }) => `${name} ${version}`), ['esbuild 0.28.2', 'rustc 1.96.0']);
});

test('the same list gives the same bytes in any order, another list another number, and no clock is read', async () => {
  const first = await sbom(list());
  const turned = list();
  turned.parts.reverse();
  assert.equal(await sbom(turned), first);
  const other = list();
  other.parts[0].version = '1.0.230';
  assert.notEqual(JSON.parse(await sbom(other)).serialNumber, JSON.parse(first).serialNumber);
  assert.doesNotMatch(first, /timestamp/);
});

test('what CycloneDX does not allow is refused', async () => {
  const wrong = list();
  wrong.parts[0].version = '1'.repeat(1025);
  await assert.rejects(sbom(wrong), /not as CycloneDX has it/);
  const unsure = list();
  unsure.parts[0].sum = 'no sum';
  await assert.rejects(sbom(unsure), /no sum is no sum/);
});
