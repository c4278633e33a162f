/** The ways between the screens of the line. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import { to } from '../to';
import { say } from './words';

const TABS = ['calls', 'lanes', 'tests', 'weeks', 'queries', 'concerns'] as const;

@customElement('parley-line-tabs')
export class ParleyLineTabs extends ParleyElement {
  static override styles = [
    controls,
    css`
      nav { display: flex; flex-wrap: wrap; gap: 0.15rem 0.5rem; align-items: center; margin-block-end: 0.5rem; }
      h1 { margin: 0; margin-inline-end: 0.75rem; }
      a { padding: 0.35rem 0.6rem; text-decoration: none; border-radius: var(--round); color: var(--text); border: 1px solid var(--faint-line); }
      a[aria-current] { background: var(--raised); box-shadow: inset 0 -3px var(--link); font-weight: 600; }
    `,
  ];

  @property() at: (typeof TABS)[number] = 'calls';

  override render(): TemplateResult {
    return html`<nav aria-label=${say('line')}>
      <h1>${say('line')}</h1>
      ${TABS.map(
        (one) => html`<a
          href=${one === 'calls' ? to('line') : to('line', one)}
          aria-current=${one === this.at ? 'page' : nothing}
          >${say(`tab-${one}`)}</a
        >`,
      )}
    </nav>`;
  }
}
