/** How the page of the evening looks: big type, reading width, calm; no colour says anything alone. */
import { css } from 'lit';

export const page = css`
  :host { container-type: inline-size; font-size: 1.05rem; line-height: 1.5; }
  .page { max-inline-size: 84rem; margin-inline: auto; display: flex; flex-direction: column; gap: 0.75rem; }
  .text { max-inline-size: 44rem; }
  h1 { font-size: 1.6rem; margin-block: 0 0.5rem; }
  h2 { font-size: 1.4rem; margin-block: 0 0.4rem; }
  /* The keyboard is set down here so that reading goes on here: there is nothing to press. */
  .head h2:is(:focus, :focus-visible) { outline: none; }
  h3 { font-size: 1.1rem; margin-block: 0 0.35rem; }
  .lead { font-size: 1.12rem; }
  .standing { border: 2px solid var(--look); background: var(--look-ground); padding: 0 0.5rem; margin: 0; border-radius: var(--round); font-size: 0.95rem; }
  .standing strong { margin-inline-end: 0.5rem; }
  section { min-inline-size: 0; }
  .label { color: var(--soft); font-size: inherit; font-weight: 700; margin: 0; }
  b.label::after { content: ' ·'; }
  .tag { font-size: 0.88rem; color: var(--soft); margin: 0; }
  .tag b { border: 1px solid currentcolor; border-radius: var(--round); padding: 0 0.35em; margin-inline-end: 0.4em; font-weight: 600; white-space: nowrap; }
  .tag b.contested { color: var(--look); background: var(--look-ground); }
  .note-line { font-size: 0.95rem; }

  /* Chapters, the line of time, and the way through. */
  .bar { background: var(--ground); padding-block: 0.1rem 0.3rem; border-block-end: 1px solid var(--line); display: flex; flex-direction: column; gap: 0.35rem; }
  .top { display: flex; flex-wrap: wrap; gap: 0.35rem 1.5rem; align-items: center; justify-content: space-between; }
  .chapters, .chapters ol { display: flex; align-items: center; gap: 0.25rem; }
  .chapters { flex-wrap: wrap; min-inline-size: 0; }
  .chapters ol { flex-wrap: wrap; }
  .chapters li { position: relative; }
  .next { font-weight: 700; }
  .chapters button, .chapters a.button { min-block-size: 2rem; padding: 0 0.55rem; line-height: 1.5; }
  .chapters .now { display: none; font-weight: 600; padding-inline: 0.35rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .title { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  :is(button:hover, button:focus-visible) > .title { inline-size: max-content; max-inline-size: 18rem; block-size: auto; clip-path: none; white-space: normal; inset-block-start: calc(100% + 0.3rem); inset-inline-start: 0; z-index: 8; padding: 0.2rem 0.6rem; background: var(--panel); color: var(--text); border: 1px solid var(--line); border-radius: var(--round); font-weight: 400; text-align: start; pointer-events: none; }
  .arrow { display: inline-block; line-height: 1; }
  .arrow:dir(rtl) { scale: -1 1; }
  a.button { display: inline-flex; align-items: center; gap: 0.35rem; min-block-size: 2.1rem; padding: 0 0.6rem; background: var(--link); color: var(--ground); border: 1px solid var(--link); border-radius: var(--round); text-decoration: none; }
  .top:has(.chapters) .tour { display: none; }
  .tour ol { gap: 0.15rem 0.75rem; }
  .tour a[aria-current] { color: var(--text); font-weight: 700; text-decoration-thickness: 3px; }

  /* On a small screen or with large text: the headline, the map, the words. */
  .stage { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.6rem 1.25rem; align-items: start; }
  .map { display: contents; }
  parley-picture { order: 1; min-inline-size: 0; --map-height: clamp(13rem, 28vh, 24rem); }
  .words, .said { order: 2; }
  .points { order: 3; }
  .stage > .words:first-child { order: 0; }
  .kicker { display: flex; flex-wrap: wrap; gap: 0 0.75rem; align-items: baseline; }
  .kicker h1 { font-size: 1rem; margin: 0; color: var(--soft); }
  .head h2 { margin: 0; }
  .words p { margin-block-end: 0.55rem; }
  .words .happens { font-size: 1.15rem; }
  .words .unknown { border-inline-start: 0.3rem dashed var(--line); padding-inline-start: 0.75rem; color: var(--text); font-style: normal; }
  .parts { margin-block-end: 0.75rem; }
  .large { font-size: 1.2rem; padding: 0.4rem 1.5rem; }
  /* Side by side as soon as two columns can be read. */
  @container (min-width: 40rem) {
    .stage { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); grid-template-rows: auto auto 1fr; }
    .stage > :not(.map) { grid-column: 1; }
    .stage > .words:first-child { grid-row: 1 / span 3; }
    .map { display: block; grid-column: 2; grid-row: 1 / span 3; min-inline-size: 0; }
    parley-picture { --map-height: clamp(15rem, 50vh, 24rem); }
  }
  @container (min-width: 60rem) {
    .bar:has(parley-scrubber) { position: sticky; inset-block-start: var(--frame, 0px); z-index: 5; }
    .top, .chapters, .chapters ol { flex-wrap: nowrap; }
    .chapters .now { display: inline; flex: 0 1 auto; min-inline-size: 0; }
    .top:has(.chapters) .tour { display: block; }
    .next, .tour { flex: none; white-space: nowrap; }
    .map { position: sticky; inset-block-start: calc(var(--frame, 0px) + 8rem); }
    /* What is above it, in the frame and on this page, is never scrolled away to see all of it. */
    .page { --above: 12rem; }
    .page:has(.standing) { --above: 15.25rem; }
    parley-picture { --map-height: clamp(15rem, calc(100vh - var(--frame, 9.5rem) - var(--above)), 40rem); }
  }

  .fresh { border-inline-start: 0.3rem solid var(--link); padding-inline-start: 0.5rem; }
  .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 1rem; }
  .three { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem; }
  .account { border: 1px solid var(--line); border-radius: var(--round); padding: 0.6rem 0.9rem; background: var(--panel); }
  .account blockquote { margin: 0 0 0.4rem; }
  .others { margin-block-start: 1rem; }
  .ways a.way { display: inline-block; padding: 0.5rem 1rem; border: 2px solid var(--link); border-radius: var(--round); font-weight: 600; text-decoration: none; }
  .ways a.first { background: var(--link); color: var(--ground); }
  .ways article { border: 1px solid var(--line); border-radius: var(--round); padding: 1rem; background: var(--panel); }
  .unknown-box { border-inline-start: 0.3rem dashed var(--line); padding-inline-start: 0.75rem; }
  time, .mono { font-variant-numeric: tabular-nums; }
  table { font-size: 0.98rem; }
  .scroll { overflow-x: auto; }
  .done { color: var(--calm); font-weight: 600; }
  .missing { color: var(--look); font-weight: 600; }
  ol.steps { list-style: none; padding: 0; display: flex; flex-direction: column; gap: 0.35rem; }
  ol.steps > li { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0.75rem; padding-block: 0.3rem; border-block-end: 1px solid var(--faint-line); }
  ol.steps > li.later { color: var(--soft); }
  ol.steps button { inline-size: 100%; min-block-size: 0; padding: 0.1rem 0.3rem; }
  summary { cursor: pointer; font-weight: 600; font-size: 1.1rem; padding-block: 0.4rem; }
  @media (max-width: 40rem) { ol.steps > li { grid-template-columns: minmax(0, 1fr); gap: 0; } }
`;
