/** Every key that works here and now, on `?`. */
import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keys } from '../keys';
import { ltr, ParleyElement } from '../parts';
import { controls } from '../theme';
import { say } from './words';

@customElement('parley-help')
export class ParleyHelp extends ParleyElement {
  static override styles = [
    controls,
    css`
      dialog { background: var(--panel); color: var(--text); border: 2px solid var(--line); border-radius: var(--round); max-inline-size: min(46rem, 92vw); max-block-size: 86vh; overflow: auto; }
      dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 0.3rem 1.5rem; }
      dl div { display: flex; gap: 0.75rem; }
      dt { min-inline-size: 5rem; }
      dd { margin: 0; }
    `,
  ];

  override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${() => this.dispatchEvent(new Event('close'))}>
      <div class="row">
        <h1 id="title">${say('key-help')}</h1>
        <button autofocus @click=${() => this.renderRoot.querySelector('dialog')?.close()}>
          ${say('close')}
        </button>
      </div>
      <dl>
        ${keys.list().map(
          (one) => html`<div>
            <dt>${ltr(one.keys)}</dt>
            <dd>${one.says()}</dd>
          </div>`,
        )}
      </dl>
    </dialog>`;
  }
}
