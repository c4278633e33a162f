/** Duty: who has the watch, and everything that goes with it when it changes hands. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { controls } from '../theme';
import './handover';
import './now';
import './outside';
import './record';
import './rehearse';
import './roster';
import { to } from '../to';
import { say } from './words';

const PARTS = ['now', 'handover', 'roster', 'record', 'rehearse', 'outside'] as const;
type Part = (typeof PARTS)[number];

@customElement('parley-duty')
export class ParleyDuty extends ParleyElement {
  static override styles = [
    controls,
    css`
      nav { margin-block-end: 0.75rem; }
      nav a { padding: 0.3rem 0.6rem; border-radius: var(--round); text-decoration: none; border: 1px solid transparent; }
      nav a[aria-current='page'] { border-color: var(--line); background: var(--raised); font-weight: 700; }
    `,
  ];

  /** Which part of duty, as the address names it. */
  @property() chapter = '';

  override render(): TemplateResult {
    const here = PARTS.find((one) => one === this.chapter) ?? 'now';
    return html`<h1>${say('title')}</h1>
      <nav class="row" aria-label=${say('parts')}>
        ${PARTS.map(
          (one) => html`<a
            href=${one === 'now' ? to('duty') : to('duty', one)}
            aria-current=${one === here ? 'page' : nothing}
            >${say(`part-${one}`)}</a
          >`,
        )}
      </nav>
      ${this.within(here)}`;
  }

  private within(part: Part): TemplateResult {
    switch (part) {
      case 'now':
        return html`<parley-duty-now></parley-duty-now>`;
      case 'handover':
        return html`<parley-handover></parley-handover>`;
      case 'roster':
        return html`<parley-roster></parley-roster>`;
      case 'record':
        return html`<parley-watches></parley-watches>`;
      case 'rehearse':
        return html`<parley-rehearse></parley-rehearse>`;
      case 'outside':
        return html`<parley-outside></parley-outside>`;
    }
  }
}
