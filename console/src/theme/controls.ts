/** Buttons, fields, tables and marks, the same in every room. */
import { css } from 'lit';

export const controls = css`
  :host { display: block; }
  :host([hidden]) { display: none; }
  * { box-sizing: border-box; }
  h1, h2, h3 { margin: 0 0 var(--gap); line-height: 1.2; }
  h1 { font-size: 1.35rem; }
  h2 { font-size: 1.1rem; }
  h3 { font-size: 1rem; }
  p { margin: 0 0 var(--gap); }
  a { color: var(--link); }
  ul, ol { margin: 0; padding-inline-start: 1.25rem; }
  ul.plain, ol.plain { list-style: none; padding: 0; }
  /* Firefox draws the rest of a slider's way white, in red light too. */
  @supports selector(::-moz-range-track) {
    input[type='range'] { appearance: none; }
    input[type='range']::-moz-range-track { block-size: 0.35rem; border-radius: 1rem; background: var(--line); }
    input[type='range']::-moz-range-progress { block-size: 0.35rem; border-radius: 1rem; background: var(--link); }
    input[type='range']::-moz-range-thumb { inline-size: 1.1rem; block-size: 1.1rem; border: 2px solid var(--panel); border-radius: 50%; background: var(--link); box-sizing: border-box; }
  }
  /* What others wrote may be one word of 200 letters; codes and times are not broken. */
  bdi:not([dir]), [dir='auto'] { overflow-wrap: anywhere; }
  button, select, input, textarea {
    font: inherit; color: var(--text); background: var(--raised);
    border: 1px solid var(--line); border-radius: var(--round);
    padding: 0.35rem 0.6rem; min-block-size: 2.1rem; max-inline-size: 100%;
  }
  input, textarea, select { background: var(--panel); }
  textarea { inline-size: 100%; }
  button { cursor: pointer; }
  button:hover { border-color: var(--text); }
  button.main { background: var(--link); color: var(--ground); border-color: var(--link); font-weight: 600; }
  button.urgent { background: var(--urgent); color: var(--panel); border-color: var(--urgent); font-weight: 700; }
  button.bare { background: none; border-color: transparent; }
  button[disabled] { opacity: 0.55; cursor: default; }
  :is(button, a, input, select, textarea, summary, [tabindex]):focus-visible {
    outline: 3px solid var(--focus); outline-offset: 1px;
  }
  label { display: inline-flex; flex-direction: column; gap: 0.15rem; color: var(--soft); }
  label > :is(input, select, textarea) { color: var(--text); }
  label.beside { flex-direction: row; align-items: center; gap: 0.4rem; }
  fieldset { border: 1px solid var(--faint-line); border-radius: var(--round); margin: 0 0 var(--gap); }
  table { border-collapse: collapse; inline-size: 100%; }
  th, td { text-align: start; vertical-align: top; padding: 0.25rem 0.5rem; border-block-end: 1px solid var(--faint-line); }
  th { color: var(--soft); font-weight: 600; }
  kbd, code, .code { font-family: var(--mono); font-size: 0.92em; }
  button kbd { background: none; color: inherit; border-color: currentcolor; }
  kbd { border: 1px solid var(--line); border-radius: var(--round); padding: 0 0.3em; background: var(--raised); }
  .row { display: flex; flex-wrap: wrap; gap: var(--gap); align-items: center; }
  form .row, form.row { align-items: end; }
  .stack { display: flex; flex-direction: column; gap: var(--gap); }
  .panel { background: var(--panel); border: 1px solid var(--faint-line); border-radius: var(--round); padding: 0.75rem; }
  .soft, .local, .unknown { color: var(--soft); }
  .unknown { font-style: italic; }
  .mark { display: inline-block; border: 1px solid currentcolor; border-radius: var(--round); padding: 0 0.4em; font-weight: 600; }
  .mark.calm { color: var(--calm); }
  .mark.look { color: var(--look); background: var(--look-ground); }
  .mark.urgent { color: var(--urgent); background: var(--urgent-ground); border-width: 2px; }
  .problem { border-inline-start: 0.4rem solid var(--urgent); background: var(--urgent-ground); padding: 0.5rem 0.75rem; }
  .note { border-inline-start: 0.4rem solid var(--look); background: var(--look-ground); padding: 0.5rem 0.75rem; }
  .out-of-sight { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
