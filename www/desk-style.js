/**
 * How the tools of an article look, what they bring to the bar, and the panels: fetched with them.
 *
 * @csspart routed - The tool that copies the address; there with `router`.
 * @csspart original - An article's original lines.
 * @csspart progress - How much of the article has been read.
 * @csspart aid - A row of what helps to ask: earlier queries, pages, kinds, authors.
 * @csspart meant - A button with what may have been meant.
 * @csspart panel - A panel at the bar.
 * @csspart head - The head of the map or the calendar, with the ways before and after.
 * @csspart block - A story in the map of a page.
 * @csspart all - The row of all pages under the map.
 * @csspart thumbnail - A page in the row of all pages.
 * @csspart row - A choice of looks, or a row of buttons in a panel.
 * @csspart keys - The sheet of keys.
 *
 * @module
 */

import { css } from './dom.js';

export const deskStyle = css`
.tools button { min-block-size: 1.75rem; padding: 0 .5em; border: 0; color: inherit; }
.tools button:hover { color: var(--_red); text-decoration: underline; text-underline-offset: .2em; }
.tools [aria-pressed=true] { color: var(--_paper); }
.original { margin-block-start: 2rem; padding-block-start: .75rem; border-block-start: 3px double var(--_ink); }
.original h2 { margin-block-end: 1rem; letter-spacing: .05em; }
.original pre { margin: 0 0 1.5em; padding-inline-start: 1em; border-inline-start: 1px solid var(--_rule); font: .9375rem/1.75 var(--_song); white-space: pre-wrap; overflow-wrap: anywhere; }

.progress { position: absolute; inset: -2px 0 auto; block-size: 2px; overflow: hidden; }
.progress::after { content: ""; display: block; block-size: 100%; background: var(--_red); transform-origin: 0 0; transform: scaleX(var(--part, 0)); }
.aid { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; padding: .7em 1.25rem; border-block-end: 1px solid var(--_rule); }
.aid button { min-block-size: 1.75rem; max-inline-size: 14em; padding: 0 .6em; border-color: var(--_rule); font-size: .875rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.aid button:last-child:not([aria-pressed]) { margin-inline-start: auto; border: 0; color: var(--_faint); }

/* Panels. */
.panel { position: absolute; inset-inline: 0; inset-block-end: 100%; max-block-size: min(80vh, 46rem); overflow: auto; overscroll-behavior: contain; padding: .75rem 1.25rem 1rem; background: var(--_paper); border-block: 3px double var(--_ink); }
.panel:focus { outline: none; }
.head { display: flex; align-items: center; justify-content: space-between; margin-block-end: .5rem; }
.head .where { font-size: .9375rem; color: var(--_ink); }
.head button { min-inline-size: 2.75rem; min-block-size: 2.25rem; padding: 0; border: 0; font-size: 1.5rem; line-height: 1; }
button:disabled { color: var(--_rule); cursor: default; }
.panel .map { max-block-size: 60vh; margin-inline: auto; }
.block { position: absolute; display: flex; flex-direction: column; gap: 4px; padding: 5px 6px; outline: 1px solid var(--_rule); overflow: hidden; font: 700 .8125rem/1.35 var(--_song); }
.block span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; flex: none; }
/* Rules for the lines that nobody can read from here. */
.block::after { content: ""; flex: 1 1 0; background: repeating-linear-gradient(var(--_rule) 0 1px, #0000 1px 5px); }
.block.photo::after { background: var(--_rule); }
.block.advertisement { outline-style: dashed; }
.block.advertisement::after, .block.notice::after { background: none; }
.block:hover { color: var(--_red); text-decoration: none; }
.block[aria-current] { color: var(--_red); }
.block[aria-current]::after { background: repeating-linear-gradient(var(--_red) 0 1px, #0000 1px 5px); }
a.block:focus-visible { outline: 2px solid var(--_red); outline-offset: -2px; z-index: 1; }
.all { display: flex; gap: .75rem; margin-block-start: .75rem; overflow-x: auto; font: .75rem/1.4 var(--_hei); }
.all a { flex: none; inline-size: 4.5rem; padding: 3px; text-align: center; }
.all [aria-current] { font-weight: 700; color: var(--_red); }
.thumbnail { position: relative; display: block; inline-size: 3.25rem; aspect-ratio: 1 / 1.4; margin: 0 auto .3rem; border: 1px solid; }
.thumbnail .block { padding: 2px; }
.thumbnail .block::after { background: repeating-linear-gradient(var(--_rule) 0 1px, #0000 1px 3px); }
.thumbnail .photo::after { background: var(--_rule); }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 0; margin: 0; padding: .4rem 0; border: 0; min-inline-size: 0; font: .875rem var(--_hei); }
.row .label { float: inline-start; inline-size: 4.5em; padding: .8em 0; }
.row label { cursor: pointer; }
.row input { position: absolute; opacity: 0; inline-size: 1px; padding: 0; }
.row label span, .row button { display: block; min-block-size: 2.25rem; padding: 0 .8em; line-height: 2.25rem; border: 1px solid var(--_rule); margin-inline-start: -1px; }
.row button { line-height: 1; margin-inline-end: .5rem; }
.row input:checked + span { background: var(--_ink); border-color: var(--_ink); color: var(--_paper); }
.row input:focus-visible + span { outline: 2px solid var(--_red); outline-offset: 2px; }
output { min-inline-size: 3.5em; margin-inline-end: .5rem; text-align: center; font-variant-numeric: tabular-nums; }
.keys { max-inline-size: min(34rem, 92vw); max-block-size: 86vh; overflow: auto; padding: 1.25rem 1.5rem; background: var(--_paper); color: var(--_ink); border: 1px solid var(--_ink); border-block: 3px double var(--_ink); font: .9375rem/1.6 var(--_hei); }
.keys::backdrop { background: #0006; }
.keys h2 { font: 900 1.25rem var(--_song); }
.keys dl { columns: 2 13rem; column-gap: 2rem; margin: .75rem 0; }
.keys dl div { display: flex; gap: 1em; padding: .25em 0; break-inside: avoid; border-block-end: 1px solid var(--_rule); }
.keys dt { inline-size: 2em; text-align: center; }
.keys dd { margin: 0; }
kbd { font: 700 1em ui-monospace, monospace; }
.keys label { display: block; margin-block-end: 1rem; padding: .25em 0; }
.keys input, .keys input:focus-visible { flex: none; border: 0;  inline-size: 1.25rem; block-size: 1.25rem; padding: 0; appearance: auto; vertical-align: -.25em; accent-color: var(--_red); }

@container baolan (min-width: 42rem) {
  .progress { inset: auto 0 -2px; }
  .panel { inset-block: 100% auto; inset-inline: auto 0; inline-size: min(27rem, 90cqi); border: 1px solid var(--_ink); border-block: 3px double var(--_ink); }
}
@container baolan (min-width: 60rem) {
  .original { margin: 0; padding: 0 0 0 var(--_gap); border: 0; border-inline-start: 1px solid var(--_rule); }
}
@media print { .keys { display: none; } }
@media (forced-colors: active) {
  .row input:checked + span, [aria-pressed=true], .progress::after { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  .block[aria-current] { outline: 3px solid Highlight; outline-offset: -3px; }
}
`;
