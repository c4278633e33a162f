/**
 * The base of what stands on the page that needs no server, too.
 *
 * It follows the reader's language and no more: `ParleyElement` knows a node, and a page that is to
 * be believed without one carries no client of it.
 */
import { LitElement, type PropertyValues } from 'lit';
import { preferences } from '../prefs';
import { showAll } from '../words';

export abstract class WordedElement extends LitElement {
  private readonly again = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    preferences.addEventListener('change', this.again);
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed);
    showAll(this.renderRoot);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    preferences.removeEventListener('change', this.again);
  }
}
