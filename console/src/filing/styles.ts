/** How the filing page is laid out: the form, and beside it what would be said of it. */
import { css } from 'lit';

export const layout = css`
  :host { container-type: inline-size; }
  .page { display: grid; gap: 1rem; grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr); align-items: start; }
  /* By the size of text too, which a media query does not see. */
  @container (max-width: 62rem) { .page { grid-template-columns: minmax(0, 1fr); } }
  .grid { display: grid; gap: 0.4rem 0.75rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); align-items: start; }
  .field { display: flex; flex-direction: column; gap: 0.1rem; min-inline-size: 0; }
  .field :is(input, textarea, select) { inline-size: 100%; }
  .field .beside input, .beside input[type='checkbox'] { inline-size: 1.5rem; block-size: 1.5rem; min-block-size: 1.5rem; margin: 0; flex: none; }
  /* What is typed as a code runs from left to right, and stands where the language begins. */
  :host(:dir(rtl)) .field :is(input, textarea)[dir='ltr'] { text-align: end; }
  .wide { grid-column: 1 / -1; }
  .hint { color: var(--soft); font-size: 0.88rem; }
  .instead { color: var(--soft); font-size: 0.92rem; overflow-wrap: anywhere; }
  .instead q, .verbatim { color: var(--text); unicode-bidi: isolate; overflow-wrap: anywhere; white-space: pre-line; }
  .read { color: var(--soft); }
  .read time { color: var(--text); }
  .trouble { color: var(--urgent); font-weight: 600; }
  [aria-invalid='true'] { border-color: var(--urgent); border-width: 2px; }
  /* The first screen of a small display holds what a notice needs at the least. */
  fieldset { min-inline-size: 0; margin-block: 0; padding-block: 0.15rem 0.45rem; }
  .form { gap: 0.35rem; }
  .field.low { justify-content: center; min-block-size: 3.4rem; }
  .heading { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center; margin-block-end: 0.4rem; }
  .heading h1 { margin: 0; font-size: 1.15rem; }
  .file { margin-block-end: 0.4rem; }
  legend { font-weight: 700; padding-inline: 0.3rem; }
  ol.shapes > li { margin-block-end: 0.5rem; }
  .kinds a { padding: 0.35rem 0.6rem; text-decoration: none; color: var(--text); border-radius: var(--round); border: 1px solid var(--faint-line); }
  .kinds a[aria-current] { background: var(--raised); box-shadow: inset 0 -3px var(--link); font-weight: 600; }
  .send { position: sticky; inset-block-end: 0; background: var(--ground); padding-block: 0.5rem; border-block-start: 1px solid var(--line); z-index: 1; }
  .send button.main { font-size: 1.05rem; padding: 0.5rem 1rem; white-space: normal; text-align: start; }
  dialog { background: var(--panel); color: var(--text); border: 2px solid var(--line); border-radius: var(--round); inline-size: min(52rem, 94vw); max-block-size: 90vh; overflow: auto; }
  dialog .actions { position: sticky; inset-block-end: -1rem; background: var(--panel); padding-block: 0.5rem; }
`;
