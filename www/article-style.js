/**
 * How an article in the light DOM looks. The sheet is adopted by whatever root the element stands in, and scoped by
 * the element's name, so that nothing else on the page is touched.
 *
 * @module
 */

/**
 * In a layer, and every declaration important: so nothing that the page around says of paragraphs or headings gets in, not even
 * what is important there. What is to be changed from outside is a custom property.
 */
const sheet = firm`
@layer baolan {
baolan-reader > article[slot=article], baolan-reader > article[slot=article] * { all: revert; }
baolan-reader > article[slot=article] {
  font: calc(var(--_size) * var(--_scale, 1))/var(--_leading) var(--_face, var(--_song));
  color: var(--_ink);
  max-inline-size: var(--_measure);
  margin-inline: auto;
  margin-block: 0;
  padding-block: 2rem 1.5rem;
  text-align: var(--_align, justify);
  text-justify: inter-character;
  line-break: strict;
  overflow-wrap: anywhere;
  hanging-punctuation: allow-end;
  text-spacing-trim: trim-start;

  & header { margin-block-end: 1.75em; }
  & p, & h1, & h2 { margin: 0; padding: 0; font: inherit; }
  & p { text-indent: var(--_indent, 2em); }
  & p + p { margin-block-start: var(--_space, 0); }
  & [data-line] { display: block; }
  & header p, & h1 { margin-block-start: 0; text-indent: 0; text-align: center; text-wrap: balance; }
  & h1 { font-size: clamp(1.5em, 5.6cqi * var(--_scale, 1), 2.25em); font-weight: 900; line-height: 1.35; }
  & [tabindex] { outline: none; }
  & [data-phrased] { word-break: keep-all; }
  & h2 { margin-block: 1.5em .5em; font-weight: 700; text-align: start; }
  & [data-role=column] { margin-block-end: .75em; font: 700 .8em/1.4 var(--_hei); letter-spacing: .2em; }
  & [data-role=kicker] { margin-block-end: .5em; font-size: 1em; line-height: 1.5; }
  & [data-role=subhead] { margin-block-start: .6em; font-size: 1.1em; line-height: 1.5; }
  & [data-role=byline] { margin-block-start: 1.1em; font-family: var(--_kai); line-height: 1.5; color: var(--_faint); }
  & [data-role=question] { margin-block: 1.1em .35em; font: 700 .95em/var(--_leading) var(--_hei); text-indent: 0; }
  & b { font: 700 .95em var(--_hei); }
  & [data-role=note], & [data-role=hint] { font: .95em/var(--_leading) var(--_kai); color: var(--_faint); }
  & [data-role=caption] { font: .95em/var(--_leading) var(--_hei); text-indent: 0; }
  & > [data-role=byline] { text-align: end; text-indent: 0; }
  & [data-role=jump] { margin-block-start: 1em; text-align: end; text-indent: 0; font-family: var(--_kai); color: var(--_faint); }
  & header + [data-role=jump] { float: inline-start; margin-block: 0; margin-inline: 0 2em; }
  & header + [data-role=jump] + p { text-indent: 0; }
  & section header { margin-block: 1.5em 1em; }
  & [data-role=turn] { display: flex; align-items: center; gap: 1em; font: .8125rem/1.4 var(--_hei); letter-spacing: .1em; color: var(--_faint); }
  & [data-role=turn]::before, & [data-role=turn]::after { content: ""; flex: 1; border-block-start: 1px solid var(--_rule); }
  & [data-role=headline] { margin-block-start: .5em; font-weight: 700; }
  & [data-role=digits] { text-combine-upright: all; }
  & a { color: var(--_red); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
  & a:focus-visible { outline: 2px solid var(--_red); outline-offset: 3px; }
  & mark { background: var(--_wash); color: var(--_red); scroll-margin-block: 5rem; }
  & section { scroll-margin-block: 5rem; }
  & mark[data-role=quote] { background: none; color: inherit; text-decoration: underline 2px var(--_red); text-underline-offset: .25em; }
  & mark[aria-current] { background: var(--_red); color: var(--_paper); }
}
::highlight(baolan-speech) { background-color: var(--_wash); }
/* WebKitGTK, which is known by having the one and not the other, would draw numbers over what follows them. */
@supports (font: -apple-system-body) or (not (hanging-punctuation: first)) {
  baolan-reader > article[slot=article] { text-autospace: normal; }
}
/* What sets full-width punctuation closer where the browser does not do it by itself. */
@supports not (text-spacing-trim: trim-start) {
  baolan-reader > article[slot=article] { font-feature-settings: "chws", "vchw"; }
}
@media print {
  baolan-reader > article[slot=article] { font-size: 11pt; max-inline-size: none; padding-block: 1rem 0; orphans: 3; widows: 3; }
  baolan-reader > article[slot=article] mark { background: none; color: inherit; }
}
}
`;

/** How many readers stand in each root. */
const readers = new WeakMap();

/**
 * Gives the root of a reader the sheet, once for all readers in it.
 *
 * @param {Node} root
 */
export function adopt(root) {
  const count = readers.get(root) ?? 0;
  if (count === 0) /** @type {DocumentOrShadowRoot} */ (root).adoptedStyleSheets.push(sheet);
  readers.set(root, count + 1);
}

/**
 * Takes the sheet away again with the last reader.
 *
 * @param {Node} root
 */
export function release(root) {
  const count = readers.get(root) - 1;
  readers.set(root, count);
  const { adoptedStyleSheets: sheets } = /** @type {DocumentOrShadowRoot} */ (root);
  if (count === 0) sheets.splice(sheets.indexOf(sheet), 1);
}

/**
 * A style sheet to adopt, with every declaration important.
 *
 * @param {TemplateStringsArray} text
 * @returns {CSSStyleSheet}
 */
function firm([text]) {
  const sheet = new CSSStyleSheet();
  // A declaration ends with a semicolon or its block; what ends with the beginning of a block is a selector.
  sheet.replaceSync(text.replace(/([^{};]+:[^{};]+?)(;|(?=\s*\}))/g, '$1 !important$2'));
  return sheet;
}
