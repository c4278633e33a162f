/** How the rows of the list look: by word, sign and weight before colour. */
import { css } from 'lit';

export const rows = css`
  .top { margin-block-end: 0.25rem; gap: 0.1rem 0.75rem; }
  .top h1 { margin: 0; font-size: 1.2rem; }
  .top select { min-block-size: 1.8rem; padding-block: 0.1rem; }
  .changed { border: 2px dashed var(--look); padding: 0.1rem 0.5rem; }
  .group { margin: 0.25rem 0 0.1rem; font-size: 0.9rem; color: var(--soft); }
  .matter {
    display: grid; grid-template-columns: minmax(8rem, 12.5rem) 1fr auto; gap: 0 0.6rem; align-items: start;
    padding: 0.1rem 0.4rem; border-block-end: 1px solid var(--faint-line); line-height: 1.3;
    border-inline-start: 0.3rem solid transparent; cursor: pointer; background: var(--panel);
  }
  /* Other languages say a time to go in longer words. */
  .matter:not(:lang(en)) { grid-template-columns: minmax(8rem, 14.5rem) 1fr auto; }
  .matter.mine .sentence { font-weight: 600; }
  .matter.mine { border-inline-start: 0.3rem solid var(--mine); }
  .matter.over { --soft: var(--text); border-inline-start: 0.3rem double var(--urgent); background: var(--urgent-ground); }
  .matter.gone .sentence { text-decoration: line-through; font-weight: 400; }
  .matter[aria-selected='true'] { outline: 2px solid var(--line); outline-offset: -2px; background: var(--raised); padding-block: 0.3rem; }
  .matter.over[aria-selected='true'] { background: var(--urgent-ground); }
  .matter:focus-visible { outline: 3px solid var(--focus); outline-offset: -3px; }
  .time { display: flex; flex-direction: column; }
  .to-go { font-variant-numeric: tabular-nums; font-weight: 600; }
  .over .to-go { font-weight: 800; }
  .sign { display: inline-block; inline-size: 1.1em; }
  .means { font-size: 0.85rem; }
  .means time { white-space: nowrap; }
  /* One flow: the marks go on where the sentence ends, so that most matters are two lines. */
  .what { min-inline-size: 0; overflow-wrap: anywhere; }
  .sentence { margin-inline-end: 0.4rem; }
  .unreached { font-weight: 600; color: var(--look); }
  .number { font-family: var(--mono); margin-inline-start: auto; }
  .marks { font-size: 0.85rem; }
  .marks > * { margin-inline-end: 0.4rem; }
  .marks .mark { padding-block: 0; line-height: 1.15; }
  .acts { display: flex; flex-wrap: wrap; gap: 0.25rem; align-items: center; min-inline-size: 3.5rem; }
  .matter[aria-selected='true'] .acts { grid-column: 2 / -1; margin-block-start: 0.2rem; }
  .acts button, .acts .open { padding: 0.05rem 0.5rem; min-block-size: 1.6rem; }
  .hint { margin-block: 0.25rem 0; font-size: 0.85rem; }
  .told { margin-block-start: var(--gap); }
  @container (inline-size < 36rem) {
    .top { margin: 0; }
    .top select { min-block-size: 1.6rem; }
    .group { margin: 0; }
    .matter[aria-selected='true'] { padding-block: 0.1rem; }
    .top h1 { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .matter, .matter:not(:lang(en)) { grid-template-columns: 1fr auto; }
    .time { grid-column: 1 / -1; flex-direction: row; flex-wrap: wrap; gap: 0 0.5rem; align-items: baseline; }
    .matter[aria-selected='true'] .acts { grid-column: 1 / -1; }
  }
`;
