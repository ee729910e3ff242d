/**
 * Parsing and searching without the element, in pages, workers and Node (20.16 or newer): `import { index, open, parse } from 'baolan/engine'`.
 *
 * Functions are rejected with a `BaolanError` of `code` `wasm` where what they need can't be had; the next call tries again.
 */
import type { Facets, Hits, Issue, Marked, Suggestion } from './baolan_model.js';

export type * from './baolan_model.js';

/** The text of a page; UTF-8 where it is bytes. */
export type Text = string | Uint8Array | ArrayBuffer;

/** What stands over what the texts say; the date is `YYYY-MM-DD`. */
export interface Imprint {
  publication?: string | null;
  date?: string | null;
}

/**
 * An issue made of the texts of its pages, in the order in which they are printed.
 *
 * Rejected with a `BaolanError` of `code` `not-text`, `pdf` or `empty` and the number of the `page`, counted from 1.
 */
export function parse(pages: Text | Text[], imprint?: Imprint | null): Promise<Issue>;

/** What an issue is searched by: a segment, bytes that can be kept. What the object lacks the issue lacks. */
export function index(issue: Partial<Issue>): Promise<Uint8Array>;

/**
 * Segments that are searched as one.
 *
 * Rejected with a `BaolanError` of `code` `not-a-segment`, `segment-version` or `segment-damaged`: index the issue again.
 */
export function open(segments?: Uint8Array[]): Promise<Archive>;

/** How many hits are wanted (20 where nothing is said), how many of them with their passage (all), and whether the newest come first. */
export interface Limits {
  limit?: number;
  passages?: number;
  newest?: boolean;
}

/** Issues that are searched as one, in the memory of the wasm until `free()`; `open` makes it. */
export class Archive {
  private constructor();
  /** Adds an issue by its segment; its number is how many were there before. Throws as `open` is rejected. */
  add(segment: Uint8Array): void;
  /** What the archive has for a query, best first, each hit with the number of its `segment` where there is more than one. */
  search(query: string, limits?: Limits): Hits;
  /** How many of the articles a query finds are on which page, in which section, of which kind, by whom, of which day. */
  facets(query: string): Facets;
  /** What may be typed: authors, earlier queries (the last first), headlines; 20 where nothing is said. */
  suggest(typed: string, how?: { earlier?: string[]; limit?: number }): Suggestion[];
  /** An article's texts cut into runs, those that match a query marked; undefined where the issue has no such article. */
  mark(article: string, query: string, segment?: number): Marked | undefined;
  /** Gives the wasm its memory back; nothing can be asked after that. */
  free(): void;
}
