/**
 * How what stands around an article looks, and what several pages have beside each: fetched with them.
 *
 * @cssprop {<length>} --baolan-size - Size of an article's text.
 * @cssprop {<number>} --baolan-leading - Height of its lines, in parts of the size.
 * @cssprop {<length>} --baolan-measure - The longest line.
 *
 * @csspart running - The running head of the pages after the first.
 * @csspart folios - The row of pages.
 * @csspart turns - The ways to the pages before and after.
 * @csspart prev - The way to the page before.
 * @csspart next - The way to the next page or story.
 * @csspart nothing - What is said of a page on which no article was found.
 * @csspart desk - What stands under the bar with an article.
 * @csspart reading - An article and what stands around it.
 * @csspart column - The column an article stands in.
 * @csspart top - What stands over an article.
 * @csspart source - Where an article is from: publication, date, page, length.
 * @csspart tools - What can be done with an article.
 * @csspart doubt - Says that an article's make-up is doubtful, and leads to the original lines.
 * @csspart scroller - What scrolls where the text is vertical.
 * @csspart around - The ways to the stories before and after.
 * @csspart previous - The way to the story before.
 * @csspart index - The stories of the page beside an article, where there is room.
 * @csspart map - A page's make-up as a map.
 * @csspart list - A list: the stories of the page, the issues of the library.
 * @csspart strips - What comes and goes at the bar.
 * @csspart strip - A row of buttons at the bar: for what is selected, for what is read aloud, for a new version.
 * @csspart matches - The walk from match to match.
 * @csspart count - Which of the matches.
 * @csspart stories - Which of the stories that match.
 *
 * @module
 */

import { css } from './dom.js';

export const readingStyle = css`
:host {
  --_size: var(--baolan-size, 1.125rem);
  --_leading: var(--baolan-leading, 1.8);
  --_measure: var(--baolan-measure, 36em);
}
:host([theme=sepia]) { color-scheme: light; --_paper: #f3e8d0; --_ink: #36291a; --_faint: #66553c; --_rule: #c9b68f; --_red: #a0141b; --_nameplate: #a0141b; --_wash: #ecd0b0; }
/* The pages after the first, and the ways between them. */
.running { display: flex; align-items: baseline; flex-wrap: wrap; gap: 0 1em; padding-block: 1rem .5rem; border-block-end: 4px solid var(--_ink); }
.running h1 { font-size: 1.375rem; font-weight: 900; letter-spacing: .06em; color: var(--_nameplate); }
.folios { display: flex; overflow-x: auto; scrollbar-width: none; gap: 1.5em; border-block-end: 1px solid var(--_rule); font: .875rem/2.5rem var(--_hei); white-space: nowrap; }
.folios [aria-current] { font-weight: 700; box-shadow: inset 0 -3px var(--_ink); }
/* The row of pages says it already. */
.folios ~ .page .folio { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.turns, .around { display: grid; grid-template-columns: 1fr 1fr; border-block: 1px solid var(--_ink); }
.turns a, .around a { padding: .9rem 0; line-height: 1.5; }
.turns .next, .around .next { grid-column: 2; padding-inline-start: 1.25rem; text-align: end; }
.prev + .next, .around .previous + .next { border-inline-start: 1px solid var(--_rule); }
.turns .label, .around .label { display: block; }

/* An article, and the way on. */
.reading { padding-block: 1rem 2rem; scroll-margin-block-start: 4rem; }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; padding-block-end: .5rem; border-block-end: 1px solid var(--_rule); font: .8125rem/1.6 var(--_hei); color: var(--_faint); }
.source span { margin-inline-end: 1em; }
.tools { display: flex; flex: 1 0 100%; flex-wrap: wrap; gap: 0 .25rem; min-block-size: 1.75rem; margin-inline-start: -.5em; }
.doubt { min-block-size: 1.75rem; border: 0; font: .8125rem var(--_hei); color: var(--_faint); padding: .5em 0; text-decoration: underline dotted; text-underline-offset: .25em; }
.doubt:hover { color: var(--_red); }
.index { display: none; }
.map { position: relative; aspect-ratio: 1 / 1.4; border: 1px solid var(--_ink); }

/* 竖排: the text runs in columns from right to left, and the box around it scrolls. */
:host([writing-mode=vertical]) .scroller { writing-mode: vertical-rl; width: 100%; inline-size: max(18rem, 100vh - var(--_bar) - 11rem); inline-size: max(18rem, 100dvh - var(--_bar) - 11rem); max-inline-size: 44em; overflow: auto hidden; overscroll-behavior-inline: contain; border-block-end: 1px solid var(--_rule); }
:host([writing-mode=vertical]) .scroller .around { border: 0; border-block-start: 1px solid var(--_ink); }
:host([writing-mode=vertical]) .scroller .around a { padding: 0 .9rem; }

/* What comes and goes at the bar. */
.strips { position: absolute; inset-inline: 0; inset-block-end: 100%; display: flex; flex-direction: column; background: var(--_paper); font-size: .875rem; }
.strip, .matches { display: flex; align-items: center; min-block-size: 2.75rem; padding-inline: var(--_side); border-block-start: 1px solid var(--_rule); white-space: nowrap; overflow-x: auto; }
.strip button, .matches button { min-block-size: 2.75rem; min-inline-size: 2.5rem; padding: 0 .75em; border: 0; }
.strip button:first-child { margin-inline-start: -.75em; }
.matches { font-variant-numeric: tabular-nums; }
.matches button { font-size: 1.125rem; }
.count { min-inline-size: 2.5em; text-align: center; color: var(--_red); }
.stories { margin-inline-start: auto; color: var(--_faint); }

/* What the front page does without at first. */
[aria-pressed=true] { background: var(--_ink); color: var(--_paper); }
.note strong { display: block; color: var(--_ink); }
.hits { scrollbar-color: var(--_rule) #0000; }
.dateline { position: relative; }
.nothing { padding-block: 3rem; text-align: center; color: var(--_faint); }
.teasers .where { font-weight: 400; }

@container baolan (min-width: 42rem) {
  .strips { inset-block: 100% auto; inset-inline: auto 0; border-block-end: 1px solid var(--_ink); border-inline: 1px solid var(--_rule); }
  .strip, .matches { border-block: 0; padding-inline: .75rem; }
  .tools { flex: 0 1 auto; }
  .reading { padding-block-start: 2rem; }
  .column { max-inline-size: calc(var(--_measure) * 1.125 * var(--_scale, 1)); margin-inline: auto; inline-size: 100%; }
  :host([writing-mode=vertical]) .column { max-inline-size: none; }
}
@container baolan (min-width: 60rem) {
  .strips { position: static; flex-direction: row; align-items: stretch; order: 1; margin-inline-start: auto; border: 0; }
  .search { order: 2; margin-inline-start: 0; }
  .strips:not(:has(> :not([hidden]))) ~ .search, .bar:not(:has(.strips)) .search { margin-inline-start: auto; }
  .tool { order: 3; }
  .strip { padding-inline: .5rem; }
  .reading { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 3rem; }
  .index { display: block; position: sticky; inset-block-start: calc(var(--_bar) + 2rem); align-self: start; max-block-size: calc(100vh - var(--_bar) - 4rem); overflow: auto; padding-inline-start: var(--_gap); border-inline-start: 1px solid var(--_rule); }
  .index .map { margin: 1px 1px 1rem; }
  .index li { padding-block: .6em; border-block-end: 1px solid var(--_rule); line-height: 1.5; }
  .index li:last-child { border: 0; }
  .index a[aria-current] { color: var(--_red); font-weight: 700; }
  :host([view=lines]) .reading { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  :host([view=lines]) .index { display: none; }
}
@media print {
  /* Night is for screens: paper is white whatever was chosen. */
  :host, :host([theme]) { color-scheme: light; --_paper: #fff; }
  .bar, .folios, .turns { display: none; }
  .story { break-inside: avoid; }
  .tools, .doubt, .around, .index { display: none; }
  :host([writing-mode=vertical]) .scroller { writing-mode: horizontal-tb; inline-size: auto; max-inline-size: none; overflow: visible; }
  .reading { display: block; padding: 0; }
}
@media (forced-colors: active) {
  .hit[aria-selected=true] { outline: 3px solid Highlight; }
}
`;
