/** How the page of the evening looks: big type, reading width, calm; no colour says anything alone. */
import { css } from 'lit';

export const page = css`
  :host { font-size: 1.08rem; line-height: 1.55; }
  .page { max-inline-size: 72rem; margin-inline: auto; display: flex; flex-direction: column; gap: 1.25rem; }
  .text { max-inline-size: 44rem; }
  h1 { font-size: 2rem; margin-block: 0.5rem 0.25rem; }
  h2 { font-size: 1.5rem; margin-block: 0 0.5rem; }
  h2:focus { outline: none; }
  h3 { font-size: 1.15rem; margin-block: 0 0.35rem; }
  .lead { font-size: 1.2rem; }
  .standing { border: 2px solid var(--look); background: var(--look-ground); padding: 0.4rem 0.75rem; border-radius: var(--round); }
  .standing strong { margin-inline-end: 0.5rem; }
  section { min-inline-size: 0; }
  .label { color: var(--soft); font-size: 0.95rem; font-weight: 600; margin: 0.9rem 0 0.1rem; }
  .tag { font-size: 0.85rem; color: var(--soft); }
  .tag b { border: 1px solid currentcolor; border-radius: var(--round); padding: 0 0.35em; margin-inline-end: 0.4em; font-weight: 600; white-space: nowrap; }
  .tag b.contested { color: var(--look); background: var(--look-ground); }
  .chapters { gap: 0.3rem; font-size: 0.92rem; }
  .chapters button { min-block-size: 0; padding: 0.2rem 0.5rem; }
  .fresh { border-inline-start: 0.3rem solid var(--link); padding-inline-start: 0.5rem; }
  .two { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem; }
  .three { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem; }
  .account { border: 1px solid var(--line); border-radius: var(--round); padding: 0.75rem 1rem; background: var(--panel); }
  .account blockquote { margin: 0 0 0.4rem; }
  .others { margin-block-start: 1rem; }
  .ways a.way { display: inline-block; padding: 0.5rem 1rem; border: 2px solid var(--link); border-radius: var(--round); font-weight: 600; text-decoration: none; }
  .ways article { border: 1px solid var(--line); border-radius: var(--round); padding: 1rem; background: var(--panel); }
  .where { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.25rem; align-items: start; }
  time, .mono { font-variant-numeric: tabular-nums; }
  .unknown-box { border-inline-start: 0.3rem dashed var(--line); padding-inline-start: 0.75rem; }
  table { font-size: 0.98rem; }
  .scroll { overflow-x: auto; }
  .done { color: var(--calm); font-weight: 600; }
  .missing { color: var(--look); font-weight: 600; }
  ol.steps { list-style: none; padding: 0; display: flex; flex-direction: column; gap: 0.35rem; }
  ol.steps > li { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: 0.75rem; padding-block: 0.3rem; border-block-end: 1px solid var(--faint-line); }
  ol.steps > li.later { color: var(--soft); }
  ol.steps button { inline-size: 100%; min-block-size: 0; padding: 0.1rem 0.3rem; }
  summary { cursor: pointer; font-weight: 600; font-size: 1.15rem; padding-block: 0.4rem; }
  @media (max-width: 40rem) { ol.steps > li { grid-template-columns: minmax(0, 1fr); gap: 0; } h1 { font-size: 1.6rem; } }
`;
