/**
 * How the chrome looks: ink on newsprint, hairlines, one red. Colours and faces come in as `--baolan-*` custom
 * properties; those with `--_` are the same with their defaults, for the chrome and for the article in the light DOM.
 *
 * What a portal may set, for custom-elements.json and docs/reference.md; the defaults stand below. Each style module names the parts it is about,
 * and reading-style.js the properties of an article's text.
 *
 * @cssprop {<color>} --baolan-paper - The paper: newsprint, and night paper in the dark.
 * @cssprop {<color>} --baolan-ink - The ink: text, headlines and heavy rules.
 * @cssprop {<color>} --baolan-faint - Small print: datelines, labels, snippets.
 * @cssprop {<color>} --baolan-rule - Hairlines (栏线).
 * @cssprop {<color>} --baolan-accent - 报头红: links, matches, the story being read.
 * @cssprop {<color>} --baolan-masthead - The masthead's red.
 * @cssprop {<color>} --baolan-mark - The wash behind a match.
 * @cssprop {<string>#} --baolan-song - Font families of text and headlines (宋体).
 * @cssprop {<string>#} --baolan-kai - Font families of bylines and notes (楷体).
 * @cssprop {<string>#} --baolan-hei - Font families of captions and chrome (黑体).
 *
 * @csspart sheet - All that the reader shows.
 * @csspart bar - The bar: under the thumb on a phone, over the page on a desk.
 * @csspart home - The way to the contents.
 * @csspart name - The publication's name in the bar, while an article is open.
 * @csspart tool - A button of the bar that opens a panel or the library.
 * @csspart search - The search.
 * @csspart box - The box of the search.
 * @csspart popup - What opens at the search box.
 * @csspart aids - What helps to ask, over the hits.
 * @csspart hits - The list of hits.
 * @csspart hit - A hit.
 * @csspart title - A story's headline where it is named: in a hit, on the way to the next story.
 * @csspart where - Where something stands, small: page, month, count.
 * @csspart snippet - The passage a hit shows.
 * @csspart note - What is said of the answer under the hits.
 * @csspart contents - The contents.
 * @csspart masthead - 报头: name, dateline and teasers.
 * @csspart nameplate - Name and dateline.
 * @csspart publication - The publication's name.
 * @csspart dateline - Date, number and pages.
 * @csspart teasers - 导读: what is to be read further on.
 * @csspart label - A small heading: column, kind, the name of a row.
 * @csspart page - A page of the contents.
 * @csspart folio - The name of a page.
 * @csspart makeup - The stories of a page.
 * @csspart story - A story in the contents.
 * @csspart lead - The story that leads its page.
 * @csspart major - One of the stories after the lead.
 * @csspart minor - One of the other stories.
 * @csspart news - News: a story in the contents or a block in the map of a page, as with the other kinds.
 * @csspart interview - An interview, likewise.
 * @csspart photo - A photo, of which there is the caption, likewise.
 * @csspart brief - A brief, likewise.
 * @csspart notice - A notice (启事), likewise.
 * @csspart advertisement - An advertisement, likewise.
 * @csspart kicker - 引题, over the headline.
 * @csspart subhead - 副题, under the headline.
 * @csspart sign - What is to be known of a story, behind its headline: read, doubtful.
 * @csspart lede - How a story begins.
 * @csspart by - The line of a byline that stands alone.
 * @csspart byline - A byline in the contents.
 * @csspart colophon - A page's small print at its foot.
 * @csspart failure - What went wrong, and what to do.
 * @csspart which - Which of the pages went wrong.
 * @csspart retry - A button under what went wrong: to try again, to the library.
 * @csspart status - What is said to those who listen; not seen.
 *
 * @module
 */

import { css } from './dom.js';

export const chrome = css`
:host {
  --_paper: var(--baolan-paper, light-dark(#f6f5f0, #191816));
  --_ink: var(--baolan-ink, light-dark(#1c1b19, #d6d0c3));
  --_faint: var(--baolan-faint, light-dark(#5d5951, #a19a8b));
  --_rule: var(--baolan-rule, light-dark(#c3beb2, #48443c));
  --_red: var(--baolan-accent, light-dark(#b5121b, #f0786a));
  --_nameplate: var(--baolan-masthead, light-dark(#b5121b, #dc4a3e));
  --_wash: var(--baolan-mark, light-dark(#f3d9d3, #46241f));
  --_song: var(--baolan-song, "Songti SC", "Noto Serif SC", "Noto Serif CJK SC", STSong, SimSun, serif);
  --_kai: var(--baolan-kai, "Kaiti SC", STKaiti, KaiTi, "AR PL UKai CN", var(--_song));
  --_hei: var(--baolan-hei, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif);
  --_gap: 1.25rem;
  --_bar: 3.25rem;
  display: flex;
  flex-direction: column;
  inline-size: 100%;
  container: baolan / inline-size;
  color-scheme: light dark;
}
:host([hidden]), [hidden] { display: none !important; }
:host([theme=light]) { color-scheme: light; }
:host([theme=dark]) { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
h1, h2, h3, p, ul { margin: 0; padding: 0; font: inherit; }
ul { list-style: none; }
a { color: inherit; text-decoration: none; }
a:hover { color: var(--_red); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--_red); outline-offset: 3px; }
h1:focus, h2:focus { outline: none; }
button { font: inherit; color: inherit; background: none; border: 1px solid; padding: .4em 1.1em; border-radius: 0; cursor: pointer; }
button:hover:enabled { color: var(--_red); }
mark { background: var(--_wash); color: var(--_red); }
[data-line] { display: block; }
[data-phrased] { word-break: keep-all; overflow-wrap: anywhere; }

/* What the page around hands down, ends here. What stands beside it until there is an issue, is the page's own. */
.sheet + * { display: block; flex: 9999; }
.sheet { all: initial; color-scheme: inherit; --_side: 1.25rem; flex: 1; display: flex; flex-direction: column; padding-inline: max(var(--_side), (100cqi - 76rem) / 2); background: var(--_paper); color: var(--_ink); font: 1rem/1.6 var(--_song); text-align: start; -webkit-text-size-adjust: 100%; }
.status, .masthead:first-child:nth-last-child(2) + .page .folio { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.label { font: 700 .75rem/1.4 var(--_hei); letter-spacing: .2em; color: var(--_faint); }

/* The bar: under the thumb on a phone, over the page on a desk. */
.bar { order: 9; position: sticky; inset-block-end: 0; z-index: 2; display: flex; align-items: stretch; min-block-size: var(--_bar); margin-block-start: auto; margin-inline: calc(-1 * var(--_side)); padding-inline: var(--_side); padding-block-end: env(safe-area-inset-bottom); background: var(--_paper); border-block-start: 1px solid var(--_ink); font-family: var(--_hei); font-size: .9375rem; }
.home { display: flex; align-items: center; padding-inline-end: 1em; border-inline-end: 1px solid var(--_rule); font-weight: 700; letter-spacing: .1em; }
.home[aria-current] { color: var(--_faint); }
.name { display: none; font: 900 1.375rem var(--_song); letter-spacing: .06em; color: var(--_nameplate); }
.search { flex: 1; display: flex; min-inline-size: 0; }
input { flex: 1; min-inline-size: 0; inline-size: 100%; padding: 0 1em; border: 0; border-radius: 0; background: none; color: inherit; font: 1rem var(--_hei); appearance: none; }
input::placeholder { color: var(--_faint); opacity: 1; }
input:focus-visible { outline: none; border-block-end: 3px solid var(--_red); padding-block-start: 3px; }
input::-webkit-search-cancel-button { display: none; }
.tool { padding: 0 .6em; border: 0; border-inline-start: 1px solid var(--_rule); white-space: nowrap; }
.tool[aria-expanded=true] { color: var(--_red); }

.popup { position: absolute; inset-inline: 0; inset-block-end: 100%; background: var(--_paper); border-block: 3px double var(--_ink); }
.hits { max-block-size: min(65vh, 34rem); overflow: auto; overscroll-behavior: contain; }
.hit { display: grid; grid-template-columns: 1fr auto; gap: .15em 1em; align-items: baseline; padding: .7em 1.25rem; border-block-end: 1px solid var(--_rule); cursor: pointer; }
.hit:is(:hover, [aria-selected=true]) { background: color-mix(in srgb, var(--_rule) 30%, transparent); }
.hit[aria-selected=true] { outline: 2px solid var(--_red); outline-offset: -2px; }
.hit .title { font: 700 1.0625rem/1.45 var(--_song); }
.hit .title [data-line] { display: inline; }
.where { font: .8125rem var(--_hei); color: var(--_faint); white-space: nowrap; }
.snippet { grid-column: 1 / -1; font: .9375rem/1.65 var(--_song); color: var(--_faint); }
.note { padding: 1em 1.25rem; font: .9375rem/1.7 var(--_hei); color: var(--_faint); }

/* 报头, closed by a thick and a thin rule. */
.masthead { padding-block-start: 1.5rem; text-align: center; }
.masthead::after { content: ""; display: block; block-size: 7px; margin-block-start: 1rem; border-block: 4px solid var(--_ink); border-block-end-width: 1px; }
.masthead h1 { font-size: min(5.25rem, 80cqi / var(--length)); font-weight: 900; line-height: 1.15; letter-spacing: .06em; margin-inline-end: -.06em; color: var(--_nameplate); scroll-margin-block-start: 5rem; }
.dateline { font: .8125rem/1.8 var(--_hei); color: var(--_faint); }
.dateline span { display: inline-block; padding-inline: .35em; }
.teasers { margin-block-start: 1rem; padding-block-start: .75rem; border-block-start: 1px solid var(--_rule); text-align: start; }
/* 反白: a label is paper on ink. */
.teasers .label, .story .label { inline-size: fit-content; margin-block-end: .5em; padding: .2em .4em .2em .6em; background: var(--_ink); color: var(--_paper); }
.teasers li { padding-block: .25em; font-weight: 700; line-height: 1.5; }
/* A page's stories: hairlines between, the biggest first. */
.folio { padding-block: .6rem; font: .8125rem/1.4 var(--_hei); letter-spacing: .1em; color: var(--_faint); scroll-margin-block-start: 4rem; }
.makeup { display: grid; grid-template-columns: 100%; overflow: clip; }
.story { position: relative; min-inline-size: 0; padding-block: 1.25rem 1.1rem; }
.story::before { content: ""; position: absolute; inset: -1px 0 auto; border-block-start: 1px solid var(--_rule); }
.kicker, .subhead { font-size: .9375rem; line-height: 1.5; text-wrap: balance; }
.kicker { margin-block-end: .3em; }
.story h3 { font-size: 1.3125rem; font-weight: 700; line-height: 1.38; text-wrap: balance; }
.story[data-read] h3 a { color: var(--_faint); }
.story a[aria-current] { color: var(--_red); }
.sign { font: .75rem var(--_hei); color: var(--_faint); white-space: nowrap; }
.subhead { margin-block-start: .35em; }
.by { margin-block-start: .45em; font-size: .9375rem; }
.lede { margin-block-start: .55em; font-size: .9375rem; line-height: 1.75; text-align: justify; line-break: strict; text-spacing-trim: trim-start; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.lede p { text-indent: 2em; }
.lede p + p { display: none; }
.byline { font-family: var(--_kai); }
.lead h3 { font-size: clamp(1.625rem, 7.4cqi, 3rem); font-weight: 900; line-height: 1.3; }
.lead .lede { -webkit-line-clamp: 5; }
.lead :is(.where, .kicker, h3, .subhead, .by) { text-align: center; }
.major h3 { font-size: 1.5rem; }
.story .where ~ h3 { font-size: 1.3125rem; }
.photo h3, .photo .lede, .advertisement h3 { font-family: var(--_hei); }
.photo .lede { -webkit-line-clamp: 8; }
.photo .lede p { text-indent: 0; }
.colophon { padding-block: .75rem 1.5rem; border-block-start: 1px solid var(--_ink); font: .75rem/1.8 var(--_hei); color: var(--_faint); }
.colophon span { margin-inline-end: 1.5em; }
@media (pointer: coarse) { .story a::after { content: ""; position: absolute; inset: 0; } }

.failure:empty { display: none; }
.failure { max-inline-size: 36em; margin: 12vh auto 2rem; padding-block: 1.25rem; border-block: 3px double var(--_ink); }
.failure h1 { margin-block-end: .4em; font-size: 1.75rem; font-weight: 900; line-height: 1.35; }
.failure p { margin-block-end: .6em; overflow-wrap: anywhere; }

@container baolan (min-width: 42rem) {
  .sheet { --_side: 2rem; }
  .bar { order: 0; inset-block: 0 auto; margin-block-start: 0; margin-inline: 0; padding: 0; border-block: 0 solid var(--_rule); border-block-end-width: 1px; }
  .home { border: 0; gap: 1em; }
  .home:not([aria-current]) .name { display: inline; }
  .search { position: relative; flex: 0 1 26rem; border-inline: 1px solid var(--_rule); margin-inline-start: auto; }
  .popup { inset-block: 100% auto; inset-inline: auto 0; inline-size: min(36rem, 90cqi); border: 1px solid var(--_ink); border-block: 3px double var(--_ink); }
  .masthead { display: grid; grid-template-columns: calc((200% + var(--_gap)) / 3) 1fr; align-items: end; padding-block-start: 1.25rem; text-align: start; }
  .masthead::after { grid-column: 1 / -1; }
  .masthead h1 { font-size: min(8.5rem, 52cqi / var(--length)); letter-spacing: .1em; }
  .nameplate:only-child { grid-column: 1 / -1; }
  .masthead .teasers { align-self: stretch; display: flex; flex-direction: column; justify-content: flex-end; margin: 0; padding: 0 0 0 var(--_gap); border: 0; border-inline-start: 1px solid var(--_rule); }
  .makeup { grid-template-columns: repeat(6, minmax(0, 1fr)); margin-inline: calc(-1 * var(--_gap)); }
  .story { grid-column: span 3; margin-inline-start: -1px; padding-inline: var(--_gap); border-inline-start: 1px solid var(--_rule); }
  .story::before { inset-inline: var(--_gap); }
  .story.lead { grid-column: 1 / -1; }
  .story:not(.photo) .lede { -webkit-line-clamp: 4; }
  .lead .lede { display: block; columns: 2; column-gap: calc(2 * var(--_gap)); column-rule: 1px solid var(--_rule); margin-block-start: 1em; max-block-size: 14lh; font-size: 1rem; }
}
@container baolan (min-width: 60rem) {
  .story { grid-column: span 2; }
  .story.lead { grid-column: span 4; grid-row: span 2; display: flex; flex-direction: column; }
  .makeup[data-count="1"] .story { grid-column: 1 / -1; }
  .makeup[data-count="2"] .story { grid-row: span 1; }
  .story.minor:last-child:nth-child(3n + 1) { grid-column: span 6; }
  .story.minor:last-child:nth-child(3n + 2), .story.minor:nth-last-child(2):nth-child(3n + 1) { grid-column: span 3; }
  /* The lead runs on in two columns to the foot of its neighbours, as far as there is room. */
  .lead .lede { contain: paint; flex: 1 1 0; min-block-size: 9lh; max-block-size: none; column-fill: auto; }
  .lead .lede p + p { display: block; }
}
`;
