/**
 * Types of the element, for `import 'baolan'`: what docs/reference.md says in prose. Frameworks know the tag by them too: React 19, Vue
 * and Svelte, each only where it is installed.
 *
 * ```ts
 * const reader = document.querySelector('baolan-reader')!; // a BaolanReader
 * reader.addEventListener('baolan-article', ({ detail }) => console.log(detail.id));
 * ```
 */

import type { Article, Hits, Issue } from './baolan_model.js';

export type * from './baolan_model.js';

/** The custom element `<baolan-reader>`; importing the module defines it. */
export class BaolanReader extends HTMLElement {
  static readonly observedAttributes: string[];

  /** URLs of the pages' texts (UTF-8), parted by spaces, one a page. */
  src: string | null;
  /** 报名; it stands over what the text says. */
  publication: string | null;
  /** `YYYY-MM-DD`; it stands over what the text says. */
  date: string | null;
  /** The page of the contents to show, or that of the open article. */
  page: string | null;
  /** The id of the open article (`p1-a3`); none for the contents. */
  article: string | null;
  /** The query in the search box. */
  q: string | null;
  /** `lines`: the open article beside its original lines. */
  view: string | null;
  /** `light`, `dark`, `sepia`, or `auto`. */
  theme: string | null;
  /** Size of the text in parts of the page's own, .7 to 2.5. */
  fontScale: string | null;
  /** `vertical` (竖排) or `horizontal`. */
  writingMode: string | null;
  /** `hash`: the address names article and query. */
  router: string | null;
  /** Where `baolan_wasm_bg.wasm` is, if not beside baolan.js. */
  wasmUrl: string | null;

  /** The issue of `src` or the last `load`, once it can be read; rejected with a {@link BaolanError}. */
  readonly ready: Promise<Issue>;
  /** The model, with the publication and date the attributes give; null while there is none. */
  readonly issue: Issue | null;

  /** Opens an issue from its text, one string a page; a promise as `ready`. */
  load(texts: string | readonly string[]): Promise<Issue>;
  /** Opens an article as a click on its headline would; a promise of whether the issue has it. */
  open(id: string): Promise<boolean>;
  /** Searches the issue, best first; what is on the page stays as it is (set `q` to change that). */
  search(query: string): Promise<Hits>;
  /** An article's story as schema.org's `NewsArticle`, of the open one without an id; null where there is none. */
  newsArticle(id?: string | null): Promise<NewsArticle | null>;
}

/** A story as schema.org has it; what is not known is left out. */
export interface NewsArticle {
  '@context': 'https://schema.org';
  '@type': 'NewsArticle';
  [property: string]: unknown;
}

/** Why there is no issue, or no view of an article. */
export type BaolanErrorCode = 'missing' | 'server' | 'network' | 'html' | 'not-text' | 'pdf' | 'empty' | 'wasm' | 'damaged';

/** What `ready` is rejected with. */
export interface BaolanError extends Error {
  name: 'BaolanError';
  code: BaolanErrorCode;
  /** Which of the texts, counted from 1. */
  page?: number;
  url?: string;
  /** The server's answer. */
  status?: number;
}

/** The element's events by name. They bubble and are composed, so the document and the window hear them too. */
export interface BaolanEventMap {
  'baolan-load': CustomEvent<{ issue: Issue }>;
  'baolan-error': CustomEvent<{ code: BaolanErrorCode; page: number | undefined; url: string | undefined; message: string; error: Error }>;
  'baolan-article': CustomEvent<{ id: string; article: Article } | { id: null; article: null }>;
  'baolan-search': CustomEvent<Hits>;
  'baolan-offline': CustomEvent<{ offline: boolean }>;
}

/** The element's attributes, as markup has them. */
export interface BaolanAttributes {
  src?: string | null;
  publication?: string | null;
  date?: string | null;
  page?: string | number | null;
  article?: string | null;
  q?: string | null;
  view?: 'lines' | null;
  theme?: 'light' | 'dark' | 'sepia' | 'auto' | null;
  'font-scale'?: string | number | null;
  'writing-mode'?: 'vertical' | 'horizontal' | null;
  lang?: string;
  router?: 'hash' | null;
  library?: boolean | '';
  'service-worker'?: string | null;
  'wasm-url'?: string | null;
}

/** Those of the properties that have another name than their attribute. */
interface CamelCased {
  fontScale?: BaolanAttributes['font-scale'];
  writingMode?: BaolanAttributes['writing-mode'];
  wasmUrl?: BaolanAttributes['wasm-url'];
}

/** Listeners as React 19 and Svelte 5 have them: `onbaolan-load`. */
type Listeners = { [Name in keyof BaolanEventMap as `on${Name}`]?: ((event: BaolanEventMap[Name]) => void) | null };

declare global {
  interface HTMLElementTagNameMap {
    'baolan-reader': BaolanReader;
  }

  interface GlobalEventHandlersEventMap extends BaolanEventMap {}

  namespace svelteHTML {
    interface IntrinsicElements {
      'baolan-reader': BaolanAttributes & CamelCased & Listeners & SvelteAttributes;
    }
  }
}

// What follows is of frameworks that may not be installed. Where one is not, its types are any and there is nothing to add to; the
// compiler is told to say nothing of that, which counts for one line.

// @ts-ignore
type SvelteAttributes = Omit<import('svelte/elements').HTMLAttributes<BaolanReader>, keyof BaolanAttributes>;
// @ts-ignore
type ReactAttributes = Omit<import('react').DetailedHTMLProps<import('react').HTMLAttributes<BaolanReader>, BaolanReader>, keyof BaolanAttributes>;
// @ts-ignore
type VueAttributes = Omit<import('vue').HTMLAttributes, keyof BaolanAttributes> & import('vue').PublicProps;
// @ts-ignore
type VueEmit = import('vue').EmitFn<{ [Name in keyof BaolanEventMap]: (event: BaolanEventMap[Name]) => void }>;

// @ts-ignore
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'baolan-reader': ReactAttributes & BaolanAttributes & CamelCased & Listeners;
    }
  }
}

// @ts-ignore
declare module 'vue' {
  interface GlobalComponents {
    'baolan-reader': new () => BaolanReader & { $props: VueAttributes & BaolanAttributes & CamelCased; $emit: VueEmit };
  }
}

export {};
