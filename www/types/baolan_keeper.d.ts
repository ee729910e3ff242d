/**
 * Types of `baolan/service-worker`: keeps the reader's files and issues in a portal's own worker. What is asked of a worker's events is
 * said here, so that these types do without those of workers.
 */

/** What of an `ExtendableEvent` is asked. */
interface Lasting {
  waitUntil(promise: Promise<unknown>): void;
}

/** What of a `FetchEvent` is asked. */
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(response: Response | PromiseLike<Response>): void;
}

/** What of an `ExtendableMessageEvent` is asked. */
interface Told extends Lasting {
  readonly data: unknown;
  readonly ports: readonly Pick<MessagePort, 'postMessage'>[];
}

/** A file and what it must be to be kept: SHA-256, in hex and as the platform writes it. */
export interface File {
  url: string;
  revision: string;
  integrity: string;
}

/** The reader's files, all of one version or none, and the texts of issues. */
export class Keeper {
  /**
   * @param what.isIssue whether an address may be a page of an issue; nothing but these is kept as one
   * @param what.more files that go with the reader's own, addresses as the worker's place has them
   */
  constructor(what?: { isIssue?: (url: URL) => boolean; more?: readonly File[] });
  /** Fetches every file that is not kept yet; if one can't be had as it must be, the version before stays. */
  install(event: Lasting): Promise<unknown>;
  /** Throws out the files of versions before. */
  activate(event: Lasting): Promise<unknown>;
  /** Answers a request for a file of the reader's, or for a page of an issue, and no other; says whether it does. */
  fetch(event: Fetching): boolean;
  /** Does what a page asks: keeps issues, lets them go, or lets a worker that waits take over. */
  message(event: Told): void;
}

/** What a page asks of a worker by `postMessage`; the port that comes along hears an {@link Answer}. */
export type Wish = { baolan: 'keep' | 'forget'; urls: string[] } | { baolan: 'takeover' };

/** What the port hears. */
export type Answer = { done: true } | { done: false; message: string };

export {};
