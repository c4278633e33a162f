/** How the parts of the map stand: the chart, what lies over it, the list beside and the time below. */
import { css } from 'lit';

export const frame = css`
  :host { container-type: inline-size; min-inline-size: 0; }
  .all { display: grid; gap: var(--gap); grid-template-columns: minmax(0, 1fr); align-items: start; }
  @container (min-width: 54rem) {
    .all { grid-template-columns: minmax(0, 1fr) minmax(17rem, 24rem); }
    aside { max-block-size: calc(var(--map-height, min(28rem, 48vh)) + 10rem); overflow: auto; }
    /* Where the map has a screen of its own, all of it is seen at once: the list alone is scrolled. */
    :host([fills]) .all { block-size: var(--map-room); grid-template-rows: minmax(0, 1fr); align-items: stretch; }
    :host([fills]) .main { display: flex; flex-direction: column; min-block-size: 0; }
    :host([fills]) .frame { flex: 1; }
    :host([fills]) aside { max-block-size: none; }
  }
  .main { min-inline-size: 0; }
  /* A page that has its own way to the list may fold it away. */
  aside { display: var(--map-list, block); }
  .frame { position: relative; block-size: var(--map-height, min(28rem, 48vh)); min-block-size: 15rem; border: 1px solid var(--line); border-radius: var(--round); overflow: hidden; background: var(--sea); }
  .drawing-yet { position: absolute; inset-block-start: 0.5rem; inset-inline-start: 0.5rem; margin: 0; padding: 0.25rem 0.6rem; background: var(--panel); border: 1px solid var(--line); border-radius: var(--round); }
  .frame.over { outline: 4px dashed var(--focus); outline-offset: -8px; }
  /* The chart itself has west at its left in every language. */
  .chart { position: absolute; inset: 0; direction: ltr; overflow: hidden; }
  .maplibregl-canvas { position: absolute; inset: 0 auto auto 0; }
  .maplibregl-canvas:focus-visible { outline: 3px solid var(--focus); outline-offset: -3px; }
  .maplibregl-canvas-container.maplibregl-interactive { cursor: grab; touch-action: none; user-select: none; }
  .maplibregl-canvas-container.maplibregl-interactive:active { cursor: grabbing; }
  .drawing .maplibregl-canvas-container.maplibregl-interactive { cursor: crosshair; }
  .maplibregl-control-container { display: none; }
  .maplibregl-boxzoom { position: absolute; inset: 0 auto auto 0; inline-size: 0; block-size: 0; background: var(--panel); border: 2px dotted var(--text); opacity: 0.5; }
  .tools { position: absolute; inset-block-start: 0.5rem; inset-inline-end: 0.5rem; display: flex; flex-direction: column; gap: 0.25rem; z-index: 2; }
  .tools button { min-inline-size: 2.3rem; padding: 0.2rem 0.5rem; font-weight: 700; }
  .says { position: absolute; inset-block-end: 0; inset-inline: 0; z-index: 1; }
  .waiting { position: absolute; inset-block-start: 0.5rem; inset-inline-start: 0.5rem; z-index: 2; background: var(--panel); padding: 0.2rem 0.5rem; }
  .cross { position: absolute; inset: calc(50% - 1.25rem) auto auto calc(50% - 1.25rem); inline-size: 2.5rem; block-size: 2.5rem; pointer-events: none; z-index: 1; color: var(--focus); }
  .cross::before, .cross::after { content: ''; position: absolute; background: currentcolor; box-shadow: 0 0 0 1px var(--land); }
  .cross::before { inset: 0 auto 0 calc(50% - 1px); inline-size: 2px; }
  .cross::after { inset: calc(50% - 1px) 0 auto 0; block-size: 2px; }
  .draw { margin-block: var(--gap); }
  .draw input { inline-size: 6rem; }
  /* A page that tells the time above the chart may leave it out here. */
  .moment { display: var(--map-moment, block); position: absolute; inset-block-start: 0.5rem; inset-inline-start: 0.5rem; z-index: 2; margin: 0; padding: 0.1rem 0.5rem; pointer-events: none; }
  .frame.off-now { border: var(--map-off-now, 2px dashed var(--look)); }
  .frame:has(.moment) .drawing-yet { inset-block-start: 2.6rem; }
  .frame > .note { position: absolute; inset: 3rem 1rem auto; z-index: 2; margin: 0; }
  .below { justify-content: space-between; align-items: start; }
`;
