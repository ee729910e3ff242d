// A portal under a strict policy: no report, with the files of the package as they are.

import { test } from 'node:test';
import { POLICY, project, saves, serve, shows, visit } from './portal.mjs';

const folder = await project('strict');

/** What portals send, from what the element promises to the strictest that names no address of a script. */
const POLICIES = {
  'of its own origin': POLICY,
  'where no policy of Trusted Types can be made': `${POLICY}; trusted-types 'none'`,
  'by a nonce': `default-src 'none'; connect-src 'self'; script-src 'nonce-cGFwZXI' 'strict-dynamic' 'wasm-unsafe-eval'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'`,
};

for (const [name, policy] of Object.entries(POLICIES)) {
  test(name, async () => {
    const { url } = await serve([folder, `${folder}/public`], { 'content-security-policy': policy });
    const { page } = await visit({ url, ready: false });
    await saves(page);
    await shows(page);
  });
}
