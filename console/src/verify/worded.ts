/**
 * The base of what stands on the page that needs no server, too.
 *
 * It follows the reader's language and no more: `ParleyElement` knows a node, and a page that is to
 * be believed without one carries no client of it.
 */
import { LitElement } from 'lit';
import { preferences } from '../prefs';

export abstract class WordedElement extends LitElement {
  private readonly again = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    preferences.addEventListener('change', this.again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    preferences.removeEventListener('change', this.again);
  }
}
