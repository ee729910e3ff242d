// The page's service worker. It lies here because a worker answers for the folder it lies in; all else is built.
const BUILT = '../pkg/baolan_worker.js';
// Under a server's policy a worker takes no mere string, as a page does not.
const policy = self.trustedTypes?.createPolicy('baolan', { createScriptURL: (url) => url });
importScripts(policy ? policy.createScriptURL(BUILT) : BUILT);
