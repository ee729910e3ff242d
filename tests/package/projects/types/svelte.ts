// The element in Svelte, as its templates are checked.

import type {} from 'baolan';

type Attributes = svelteHTML.IntrinsicElements['baolan-reader'];

export const attributes: Attributes = { src: 'p1.txt', theme: 'dark', fontScale: 1.2, library: true, class: 'paper', 'onbaolan-load': ({ detail }) => detail.issue.pages };
// @ts-expect-error: there are no such colours
export const pink: Attributes = { theme: 'pink' };
// @ts-expect-error: another event's detail
export const mistaken: Attributes = { 'onbaolan-load': ({ detail }) => detail.offline };
