// What a portal's own service worker writes.

import { Keeper, type Answer, type Wish } from 'baolan/service-worker';

declare const self: ServiceWorkerGlobalScope;

const keeper = new Keeper({ isIssue: ({ pathname }) => pathname.startsWith('/issues/') });
self.addEventListener('install', (event) => event.waitUntil(keeper.install(event)));
self.addEventListener('activate', (event) => keeper.activate(event));
self.addEventListener('message', (event) => keeper.message(event));
self.addEventListener('fetch', (event) => {
  if (!keeper.fetch(event)) event.respondWith(fetch(event.request));
});

export const wish: Wish = { baolan: 'keep', urls: ['/issues/2024-01-12/p1.txt'] };
// @ts-expect-error: of what?
export const vague: Wish = { baolan: 'forget' };
export const why = (answer: Answer) => (answer.done ? null : answer.message);

// @ts-expect-error: says whether an address is a page of an issue
new Keeper({ isIssue: ({ pathname }) => pathname });
