/**
 * How the library looks: a sheet of paper over the page, ruled by hairlines; fetched with it.
 *
 * @csspart library - The library.
 * @csspart close - The button that shuts the library.
 * @csspart hint - Small print in the library.
 * @csspart room - How much room the library takes and has.
 * @csspart actions - A row of buttons in the library.
 * @csspart pin - The row that keeps the issue that is open.
 * @csspart ways - The ways for pages to come in.
 * @csspart address - The way for pages by URL.
 * @csspart work - What is under way in the library, or to be looked at.
 * @csspart progressing - How far what is under way is.
 * @csspart trouble - What went wrong in the library.
 * @csspart proof - What was recognised and can be set right.
 * @csspart field - A field of what was recognised.
 * @csspart pages - The pages of what was recognised.
 * @csspart number - The number of one of these pages.
 * @csspart chief - The button for what is mostly done next.
 * @csspart month - A month of the library, with its issues.
 * @csspart calendar - The calendar of a month.
 * @csspart issues - The issues that are kept.
 * @csspart open - The button that opens an issue that is kept.
 * @csspart does - What else can be done with an issue that is kept.
 * @csspart scope - Where to search: this issue or the whole shelf.
 * @csspart found - What was found on the shelf.
 *
 * @module
 */

import { css } from './dom.js';

export const libraryStyle = css`
.library { inline-size: min(44rem, 100vw); max-inline-size: none; max-block-size: 100dvh; block-size: fit-content; margin: 0 auto; padding: 0 1.25rem calc(1.25rem + env(safe-area-inset-bottom)); border: 1px solid var(--_ink); border-block: 3px double var(--_ink); background: var(--_paper); color: var(--_ink); font: .9375rem/1.6 var(--_hei); overflow: auto; overscroll-behavior: contain; }
.library::backdrop { background: #0006; }
.library header { position: sticky; inset-block-start: 0; z-index: 1; display: flex; align-items: center; justify-content: space-between; padding-block: .6rem; background: var(--_paper); border-block-end: 1px solid var(--_ink); }
.library h2 { font: 900 1.5rem/1.4 var(--_song); letter-spacing: .1em; color: var(--_nameplate); }
.library h3 { margin-block: 1rem .4rem; font: 700 1.0625rem/1.4 var(--_song); }
.library h3:focus { outline: none; }
.close { min-inline-size: 2.75rem; min-block-size: 2.75rem; padding: 0; border: 0; font-size: 1.5rem; line-height: 1; }
.hint { font-size: .8125rem; line-height: 1.7; color: var(--_faint); overflow-wrap: anywhere; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; padding-block: .6rem; }
.library button { min-block-size: 2.25rem; }
.library .actions button, .address button, .progressing button { padding: 0 .9em; border-color: var(--_rule); }
.library .chief { background: var(--_ink); border-color: var(--_ink); color: var(--_paper); }
.library .chief:hover:enabled { background: var(--_red); border-color: var(--_red); color: var(--_paper); }
.library [aria-pressed=true] { background: var(--_ink); border-color: var(--_ink); color: var(--_paper); }
.pin:not(:empty), .ways, .work:not(:empty) { border-block-end: 1px solid var(--_rule); }
.pin .hint { padding-block: .6rem; }
.ways { padding-block-end: .75rem; }
.address { display: flex; gap: .5rem; margin-block-start: .6rem; }
.library input:not([type=file]), .library input:focus-visible { min-block-size: 2.5rem; padding: 0 .6em; border: 1px solid var(--_rule); font-size: 1rem; }
.library input:focus-visible { outline: 2px solid var(--_red); outline-offset: -1px; }
.progressing { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: .5rem 1rem; padding-block: .75rem; }
.progressing p { grid-column: 1 / -1; font-variant-numeric: tabular-nums; }
progress { inline-size: 100%; block-size: 3px; appearance: none; border: 0; background: var(--_rule); color: var(--_red); }
progress::-webkit-progress-bar { background: var(--_rule); }
progress::-webkit-progress-value { background: var(--_red); }
progress::-moz-progress-bar { background: var(--_red); }
.trouble { padding-block: .25rem .9rem; }
.trouble p { margin-block-end: .6rem; }
/* What is to be looked at stands alone. */
.work:has(.proof) ~ * { display: none; }
.field { display: flex; align-items: center; gap: .75rem; margin-block: .5rem; }
.field span { flex: none; inline-size: 4em; }
.pages { margin: .75rem 0; padding: 0; list-style: none; border-block-start: 1px solid var(--_rule); }
.pages li { display: grid; grid-template-columns: 4.5em 1fr; align-items: center; gap: .15rem .75rem; padding-block: .4rem; border-block-end: 1px solid var(--_rule); }
.pages .hint { grid-column: 2; }
.issues { border-block-start: 1px solid var(--_ink); }
.issues li { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 0 1rem; padding-block: .35rem; border-block-end: 1px solid var(--_rule); }
.issues .open { padding: .2rem 0; border: 0; text-align: start; }
.issues .open b { font: 700 1.0625rem var(--_song); margin-inline-end: .5em; }
.issues .open:hover { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
.issues .hint { grid-row: 2; }
.does { grid-row: 1 / 3; grid-column: 2; }
.does button { padding: 0 .6em; border: 0; border-inline-start: 1px solid var(--_rule); font-size: .875rem; }
.calendar { max-inline-size: 24rem; margin-block: .25rem .75rem; }
.calendar table { inline-size: 100%; border-collapse: collapse; table-layout: fixed; text-align: center; font-variant-numeric: tabular-nums; }
.calendar th { padding-block: .3rem; font: .75rem var(--_hei); color: var(--_faint); border-block-end: 1px solid var(--_ink); }
.calendar td { padding: 0; color: var(--_faint); border-block-end: 1px solid var(--_rule); block-size: 2.25rem; }
.calendar td button { inline-size: 100%; padding: 0; border: 0; font-weight: 700; color: var(--_red); }
.calendar td button[aria-pressed=true] { background: var(--_red); color: var(--_paper); }
.library footer { margin-block-start: 1rem; padding-block-start: .5rem; border-block-start: 1px solid var(--_ink); }

/* What is found on the shelf, among the hits. */
.scope button[aria-pressed=true] { background: var(--_ink); border-color: var(--_ink); color: var(--_paper); }
.aid.scope button:last-child { margin: 0; border: 1px solid var(--_rule); }
.aid.scope button:last-child[aria-pressed=true] { border-color: var(--_ink); }
.found { max-block-size: min(60vh, 32rem); overflow: auto; overscroll-behavior: contain; }
.found h3 { padding: .8em 1.25rem .2em; font: 700 .8125rem var(--_hei); color: var(--_faint); }
.found h3 b { color: var(--_red); }
.found .hit { inline-size: 100%; border: 0; border-block-end: 1px solid var(--_rule); text-align: start; }
.found .hit:focus-visible { outline-offset: -2px; }
.popup:has(.found) > .note { display: none; }
.found .aid button:last-child { margin: 0; border: 1px solid var(--_rule); color: inherit; }
.found .aid button[aria-pressed=true] { background: var(--_ink); border-color: var(--_ink); color: var(--_paper); }
.meant { padding: 0; border: 0; color: var(--_red); text-decoration: underline; }

.home + .tool { order: 0; border: 0; border-inline-end: 1px solid var(--_rule); letter-spacing: .1em; }
@container baolan (min-width: 42rem) { .home + .tool { border: 0; } }
@container baolan (max-width: 24rem) {
  .tool { padding-inline: .45em; }
  .bar .home { padding-inline-end: .5em; }
  .bar .box { padding-inline: .5em; }
}
@media (min-width: 42rem) {
  .month { display: grid; grid-template-columns: 17rem 1fr; align-items: start; gap: 1.5rem; }
  .library { max-block-size: 92vh; margin-block-start: 4vh; }
}
@media print { .library { display: none; } }
@media (forced-colors: active) { .library [aria-pressed=true], .scope [aria-pressed=true], .library .chief { forced-color-adjust: none; background: Highlight; color: HighlightText; } }
`;
