/** The line: calls, phrases, emergencies, lanes and their tests, queries, concerns. */
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { type Route, routeOf } from '../to';
import './pane';
import './screen';

/** Draws the screen of the line that the address names. */
@customElement('parley-line-room')
export class ParleyLineRoom extends ParleyElement {
  @property({ attribute: false }) route: Route = routeOf('');

  override render(): TemplateResult {
    const { name, parts } = this.route;
    const [party, ref] = parts;
    const of = party === undefined || ref === undefined ? undefined : { party, ref };
    if (name === 'call') return html`<parley-line .selected=${of}></parley-line>`;
    return html`<parley-line></parley-line>`;
  }
}
