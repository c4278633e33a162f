/** How sentences, codes and timers look wherever they stand. */
import { css } from 'lit';

export const said = css`
  .phrase { font-size: 1.1rem; margin-block: 0.3rem 0.1rem; }
  .phrase .marker { letter-spacing: 0.02em; }
  .phrase bdi.value { font-family: var(--mono); }
  .phrase time bdi { white-space: nowrap; }
  .signed { font-size: 0.85rem; margin: 0 0 0.2rem; overflow-wrap: anywhere; }
  .other { display: block; }
  blockquote.words { margin: 0.3rem 0 0; padding-inline-start: 0.6rem; border-inline-start: 3px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
  .mark-words { font-size: 0.85rem; margin: 0; }
  .quotes { font-size: 0.9rem; }
  .timer .left { font-family: var(--mono); font-weight: 700; font-size: 1.1rem; }
  .timer.near .left { color: var(--urgent); text-decoration: underline; }
  .timer.over { color: var(--urgent); font-weight: 600; }
  .unknown { color: var(--soft); font-style: italic; }
`;
