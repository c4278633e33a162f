/** The line: calls, phrases, emergencies, lanes and their tests, queries, concerns. */
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { type Route, routeOf } from '../to';
import './concerns';
import './lanes';
import './list-of-phrases';
import './pane';
import './queries';
import './screen';
import './tests';
import './weeks';

/** Draws the screen of the line that the address names. */
@customElement('parley-line-room')
export class ParleyLineRoom extends ParleyElement {
  @property({ attribute: false }) route: Route = routeOf('');

  override render(): TemplateResult {
    const { name, parts } = this.route;
    const [party, ref] = parts;
    const of = party === undefined || ref === undefined ? undefined : { party, ref };
    switch (name === 'line' ? `line/${party ?? ''}` : name) {
      case 'test':
        return html`<parley-line-tests .selected=${of}></parley-line-tests>`;
      case 'query':
        return html`<parley-queries .selected=${of}></parley-queries>`;
      case 'concern':
        return html`<parley-concerns
          ?raising=${of === undefined}
          .selected=${of}
          .about=${this.route.query.get('about') ?? ''}
        ></parley-concerns>`;
      case 'line/tests':
        return html`<parley-line-tests ?beginning=${ref === 'new'}></parley-line-tests>`;
      case 'line/lanes':
        return html`<parley-lanes></parley-lanes>`;
      case 'line/weeks':
        return html`<parley-weeks></parley-weeks>`;
      case 'line/queries':
        return html`<parley-queries></parley-queries>`;
      case 'line/concerns':
        return html`<parley-concerns></parley-concerns>`;
      case 'phrases':
        return html`<parley-phrases></parley-phrases>`;
      default:
        return html`<parley-line .selected=${of}></parley-line>`;
    }
  }
}
