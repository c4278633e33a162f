/** A button that unfolds what is not wanted every minute; folded again by Escape or by going on. */
import { css, html, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { ParleyElement } from '../parts';
import { controls } from '../theme';

/** In the slot `face` what stands on the button, in the other what it unfolds. Dispatches `fold`. */
@customElement('parley-menu')
export class ParleyMenu extends ParleyElement {
  static override styles = [
    controls,
    css`
      :host { display: inline-block; position: relative; }
      button { min-block-size: 1.9rem; padding: 0.15rem 0.5rem; white-space: nowrap; display: inline-flex; gap: 0.4rem; align-items: center; }
      button::after { content: '▾'; content: '▾' / ''; display: var(--arrow, inline); }
      .panel { position: absolute; inset-block-start: calc(100% + 0.2rem); inset-inline-start: 0; z-index: 30; inline-size: max-content; max-inline-size: 90vw; max-block-size: 75vh; overflow: auto; border: 2px solid var(--line); padding: 0.4rem; }
      .panel[hidden] { display: none; }
      :host([end]) .panel { inset-inline: auto 0; }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;
  @query('button') private readonly button!: HTMLButtonElement;

  override connectedCallback(): void {
    super.connectedCallback();
    this.listen(window, 'hashchange', () => this.turn(false));
    this.listen(window, 'pointerdown', (event) => {
      if (!event.composedPath().includes(this)) this.turn(false);
    });
    this.listen(this, 'focusout', (event) => {
      const to = (event as FocusEvent).relatedTarget;
      if (to instanceof Node && to !== this && !this.contains(to)) this.turn(false);
    });
    this.listen(this, 'keydown', (event) => this.key(event as KeyboardEvent));
  }

  override render(): TemplateResult {
    return html`<button
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="panel"
        @click=${() => this.turn(!this.open)}
      >
        <slot name="face"></slot>
      </button>
      <div id="panel" class="panel" ?hidden=${!this.open}><slot></slot></div>`;
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    // The same key closes nothing else at once.
    event.preventDefault();
    this.turn(false);
    this.button.focus();
  }

  private turn(open: boolean): void {
    if (open === this.open) return;
    this.open = open;
    this.dispatchEvent(new Event('fold'));
  }
}
