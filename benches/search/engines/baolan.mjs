// Baolan: one segment of one issue with all articles, made beforehand.

let module;
let memoryOfModule;
let archive;
let bytesOfSegment;

/** Starts the wasm: `module` is the address of its JavaScript, `wasm` its bytes where they can't be fetched from beside it. */
export async function start({ module: address, wasm }) {
  module = await import(address);
  const { memory } = await module.default(wasm && { module_or_path: wasm });
  memoryOfModule = memory;
}

export function build(articles) {
  bytesOfSegment = segment(issue(articles));
}

export const save = () => bytesOfSegment;

/** The segment of an issue, with terms or without. */
export const segment = (issue, withoutTerms) => module.Archive.index(issue, withoutTerms);

export function open(bytes) {
  archive?.free();
  archive = new module.Archive();
  archive.add(bytes);
}

/** The first number is how many there are. */
export const search = (query, limit) => archive.find(query, limit).subarray(1);

export const memory = () => memoryOfModule.buffer.byteLength;

/** Articles as an issue of one page. */
export const issue = (articles) => ({
  pages: [{ articles: articles.map(article) }],
});

const article = ({ id, title, body }) => ({ id, headline: title ? [title] : [], body: paragraphs(body) });

const paragraphs = (body) => body.split('\n').map((text) => ({ text, role: 'paragraph' }));
