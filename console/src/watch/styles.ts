/** How the rows of the list look: by word, sign and weight before colour. */
import { css } from 'lit';

export const rows = css`
  .top { margin-block-end: var(--gap); }
  .changed { border: 2px dashed var(--look); padding: 0.1rem 0.5rem; }
  .group { margin: 0.75rem 0 0.25rem; font-size: 0.95rem; color: var(--soft); }
  .matter {
    display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr auto; gap: 0 0.75rem; align-items: start;
    padding: 0.25rem 0.5rem; border-block-end: 1px solid var(--faint-line);
    border-inline-start: 0.3rem solid transparent; cursor: pointer; background: var(--panel);
  }
  .matter.mine .sentence { font-weight: 600; }
  .matter.mine { border-inline-start: 0.3rem solid var(--mine); }
  .matter.over { --soft: var(--text); border-inline-start: 0.3rem double var(--urgent); background: var(--urgent-ground); }
  .matter.gone .sentence { text-decoration: line-through; font-weight: 400; }
  .matter[aria-selected='true'] { outline: 2px solid var(--line); outline-offset: -2px; background: var(--raised); padding-block: 0.5rem; }
  .matter.over[aria-selected='true'] { background: var(--urgent-ground); }
  .matter:focus-visible { outline: 3px solid var(--focus); outline-offset: -3px; }
  .time { display: flex; flex-direction: column; }
  .to-go { font-variant-numeric: tabular-nums; font-weight: 600; }
  .over .to-go { font-weight: 800; }
  .sign { display: inline-block; inline-size: 1.1em; }
  .means { font-size: 0.85rem; }
  .what { min-inline-size: 0; overflow-wrap: anywhere; display: flex; flex-direction: column; }
  .unreached { font-weight: 600; color: var(--look); }
  .number { font-family: var(--mono); margin-inline-start: auto; }
  .marks { display: flex; flex-wrap: wrap; gap: 0 0.6rem; font-size: 0.85rem; }
  .acts { display: flex; flex-wrap: wrap; gap: 0.25rem; align-items: center; min-inline-size: 4rem; }
  .matter[aria-selected='true'] .acts { grid-column: 2 / -1; margin-block-start: 0.25rem; }
  .acts button, .acts .open { padding: 0.1rem 0.5rem; min-block-size: 1.75rem; }
  .hint { margin-block-start: var(--gap); font-size: 0.9rem; }
  .told { margin-block-start: var(--gap); }
  @container (inline-size < 30rem) {
    .matter { grid-template-columns: 1fr auto; }
    .time { grid-column: 1 / -1; flex-direction: row; flex-wrap: wrap; gap: 0 0.5rem; align-items: baseline; }
    .matter[aria-selected='true'] .acts { grid-column: 1 / -1; }
  }
`;
